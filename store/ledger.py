"""Ledgers: what was said of each of very many keys, without holding them in memory."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Any


class Ledger:
    """Values by key, in a temporary file of SQLite that goes away with it.

    Its memory is the same for ten keys and for ten million.
    """

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        # Nobody ever opens the file again, so that it need not survive anything.
        self._rows.execute("PRAGMA synchronous = OFF")
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("CREATE TABLE said (key BLOB PRIMARY KEY, value) WITHOUT ROWID")

    def put(self, key: tuple[str, ...], value: str | int) -> None:
        """Say something of a key, in place of what was said before."""
        # Names of files may hold lone surrogates.
        kept = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        self._rows.execute("REPLACE INTO said VALUES (?, ?)", (_digest(key), kept))

    def get(self, key: tuple[str, ...]) -> Any:
        """What was said of a key last; None where nothing was."""
        found = self._rows.execute("SELECT value FROM said WHERE key = ?", (_digest(key),))
        row = found.fetchone()
        value = row[0] if row is not None else None
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM said").fetchone()[0]
        return count


def _digest(key: tuple[str, ...]) -> bytes:
    # The lengths keep ("a", "bc") and ("ab", "c") apart.
    words = "\0".join([*(str(len(part)) for part in key), *key])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()[:16]
