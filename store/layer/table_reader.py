"""Reading tables from JSON row by row: each is taken over before the next one is read.

The standard library's decoder reads the rows; only the two levels around them are gone through
here. A long layer never stands in memory as dictionaries, and other threads get their turn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from json import JSONDecodeError
from re import compile as pattern
from sys import intern
from typing import Any

_SPACE = pattern(r"[ \t\n\r]*")

Tables = dict[str, MutableMapping[str, Any]]
"""Rows by the name of their table and by id."""
MakeTable = Callable[[str], MutableMapping[str, Any]]
"""Makes an empty table of a name."""


def scan(text: str, make: MakeTable) -> Tables:
    """The tables of a JSON text.

    Raises:
        ValueError: It is no JSON, a name stands there twice in an object, or these are no tables.
        RecursionError: A row is nested too deeply.
    """
    tables: Tables = {}

    def table(name: str, place: int) -> int:
        rows = tables[name] = make(name)

        def row(name: str, place: int) -> int:
            rows[name], end = _DECODER.raw_decode(text, place)
            return end

        return _members(text, place, row)

    end = _skip(text, _members(text, _skip(text, 0), table))
    if end < len(text):
        raise JSONDecodeError("Extra data", text, end)
    return tables


def _members(text: str, place: int, value: Callable[[str, int], int]) -> int:
    """Go through an object; `value` reads what a name stands for. Returns where it ends."""
    if text[place : place + 1] != "{":
        _DECODER.raw_decode(text, place)
        raise ValueError("it does not hold tables")
    names: set[str] = set()
    place = _skip(text, place + 1)
    if text[place : place + 1] == "}":
        return place + 1
    while True:
        name, place = _name(text, place)
        if name in names:
            raise ValueError(f"“{name}” stands there twice")
        names.add(name)
        place = _skip(text, value(name, place))
        sign = text[place : place + 1]
        if sign == "}":
            return place + 1
        if sign != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, place)
        place = _skip(text, place + 1)


def _name(text: str, place: int) -> tuple[str, int]:
    """A name with its colon, and where its value begins."""
    if text[place : place + 1] != '"':
        raise JSONDecodeError("Expecting property name enclosed in double quotes", text, place)
    name, place = _DECODER.raw_decode(text, place)
    place = _skip(text, place)
    if text[place : place + 1] != ":":
        raise JSONDecodeError("Expecting ':' delimiter", text, place)
    return name, _skip(text, place + 1)


def _skip(text: str, place: int) -> int:
    """The first place from here on that is not white space."""
    match = _SPACE.match(text, place)
    return match.end() if match is not None else place


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {
        name: intern(value) if name in _REPEATED and type(value) is str else value
        for name, value in pairs
    }
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands there twice")
    return found


_REPEATED = frozenset(
    {"kind", "label", "status", "origin", "decided", "annotator", "pipeline", "note"}
)
"""What says the same in very many rows; one copy of it will do."""


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
