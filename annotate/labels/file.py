"""Files of labels: TOML with a table for each label and attribute, read with all faults by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from annotate.errors import SchemeUnusable
from annotate.labels import attribute_checks
from annotate.labels.attribute import Attribute
from annotate.labels.checks import Fault, clashes, faults, fields_of, label_of
from annotate.labels.remarks import remarks
from annotate.labels.scheme import ONTONOTES, Label, LabelScheme
from annotate.labels.toml_lines import Table, tables

_TABLE = "label"
_ATTRIBUTE = "attribute"
_TABLES = (_TABLE, _ATTRIBUTE)
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r"}


def scheme_of(text: str | None) -> LabelScheme:
    """The labels that another process of ours has read and checked; None for the built-in ones."""
    return parse_scheme(text, title="labels") if text is not None else ONTONOTES


def parse_scheme(text: str, *, title: str) -> LabelScheme:
    """Read the labels that a TOML text describes.

    Args:
        text: The content of the file.
        title: The name of the file in messages.

    Raises:
        SchemeUnusable: The text has faults; the error names all of them with their lines.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SchemeUnusable(title, (_syntax_problem(text, error),)) from error
    labels: list[Label] = []
    attributes: list[Attribute] = []
    problems = list(_problems(content, tables(text), labels, attributes))
    if problems:
        raise SchemeUnusable(title, tuple(sorted(problems, key=lambda problem: problem[0])))
    # A file of attributes alone adds them to the built-in labels.
    is_built_in = _TABLE not in content
    own_labels = ONTONOTES.labels if is_built_in else tuple(labels)
    return LabelScheme(own_labels, is_open=is_built_in, attributes=tuple(attributes))


def remark_lines(text: str, scheme: LabelScheme, *, title: str) -> tuple[str, ...]:
    """Remarks on the sound labels of a text, each with its line.

    Args:
        text: The content of the file.
        scheme: The labels that it describes.
        title: The name of the file in messages.
    """
    if scheme.is_open:
        return ()
    label_tables = _tables_of(_TABLE, tables(text), len(scheme.labels))
    problems = [
        _problem_of(fault, label_tables[index], scheme.labels[index].name)
        for index, fault in remarks(scheme)
    ]
    return tuple(f"{title}, line {line}: {words}" for line, words in sorted(problems))


def scheme_toml(scheme: LabelScheme, *, header: str = "") -> str:
    """A scheme as the text of a file, with comments ahead of it."""
    blocks = [_block(_TABLE, fields_of(label)) for label in scheme]
    fields = map(attribute_checks.fields_of, scheme.attributes)
    blocks += [_block(_ATTRIBUTE, attribute_fields) for attribute_fields in fields]
    return "\n".join([f"{header}\n", *blocks] if header else blocks)


def _problems(
    content: dict[str, Any],
    places: list[Table],
    labels: list[Label],
    attributes: list[Attribute],
) -> Iterator[tuple[int, str]]:
    """The faults, each with its line; sound labels and attributes are added to the lists."""
    for name in content.keys() - {*_TABLES}:
        matches = get_close_matches(name, _TABLES, n=1)
        hint = f"; did you mean [[{matches[0]}]]?" if matches else f"; labels go under [[{_TABLE}]]"
        yield _line_of(places, name), f"“{name}” means nothing here{hint}"
    yield from _label_problems(content, places, labels)
    yield from _attribute_problems(content, places, labels, attributes)


def _label_problems(
    content: dict[str, Any], places: list[Table], labels: list[Label]
) -> Iterator[tuple[int, str]]:
    entries = content.get(_TABLE)
    if not isinstance(entries, list) or not entries or not isinstance(entries[0], dict):
        if _TABLE in content or not content:
            words = f"there is no [[{_TABLE}]] in it; postil labels prints some to start from"
            yield _line_of(places, _TABLE), words
        return
    label_tables = _tables_of(_TABLE, places, len(entries))
    sound_indices: list[int] = []
    for index, (fields, place) in enumerate(zip(entries, label_tables, strict=False)):
        label_faults = list(faults(fields))
        name = fields.get("name")
        yield from (_problem_of(fault, place, name) for fault in label_faults)
        if not label_faults:
            labels.append(label_of(fields, index))
            sound_indices.append(index)
    for index, fault in clashes(labels):
        yield _problem_of(fault, label_tables[sound_indices[index]], None)


def _attribute_problems(
    content: dict[str, Any], places: list[Table], labels: list[Label], attributes: list[Attribute]
) -> Iterator[tuple[int, str]]:
    entries = content.get(_ATTRIBUTE, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield _line_of(places, _ATTRIBUTE), f"attributes go under [[{_ATTRIBUTE}]]"
        return
    attribute_tables = _tables_of(_ATTRIBUTE, places, len(entries))
    sound_tables: list[Table] = []
    for fields, place in zip(entries, attribute_tables, strict=False):
        own_faults = list(attribute_checks.faults(fields))
        name = fields.get("name")
        yield from (_problem_of(fault, place, name, _ATTRIBUTE) for fault in own_faults)
        if not own_faults:
            attributes.append(attribute_checks.attribute_of(fields))
            sound_tables.append(place)
    for index, fault in attribute_checks.clashes(attributes, labels or ONTONOTES.labels):
        yield _problem_of(fault, sound_tables[index], None)


def _tables_of(name: str, places: list[Table], count: int) -> list[Table]:
    """The tables with a name; those that are written in another way count as one place."""
    named = [place for place in places if place.name == name]
    return named + [Table(name, _line_of(places, name))] * (count - len(named))


def _problem_of(fault: Fault, place: Table, name: object, kind: str = _TABLE) -> tuple[int, str]:
    about = f"{kind} “{name}”: " if isinstance(name, str) and fault.field != "name" else ""
    return place.keys.get(fault.field, place.line), about + fault.words


def _line_of(places: list[Table], name: str) -> int:
    """The line of a table, or of a key ahead of all tables."""
    lines = (place.line for place in places if place.name == name)
    return places[0].keys.get(name) or next(lines, 1)


def _syntax_problem(text: str, error: Exception) -> tuple[int, str]:
    if isinstance(error, RecursionError):
        return 1, "it is nested too deeply"
    message = str(error)
    place = _PLACE.search(message)
    line = int(place["line"]) if place and place["line"] else text.rstrip().count("\n") + 1
    message = _PLACE.sub("", message)
    return line, f"not TOML: {message[:1].lower()}{message[1:]}"


def _block(table: str, fields: dict[str, object]) -> str:
    rows = (f"{name} = {_value(value)}\n" for name, value in fields.items())
    return f"[[{table}]]\n{''.join(rows)}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name} = {_value(text)}' for name, text in value.items())}}}"
    if isinstance(value, bool):
        return str(value).lower()
    text = "".join(map(_escaped, str(value)))
    return f'"""\n{text}"""' if "\n" in text else f'"{text}"'


def _escaped(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    is_control = (char < " " and char != "\n") or char == "\x7f"
    return _ESCAPES.get(char) or (f"\\u{ord(char):04x}" if is_control else char)
