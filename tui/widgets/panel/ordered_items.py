"""Lists of annotations in text order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from annotate.annotation import Item, sort_key


def insert(items: list[Item], item: Item) -> None:
    """Put an item in its place; quickest behind all others."""
    if not items or sort_key(items[-1]) < sort_key(item):
        items.append(item)
    else:
        insort(items, item, key=sort_key)


def rank_of(items: Sequence[Item], item: Item) -> int | None:
    """The rank of the item with the same place and id; None where there is none."""
    key = sort_key(item)
    if not items or sort_key(items[-1]) < key:
        return None
    rank = bisect_left(items, key, key=sort_key)
    return rank if items[rank].id == item.id else None
