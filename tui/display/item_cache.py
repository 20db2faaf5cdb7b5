"""A cache of drawings of annotations, valid for as long as the annotations are the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from annotate.annotation import Item

_Drawing = TypeVar("_Drawing")


class ItemCache(Generic[_Drawing]):
    """Remembers what was made of each item; rows are drawn far more often than items change.

    Args:
        make: Makes a drawing of an item.
        most: Number of drawings that are kept.
    """

    def __init__(self, make: Callable[[Item], _Drawing], *, most: int) -> None:
        self._make = make
        self._most = most
        self._drawings: dict[str, tuple[Item, _Drawing]] = {}
        """Drawings by the ids of their items, each with the item that it was made of."""

    def get(self, item: Item) -> _Drawing:
        """The drawing of an item, made if it has changed."""
        cached = self._drawings.get(item.id)
        if cached is not None and cached[0] is item:
            return cached[1]
        if len(self._drawings) >= self._most:
            self.forget()
        drawing = self._make(item)
        self._drawings[item.id] = (item, drawing)
        return drawing

    def forget(self) -> None:
        """Drop all drawings."""
        self._drawings.clear()
