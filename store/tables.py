"""Tables as TinyDB's JSON and back, refusing what is not what was written."""

from __future__ import annotations

import json
from pathlib import Path
from sys import intern
from typing import Any

from store.errors import StoreDamaged

Tables = dict[str, dict[str, Any]]
"""Rows by the name of their table and by id."""


def encoded(tables: Tables) -> bytes:
    """The tables as JSON; made row by row, so that other threads get their turn in between."""
    names = (b"%s: {%s}" % (_json(name), _rows(rows)) for name, rows in tables.items())
    return b"{%s}" % b", ".join(names)


def decoded(content: bytes, path: Path) -> Tables:
    """The tables of a file.

    Raises:
        StoreDamaged: The file at this path does not hold tables.
    """
    try:
        tables = json.loads(content, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise StoreDamaged(f"{path} is damaged: {_reason(error, content)}") from error
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise StoreDamaged(f"{path} is damaged: it does not hold tables")
    return tables


def _rows(rows: dict[str, Any]) -> bytes:
    return b", ".join(b"%s: %s" % (_json(name), _json(row)) for name, row in rows.items())


def _json(value: object) -> bytes:
    # Escapes keep lone surrogates, which UTF-8 cannot hold.
    return json.dumps(value).encode("ascii")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Labels, states and names stand in every row; one copy of each will do.
    found = {name: intern(value) if type(value) is str else value for name, value in pairs}
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands there twice")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _reason(error: Exception, content: bytes) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error) if content else "it is empty"
