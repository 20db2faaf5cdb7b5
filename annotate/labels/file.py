"""Files of labels: TOML with one `[[label]]` each, read with all that is wrong, and written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from annotate.errors import SchemeUnusable
from annotate.labels.checks import Fault, clashes, faults, fields_of, label_of
from annotate.labels.scheme import Label, LabelScheme
from annotate.labels.toml_lines import Table, tables

_TABLE = "label"
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r"}


def parse_scheme(text: str, *, title: str) -> LabelScheme:
    """The labels that a TOML text describes.

    Args:
        text: The content of the file.
        title: What messages call the file.

    Raises:
        SchemeUnusable: Something is wrong; everything that is, is named with its line.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SchemeUnusable(title, (_syntax(text, error),)) from error
    labels: list[Label] = []
    problems = list(_problems(content, tables(text), labels))
    if problems:
        raise SchemeUnusable(title, tuple(sorted(problems, key=lambda found: found[0])))
    return LabelScheme(tuple(labels))


def scheme_toml(scheme: LabelScheme, *, header: str = "") -> str:
    """A scheme as the text of a file, with comments ahead of it."""
    blocks = [_block(label) for label in scheme]
    return "\n".join([f"{header}\n", *blocks] if header else blocks)


def _problems(
    content: dict[str, Any], places: list[Table], labels: list[Label]
) -> Iterator[tuple[int, str]]:
    """What is wrong, each with its line; sound labels go into `labels`."""
    for name in content.keys() - {_TABLE}:
        near = get_close_matches(name, [_TABLE], n=1)
        hint = f"; did you mean [[{_TABLE}]]?" if near else f"; labels stand under [[{_TABLE}]]"
        yield _line_of(places, name), f"“{name}” means nothing here{hint}"
    entries = content.get(_TABLE)
    if not isinstance(entries, list) or not entries or not isinstance(entries[0], dict):
        if _TABLE in content or not content:
            words = f"there is no [[{_TABLE}]] in it; postil labels prints some to start from"
            yield _line_of(places, _TABLE), words
        return
    own = [place for place in places if place.name == _TABLE]
    own += [Table(_TABLE, _line_of(places, _TABLE))] * (len(entries) - len(own))
    sound: list[int] = []
    for index, (fields, place) in enumerate(zip(entries, own, strict=False)):
        found = list(faults(fields))
        yield from (_located(fault, place, fields.get("name")) for fault in found)
        if not found:
            labels.append(label_of(fields, index))
            sound.append(index)
    for index, fault in clashes(labels):
        yield _located(fault, own[sound[index]], None)


def _located(fault: Fault, place: Table, name: object) -> tuple[int, str]:
    about = f"label “{name}”: " if isinstance(name, str) and fault.field != "name" else ""
    return place.keys.get(fault.field, place.line), about + fault.words


def _line_of(places: list[Table], name: str) -> int:
    """The line of a table, or of a key ahead of all tables."""
    named = (place.line for place in places if place.name == name)
    return places[0].keys.get(name) or next(named, 1)


def _syntax(text: str, error: Exception) -> tuple[int, str]:
    if isinstance(error, RecursionError):
        return 1, "it is nested too deeply"
    words = str(error)
    place = _PLACE.search(words)
    line = int(place["line"]) if place and place["line"] else text.rstrip().count("\n") + 1
    words = _PLACE.sub("", words)
    return line, f"not TOML: {words[:1].lower()}{words[1:]}"


def _block(label: Label) -> str:
    rows = (f"{name} = {_value(value)}\n" for name, value in fields_of(label).items())
    return f"[[{_TABLE}]]\n{''.join(rows)}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    text = "".join(map(_escaped, str(value)))
    return f'"""\n{text}"""' if "\n" in text else f'"{text}"'


def _escaped(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    is_control = (char < " " and char != "\n") or char == "\x7f"
    return _ESCAPES.get(char) or (f"\\u{ord(char):04x}" if is_control else char)
