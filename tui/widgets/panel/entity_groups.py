"""The entities of an article, grouped by label and name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from annotate.annotation import Annotation, Item, Status
from annotate.attributes import in_words
from tui.display.marks import MOVED, STATUS_SIGNS, status_sign
from tui.widgets.panel.ordered_items import insert, rank_of
from tui.widgets.panel.rows import NameRow

Key = tuple[str, str]
"""Label and name of a group."""

_SIGNS = tuple(dict.fromkeys((STATUS_SIGNS[Status.SUGGESTED], MOVED, *STATUS_SIGNS.values())))
"""Signs of statuses, those of what needs a look first."""

_Place = tuple[int, int, int, Key]
"""The place of a group among the others: rank of its label, minus its size, first offset, key."""


class _Group:
    def __init__(self) -> None:
        self.items: list[Item] = []
        """In text order."""
        self.counts: Counter[str] = Counter()
        """Numbers of entities by the signs of their statuses."""
        self.attributes: dict[str, str] = {}
        """The attributes of those that have some, in words, by their ids."""
        self.notes: dict[str, str] = {}
        """Notes by the ids of their entities."""


class EntityGroups:
    """Groups by label, in each the most frequent name first; adding one costs the same anywhere.

    Args:
        rank: Gives the rank of a label among the labels.
    """

    def __init__(self, rank: Callable[[str], int]) -> None:
        self._rank = rank
        self._groups: dict[Key, _Group] = {}
        self._order: list[_Place] = []
        self.count = 0
        """Number of entities."""

    def __len__(self) -> int:
        return len(self._order)

    def extend(self, items: Iterable[tuple[Key, Item]]) -> None:
        """Add entities, but those that are here; many at once cost less than one by one."""
        moving: set[Key] = set()
        for key, item in items:
            group = self._groups.get(key)
            if group is None:
                group = self._groups[key] = _Group()
            elif rank_of(group.items, item) is not None:
                continue
            elif key not in moving:
                self._unplace(key, group)
            moving.add(key)
            insert(group.items, item)
            self._tally(group, item, 1)
        for key in moving:
            self._place(key, self._groups[key])

    def discard(self, key: Key, item: Item) -> None:
        """Remove an entity, if it is here."""
        group = self._groups.get(key)
        rank = self.rank_in_group(key, item)
        if group is None or rank is None:
            return
        self._unplace(key, group)
        self._tally(group, group.items.pop(rank), -1)
        if group.items:
            self._place(key, group)
        else:
            del self._groups[key]

    def replace(self, key: Key, before: Item, after: Item) -> bool:
        """Put an entity in the place of one with the same position, text and label, if it is here.

        Returns:
            Whether it was here.
        """
        rank = self.rank_in_group(key, before)
        if rank is None:
            return False
        group = self._groups[key]
        self._tally(group, group.items[rank], -1)
        group.items[rank] = after
        self._tally(group, after, 1)
        return True

    def row(self, index: int) -> NameRow:
        """The row of a group."""
        label, name = key = self._order[index][-1]
        group = self._groups[key]
        counts = tuple((sign, group.counts[sign]) for sign in _SIGNS if group.counts[sign])
        note = next(iter(group.notes.values()), "")
        return NameRow(label, name, counts, note, next(iter(group.attributes.values()), ""))

    def items(self, index: int) -> Sequence[Item]:
        """The entities of a group, in text order."""
        return self._groups[self._order[index][-1]].items

    def index(self, key: Key, item: Item) -> int | None:
        """The index of the group that has an entity; None where none has it."""
        if self.rank_in_group(key, item) is None:
            return None
        return bisect_left(self._order, self._place_of(key, self._groups[key]))

    def rank_in_group(self, key: Key, item: Item) -> int | None:
        """The number of an entity in its group, counted from 0; None where it is not in it."""
        group = self._groups.get(key)
        return rank_of(group.items, item) if group is not None else None

    def _tally(self, group: _Group, item: Item, step: int) -> None:
        self.count += step
        group.counts[status_sign(item)] += step
        if isinstance(item, Annotation) and item.note:
            group.notes[item.id] = item.note
            if step < 0:
                del group.notes[item.id]
        if isinstance(item, Annotation) and item.attributes:
            group.attributes[item.id] = in_words(item.attributes)
            if step < 0:
                del group.attributes[item.id]

    def _place(self, key: Key, group: _Group) -> None:
        insort(self._order, self._place_of(key, group))

    def _unplace(self, key: Key, group: _Group) -> None:
        del self._order[bisect_left(self._order, self._place_of(key, group))]

    def _place_of(self, key: Key, group: _Group) -> _Place:
        first = group.items[0].body.extent.start
        return self._rank(key[0]), -len(group.items), first, key
