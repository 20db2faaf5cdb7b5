"""Overlays: changed rows of a table over those that are on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

Row = dict[str, Any]


class RowOverlay(MutableMapping[str, Row]):
    """The rows of a table by id while they are being changed, over those that are on disk.

    Those stay as they are, however many there are: the cost of a change does not depend on them.
    """

    def __init__(self, stored: Mapping[str, Row]) -> None:
        self._stored = stored
        self.changes: dict[str, Row | None] = {}
        """Each row that was set or removed as it is now, None for one that is gone."""

    def __getitem__(self, name: str) -> Row:
        if name not in self.changes:
            # The caller may change the row in place; the one that is on disk must stay as it is.
            self.changes[name] = dict(self._stored[name])
        row = self.changes[name]
        if row is None:
            raise KeyError(name)
        return row

    def get(self, name: str, default: Any = None) -> Any:
        """The row with an id, for reading only; the default where there is none."""
        row = self.changes[name] if name in self.changes else self._stored.get(name)
        return default if row is None else row

    def __setitem__(self, name: str, row: Row) -> None:
        self.changes[name] = row

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self.changes[name] = None

    def __contains__(self, name: object) -> bool:
        return self.changes[name] is not None if name in self.changes else name in self._stored

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self._stored if name in self)
        yield from (name for name in self.changes if name in self and name not in self._stored)

    def __len__(self) -> int:
        gained = sum((name in self) - (name in self._stored) for name in self.changes)
        return len(self._stored) + gained

    def clear(self) -> None:
        """Remove every row."""
        self.changes = dict.fromkeys((*self._stored, *self.changes))
