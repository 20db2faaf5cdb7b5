"""A dictionary on disk: values by key, without holding them in memory."""

from __future__ import annotations

import hashlib
import sqlite3
from functools import cached_property
from typing import Any

from store.files.scratch import packed, scratch_table, unpacked


class DiskDict:
    """Values by key; its memory is the same for ten keys and for ten million."""

    def __init__(self) -> None:
        self._is_empty = True

    @cached_property
    def _rows(self) -> sqlite3.Connection:
        """The table; many dictionaries never need theirs."""
        return scratch_table("pair (key BLOB PRIMARY KEY, value) WITHOUT ROWID")

    def put(self, key: tuple[str, ...], value: str | int) -> None:
        """Set the value of a key."""
        self._is_empty = False
        self._rows.execute("REPLACE INTO pair VALUES (?, ?)", (_digest(key), _column(value)))

    def put_new(self, key: tuple[str, ...], value: str | int) -> Any:
        """Set the value of a key that has none; else return the one that it has."""
        self._is_empty = False
        row = (_digest(key), _column(value))
        is_new = self._rows.execute("INSERT OR IGNORE INTO pair VALUES (?, ?)", row).rowcount
        return None if is_new else self.get(key)

    def get(self, key: tuple[str, ...]) -> Any:
        """The value of a key; None where it has none."""
        if self._is_empty:
            return None
        rows = self._rows.execute("SELECT value FROM pair WHERE key = ?", (_digest(key),))
        row = rows.fetchone()
        value = row[0] if row is not None else None
        return unpacked(value) if isinstance(value, bytes) else value

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM pair").fetchone()[0]
        return count


def _column(value: str | int) -> bytes | int:
    return packed(value) if isinstance(value, str) else value


def _digest(key: tuple[str, ...]) -> bytes:
    # Written as Python, ("a", "bc") and ("ab", "c") differ, and lone surrogates have escapes.
    return hashlib.sha256(repr(key).encode()).digest()[:16]
