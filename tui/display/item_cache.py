"""What was made of annotations, kept for as long as they are the same ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from annotate.annotation import Item

_Made = TypeVar("_Made")


class ItemCache(Generic[_Made]):
    """Keeps what was made of each item; rows are drawn far more often than items change."""

    def __init__(self, make: Callable[[Item], _Made], *, most: int) -> None:
        self._make = make
        self._most = most
        self._known: dict[str, tuple[Item, _Made]] = {}
        """By the id of the item, with the item that it was made of."""

    def get(self, item: Item) -> _Made:
        """What is made of an item."""
        known = self._known.get(item.id)
        if known is not None and known[0] is item:
            return known[1]
        if len(self._known) >= self._most:
            self.forget()
        made = self._make(item)
        self._known[item.id] = (item, made)
        return made

    def forget(self) -> None:
        """Make everything anew."""
        self._known.clear()
