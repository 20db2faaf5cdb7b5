"""A dictionary on disk: values by key, without holding them in memory."""

from __future__ import annotations

import hashlib
from typing import Any

from store.files.scratch import packed, scratch_table, unpacked


class DiskDict:
    """Values by key; its memory is the same for ten keys and for ten million."""

    def __init__(self) -> None:
        self._rows = scratch_table("pair (key BLOB PRIMARY KEY, value) WITHOUT ROWID")

    def put(self, key: tuple[str, ...], value: str | int) -> None:
        """Set the value of a key."""
        column = packed(value) if isinstance(value, str) else value
        self._rows.execute("REPLACE INTO pair VALUES (?, ?)", (_digest(key), column))

    def get(self, key: tuple[str, ...]) -> Any:
        """The value of a key; None where it has none."""
        rows = self._rows.execute("SELECT value FROM pair WHERE key = ?", (_digest(key),))
        row = rows.fetchone()
        value = row[0] if row is not None else None
        return unpacked(value) if isinstance(value, bytes) else value

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM pair").fetchone()[0]
        return count


def _digest(key: tuple[str, ...]) -> bytes:
    # The lengths keep ("a", "bc") and ("ab", "c") apart.
    words = "\0".join([*(str(len(part)) for part in key), *key])
    return hashlib.sha256(packed(words)).digest()[:16]
