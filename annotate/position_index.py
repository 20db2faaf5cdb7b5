"""Finding items by position: those around a place, and the next one in text order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

from annotate.annotation import Item, SortKey, sort_key
from annotate.span import Span

_BUCKET = 1024
"""Characters a bucket: a screenful reads a handful of buckets, however long the article is."""


class PositionIndex:
    """Items by position, updated in place; all queries cost the same in a short and a long text."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._order: list[SortKey] = []
        self._buckets: dict[int, set[str]] = {}

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, item_id: str) -> bool:
        return item_id in self._items

    def __iter__(self) -> Iterator[Item]:
        """All items in text order."""
        return (self._items[key[-1]] for key in self._order)

    def get(self, item_id: str) -> Item | None:
        """The item with this id, if it is here."""
        return self._items.get(item_id)

    def add(self, item: Item) -> None:
        """Add an item whose id is not here yet."""
        insort(self._order, sort_key(item))
        self._place(item)

    def extend(self, items: Iterable[Item]) -> None:
        """Add many at once; cheaper than one by one."""
        for item in items:
            self._order.append(sort_key(item))
            self._place(item)
        self._order.sort()

    def remove(self, item: Item) -> None:
        """Remove an item that was added."""
        del self._order[bisect_left(self._order, sort_key(item))]
        del self._items[item.id]
        for bucket in _buckets(item.body.extent):
            self._buckets[bucket].discard(item.id)

    def overlapping(self, span: Span) -> list[Item]:
        """Items whose extent shares a character with a span, in text order."""
        ids: set[str] = set()
        for bucket in _buckets(span):
            ids |= self._buckets.get(bucket, set())
        found = [item for item in map(self._items.__getitem__, ids) if _near(item, span)]
        return sorted(found, key=sort_key)

    def after(self, key: SortKey) -> Item | None:
        """The first item behind a place in text order."""
        index = bisect_right(self._order, key)
        return self._items[self._order[index][-1]] if index < len(self._order) else None

    def before(self, key: SortKey) -> Item | None:
        """The last item ahead of a place in text order."""
        index = bisect_left(self._order, key)
        return self._items[self._order[index - 1][-1]] if index else None

    def rank(self, key: SortKey) -> int:
        """How many items stand ahead of a place in text order."""
        return bisect_left(self._order, key)

    def nth(self, rank: int) -> Item:
        """The item at a rank in text order.

        Raises:
            IndexError: There are not that many.
        """
        return self._items[self._order[rank][-1]]

    def _place(self, item: Item) -> None:
        self._items[item.id] = item
        for bucket in _buckets(item.body.extent):
            self._buckets.setdefault(bucket, set()).add(item.id)


def _buckets(span: Span) -> range:
    return range(span.start // _BUCKET, (span.end - 1) // _BUCKET + 1)


def _near(item: Item, span: Span) -> bool:
    return item.body.extent.overlaps(span)
