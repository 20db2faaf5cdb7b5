"""Finding items by position: those around a place, and the next one in text order."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from annotate.annotation import Item, SortKey, sort_key
from annotate.span import Span

_SHORT = 200
"""Longest item, in characters, that is found by looking back from a place; others have buckets."""

_BUCKET = 1024
"""Characters a bucket: a screenful reads a handful of buckets, however long the article is."""


Watcher = Callable[[Item | None, Item | None], object]
"""Gets an item before and after a change; None where it was not, or is not, in the index."""


class PositionIndex:
    """Items by position, updated in place; all queries cost the same in a short and a long text."""

    def __init__(self) -> None:
        self.watchers: list[Watcher] = []
        """Called for each item that was added, removed or replaced, one after the other."""
        self._items: dict[str, Item] = {}
        self._order: list[Item] = []
        self._starts, self._ends = array("I"), array("I")
        """The starts and ends of the items of that list; computing a claim's extent takes time."""
        self._buckets: dict[int, set[str]] = {}

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, item_id: str) -> bool:
        return item_id in self._items

    def __iter__(self) -> Iterator[Item]:
        """All items in text order."""
        return iter(self._order)

    def get(self, item_id: str) -> Item | None:
        """The item with this id, if it is here."""
        return self._items.get(item_id)

    def add(self, item: Item) -> None:
        """Add an item whose id is not here yet."""
        self.extend((item,))

    def extend(self, items: Iterable[Item]) -> None:
        """Add many at once; costs no more than the stretch of text that they come from."""
        added = sorted(items, key=sort_key)
        if added:
            self._insert(added)
        for item in added:
            self._report(None, item)

    def _insert(self, added: list[Item]) -> None:
        """Put items in text order among the others."""
        for item in added:
            self._place(item)
        first, last = self.rank(sort_key(added[0])), self.rank(sort_key(added[-1]))
        merged = sorted([*self._order[first:last], *added], key=sort_key)
        self._order[first:last] = merged
        extents = [item.body.extent for item in merged]
        self._starts[first:last] = array("I", (extent.start for extent in extents))
        self._ends[first:last] = array("I", (extent.end for extent in extents))

    def remove(self, item: Item) -> None:
        """Remove an item that was added."""
        rank = self.rank(sort_key(item))
        del self._order[rank], self._starts[rank], self._ends[rank]
        del self._items[item.id]
        for bucket in _buckets_of(item):
            self._buckets[bucket].discard(item.id)
        self._report(item, None)

    def remove_all(self, ids: Collection[str]) -> None:
        """Remove many at once; costs as much as adding all the others anew."""
        others = [item for item in self._order if item.id not in ids]
        removed = [item for item in self._order if item.id in ids]
        self._items, self._order, self._buckets = {}, [], {}
        self._starts, self._ends = array("I"), array("I")
        if others:
            self._insert(others)
        for item in removed:
            self._report(item, None)

    def replace(self, before: Item | None, after: Item | None) -> None:
        """Put an item in the place of another; None where there was none, or is none any more."""
        if before is not None and after is not None:
            key = sort_key(before)
            if key == sort_key(after):
                # Nothing moves, which in a long article takes longer than all the rest.
                self._order[self.rank(key)] = self._items[after.id] = after
                self._report(before, after)
                return
        if before is not None:
            self.remove(before)
        if after is not None:
            self.add(after)

    def overlapping(self, span: Span) -> list[Item]:
        """Items whose extent shares a character with a span, in text order."""
        first = bisect_left(self._starts, span.start - _SHORT)
        last = bisect_left(self._starts, span.end, first)
        short_items = [
            self._order[rank]
            for rank in range(first, last)
            if span.start < self._ends[rank] <= self._starts[rank] + _SHORT
        ]
        ids: set[str] = set()
        for bucket in _buckets(span):
            ids |= self._buckets.get(bucket, set())
        long_items = [
            item for item in map(self._items.__getitem__, ids) if item.body.extent.overlaps(span)
        ]
        return sorted([*short_items, *long_items], key=sort_key) if long_items else short_items

    def starting_at(self, offset: int) -> Sequence[Item]:
        """Items that start at an offset, in text order."""
        low, high = self._ranks_at(offset)
        return self._order[low:high]

    def after(self, key: SortKey) -> Item | None:
        """The first item behind a place in text order."""
        low, high = self._ranks_at(key[0])
        index = bisect_right(self._order, key, low, high, key=sort_key)
        return self._order[index] if index < len(self._order) else None

    def before(self, key: SortKey) -> Item | None:
        """The last item ahead of a place in text order."""
        index = self.rank(key)
        return self._order[index - 1] if index else None

    def rank(self, key: SortKey) -> int:
        """The number of items ahead of a place in text order."""
        low, high = self._ranks_at(key[0])
        return bisect_left(self._order, key, low, high, key=sort_key)

    def _ranks_at(self, offset: int) -> tuple[int, int]:
        """The ranks of the items that start at an offset, half-open."""
        low = bisect_left(self._starts, offset)
        return low, bisect_right(self._starts, offset, low)

    def _report(self, before: Item | None, after: Item | None) -> None:
        for watcher in self.watchers:
            watcher(before, after)

    def _place(self, item: Item) -> None:
        self._items[item.id] = item
        for bucket in _buckets_of(item):
            self._buckets.setdefault(bucket, set()).add(item.id)


def _is_long(item: Item) -> bool:
    return len(item.body.extent) > _SHORT


def _buckets_of(item: Item) -> range:
    """The buckets that an item is in: none when it is short."""
    return _buckets(item.body.extent) if _is_long(item) else range(0)


def _buckets(span: Span) -> range:
    return range(span.start // _BUCKET, (span.end - 1) // _BUCKET + 1)
