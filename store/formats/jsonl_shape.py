"""The shape of a native line: readable reasons where one departs from the schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from store.formats.json_quotes import quoted
from store.formats.jsonl_schema import SCHEMA, schema
from store.formats.quick_shape import Test, quick_test

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

_VERSION = re.compile(r"postil/(\d+)(?:\.\d+)?")
_TOKEN_TYPES = {"id": int, "start": int, "end": int, "text": str, "ws": bool}
_EXPECTED = {
    "minimum": "at least {}",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "minLength": "at least {} characters",
    "pattern": "something like {}",
}
Path = tuple[str | int, ...]
"""The way to a value in a line: names of fields, and indexes in lists."""


class ShapeFault(NamedTuple):
    """A departure of a line from the schema."""

    path: Path
    """The way to what is wrong or missing."""
    reason: str
    """What is wrong, with the path in words."""


def version_fault(line: object) -> str | None:
    """Say why a line is not of this format and version; None where it is."""
    if not isinstance(line, dict):
        return f"expected an object, got {quoted(line)}"
    if "schema" not in line:
        return f'schema is missing, expected "{SCHEMA}"; postil import --format reads other files'
    name = line["schema"]
    match = _VERSION.fullmatch(name) if isinstance(name, str) else None
    if match is None:
        return f'schema is {quoted(name)}, expected "{SCHEMA}"'
    if match[1] != SCHEMA.partition("/")[2]:
        return f'schema is {quoted(name)}, this version reads "{SCHEMA}"; update Postil to read it'
    return None


def shape_faults(line: Any) -> Iterator[ShapeFault]:
    """Yield the departures of a line from the schema, in the order of the line."""
    if _quick_test()(line):
        return
    tokens = line.get("tokens") if isinstance(line, dict) else None
    if isinstance(tokens, list) and all(map(_is_plain_token, tokens)):
        # A book has 100,000 of them; jsonschema would take four seconds.
        line = {**line, "tokens": []}
    errors = (error for error in _validator().iter_errors(line) if not _is_of_decision(error))
    for error in sorted(errors, key=lambda error: _order(error.absolute_path)):
        for path, reason in _reasons(error):
            yield ShapeFault(path, reason)


def _order(path: Iterable[str | int]) -> list[tuple[int, str]]:
    """Return a key that sorts paths by index, else by name."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _is_of_decision(error: ValidationError) -> bool:
    """Tell whether status and decision contradict each other; the checks have better words."""
    is_decided = bool(error.absolute_path) and error.absolute_path[-1] == "decided"
    return is_decided and error.validator in {"const", "not"}


def json_path(parts: Iterable[str | int]) -> str:
    """Return the path of a value: `spans[2].start`."""
    steps = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return "".join(steps).removeprefix(".")


@cache
def _quick_test() -> Test:
    return quick_test(schema())


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


def _reasons(error: ValidationError) -> Iterator[tuple[Path, str]]:
    """Yield the path of each thing that is wrong, and what is wrong."""
    path: Path = tuple(error.absolute_path)
    rule, value, instance = str(error.validator), cast(Any, error.validator_value), error.instance
    if rule == "required" and isinstance(instance, dict):
        for missing in (key for key in value if key not in instance):
            yield (*path, missing), f"{json_path([*path, missing])} is missing"
    elif rule == "anyOf":
        yield path, f"{json_path(path)} {cast(Any, error.schema)['$comment']}"
    else:
        where = json_path(path) or "the line"
        yield path, f"{where} is {quoted(instance)}, expected {_expected(rule, value)}"


def _expected(rule: str, value: Any) -> str:
    if rule == "enum":
        return " or ".join(quoted(choice) for choice in value)
    if rule == "type":
        return " or ".join([value] if isinstance(value, str) else value)
    return _EXPECTED.get(rule, "{}").format(quoted(value))
