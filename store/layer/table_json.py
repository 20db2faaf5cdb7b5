"""Tables as TinyDB's JSON and back; anything else is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from store.errors import StoreDamaged
from store.layer.record_table import RecordTable
from store.layer.table_reader import Tables, read_tables


def encoded(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The tables as JSON; made row by row, so that other threads get their turn in between."""
    members = (b"%s: {%s}" % (_json(name), _rows(rows)) for name, rows in tables.items())
    return b"{%s}" % b", ".join(members)


def decoded(content: bytes, path: Path) -> Tables:
    """The tables of a file.

    Raises:
        StoreDamaged: The file at this path does not hold tables.
    """
    try:
        text = content.decode(json.detect_encoding(content), "surrogatepass")
        return read_tables(text, new_table)
    except (ValueError, RecursionError) as error:
        raise StoreDamaged(f"{path} is damaged: {_reason(error, content)}") from error


def new_table(name: str) -> MutableMapping[str, Any]:
    """An empty table with this name."""
    return RecordTable() if name == "annotations" else {}


def _rows(rows: Mapping[str, Any]) -> bytes:
    return b", ".join(b"%s: %s" % (_json(name), _json(row)) for name, row in rows.items())


def _json(value: object) -> bytes:
    # Escapes keep lone surrogates, which UTF-8 cannot hold.
    return json.dumps(value).encode("ascii")


def _reason(error: Exception, content: bytes) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error) if content else "it is empty"
