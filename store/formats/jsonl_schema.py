"""The JSON Schema of a native line, and one readable reason where a line departs from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

SCHEMA = "postil/1"
"""The value of `schema` on a line of this version."""

_VERSION = re.compile(r"postil/(\d+)(?:\.\d+)?")
_LONGEST_QUOTE = 40
"""Characters of a JSON value in a message; chosen by hand."""
_TOKEN_TYPES = {"id": int, "start": int, "end": int, "text": str, "ws": bool}
_EXPECTED = {
    "minimum": "at least {}",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "minLength": "at least {} characters",
    "pattern": "something like {}",
}


@cache
def schema() -> Mapping[str, Any]:
    """Load the JSON Schema (2020-12) of a line."""
    text = files("store.formats").joinpath("postil-1.schema.json").read_text("utf-8")
    line_schema: dict[str, Any] = json.loads(text)
    return line_schema


def unknown_fields(item: Mapping[str, object], kind: str) -> dict[str, object]:
    """Return the fields of an object that the schema does not name.

    Args:
        item: An object of a line.
        kind: Its kind: `line`, or one of the definitions in the schema, such as `span`.
    """
    item_schema = schema() if kind == "line" else schema()["$defs"][kind]
    return {key: value for key, value in item.items() if key not in item_schema["properties"]}


def version_fault(line: object) -> str | None:
    """Say why a line is not of this format and version; None where it is."""
    if not isinstance(line, dict):
        return f"expected an object, got {quoted(line)}"
    if "schema" not in line:
        return f'schema is missing, expected "{SCHEMA}"; name another kind of file with --format'
    name = line["schema"]
    match = _VERSION.fullmatch(name) if isinstance(name, str) else None
    if match is None:
        return f'schema is {quoted(name)}, expected "{SCHEMA}"'
    if match[1] != SCHEMA.partition("/")[2]:
        return f'schema is {quoted(name)}, this version reads "{SCHEMA}"; update Postil to read it'
    return None


def shape_fault(line: Any) -> str | None:
    """Describe the first departure of a line from the schema; None where there is none."""
    tokens = line.get("tokens") if isinstance(line, dict) else None
    if isinstance(tokens, list) and all(map(_is_plain_token, tokens)):
        # A book has 100,000 of them; jsonschema would take four seconds.
        line = {**line, "tokens": []}
    error = next(_validator().iter_errors(line), None)
    return None if error is None else _reason(error)


def quoted(value: object) -> str:
    """Return a JSON value for a message, shortened to fit."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[: _LONGEST_QUOTE - 2] + ('…"' if isinstance(value, str) else "…")


def json_path(parts: Iterable[str | int]) -> str:
    """Return the path of a value: `spans[2].start`."""
    steps = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return "".join(steps).removeprefix(".")


@cache
def _validator() -> Validator:
    # Importing jsonschema takes longer than reading a short file.
    from jsonschema import Draft202012Validator, validators

    # To jsonschema, 12.0 is an integer, but it cannot index a text.
    type_checker = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    strict: type[Validator] = validators.extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, type_checker=type_checker
    )
    return strict(schema())


def _is_plain_token(token: Any) -> bool:
    """Tell whether a token has the types of the schema; `faults` checks its numbers later."""
    return isinstance(token, dict) and all(
        type(token.get(key)) is kind for key, kind in _TOKEN_TYPES.items()
    )


def _reason(error: ValidationError) -> str:
    where = json_path(error.absolute_path)
    rule, value, instance = str(error.validator), cast(Any, error.validator_value), error.instance
    if rule == "required" and isinstance(instance, dict):
        missing = next(key for key in value if key not in instance)
        return f"{json_path([*error.absolute_path, missing])} is missing"
    return f"{where or 'the line'} is {quoted(instance)}, expected {_expected(rule, value)}"


def _expected(rule: str, value: Any) -> str:
    if rule == "enum":
        return " or ".join(quoted(choice) for choice in value)
    if rule == "type":
        return " or ".join([value] if isinstance(value, str) else value)
    return _EXPECTED.get(rule, "{}").format(quoted(value))
