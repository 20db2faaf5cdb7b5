"""Reading tables from JSON row by row: each is stored before the next one is decoded.

The standard library's decoder reads the rows; only the two levels around them are read here. A
long layer is never in memory as dictionaries, and other threads get their turn. Offsets count
characters of the JSON text.
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
"""Makes an empty table with a name."""


def read_tables(text: str, make: MakeTable) -> Tables:
    """The tables of a JSON text.

    Raises:
        ValueError: It is no JSON, an object has a name twice, or these are no tables.
        RecursionError: A row is nested too deeply.
    """
    tables: Tables = {}

    def read_table(name: str, offset: int) -> int:
        rows = tables[name] = make(name)

        def read_row(name: str, offset: int) -> int:
            rows[name], end = _DECODER.raw_decode(text, offset)
            return end

        return _read_object(text, offset, read_row)

    end = _skip_space(text, _read_object(text, _skip_space(text, 0), read_table))
    if end < len(text):
        raise JSONDecodeError("Extra data", text, end)
    return tables


def _read_object(text: str, offset: int, read_value: Callable[[str, int], int]) -> int:
    """Read an object.

    Args:
        text: The JSON text.
        offset: The start of the object.
        read_value: Reads the value of a name from its offset; returns where it ends.

    Returns:
        The end of the object.
    """
    if text[offset : offset + 1] != "{":
        _DECODER.raw_decode(text, offset)
        raise ValueError("it does not hold tables")
    names: set[str] = set()
    offset = _skip_space(text, offset + 1)
    if text[offset : offset + 1] == "}":
        return offset + 1
    while True:
        name, offset = _read_name(text, offset)
        if name in names:
            raise ValueError(f"“{name}” occurs twice")
        names.add(name)
        offset = _skip_space(text, read_value(name, offset))
        sign = text[offset : offset + 1]
        if sign == "}":
            return offset + 1
        if sign != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, offset)
        offset = _skip_space(text, offset + 1)


def _read_name(text: str, offset: int) -> tuple[str, int]:
    """A name, and the start of its value behind the colon."""
    if text[offset : offset + 1] != '"':
        raise JSONDecodeError("Expecting property name enclosed in double quotes", text, offset)
    name, offset = _DECODER.raw_decode(text, offset)
    offset = _skip_space(text, offset)
    if text[offset : offset + 1] != ":":
        raise JSONDecodeError("Expecting ':' delimiter", text, offset)
    return name, _skip_space(text, offset + 1)


def _skip_space(text: str, offset: int) -> int:
    """The first offset from here on that is not white space."""
    match = _SPACE.match(text, offset)
    return match.end() if match is not None else offset


def _object_from_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = {
        name: intern(value) if name in _REPEATED and type(value) is str else value
        for name, value in pairs
    }
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        duplicate = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{duplicate}” occurs twice")
    return members


_REPEATED = frozenset(
    {"kind", "label", "status", "origin", "decided", "annotator", "pipeline", "note"}
)
"""Names whose values are the same in very many rows; one copy of each will do."""


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


_DECODER = json.JSONDecoder(object_pairs_hook=_object_from_pairs, parse_constant=_refuse_constant)
