"""A dictionary on disk: values by key, without holding them in memory."""

from __future__ import annotations

import hashlib
from typing import Any

from store.files.scratch import packed, scratch_table, unpacked


class DiskDict:
    """Values by key; its memory is the same for ten keys and for ten million."""

    def __init__(self) -> None:
        self._rows = scratch_table("said (key BLOB PRIMARY KEY, value) WITHOUT ROWID")

    def put(self, key: tuple[str, ...], value: str | int) -> None:
        """Say something of a key, in place of what was said before."""
        kept = packed(value) if isinstance(value, str) else value
        self._rows.execute("REPLACE INTO said VALUES (?, ?)", (_digest(key), kept))

    def get(self, key: tuple[str, ...]) -> Any:
        """What was said of a key last; None where nothing was."""
        found = self._rows.execute("SELECT value FROM said WHERE key = ?", (_digest(key),))
        row = found.fetchone()
        value = row[0] if row is not None else None
        return unpacked(value) if isinstance(value, bytes) else value

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM said").fetchone()[0]
        return count


def _digest(key: tuple[str, ...]) -> bytes:
    # The lengths keep ("a", "bc") and ("ab", "c") apart.
    words = "\0".join([*(str(len(part)) for part in key), *key])
    return hashlib.sha256(packed(words)).digest()[:16]
