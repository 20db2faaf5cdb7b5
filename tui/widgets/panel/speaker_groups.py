"""The claims of an article, grouped by who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from annotate.annotation import Item, sort_key
from tui.widgets.panel.ordered_items import insert, rank_of
from tui.widgets.panel.rows import ClaimRow, Heading

NOT_NAMED = "not named"
"""The heading of claims whose speaker nobody has named."""


class SpeakerGroups:
    """Groups in the order in which speakers first speak; those not named come last."""

    def __init__(self) -> None:
        self._groups: dict[str, list[Item]] = {}
        """Claims in text order by the names of their speakers; "" for those not named."""
        self._names: dict[str, str] = {}
        """The names of the speakers by the ids of the claims."""
        self._ends: list[int] | None = None
        """The number of rows up to the end of each group; None until it is asked for."""
        self._order: list[str] = []

    @property
    def count(self) -> int:
        """The number of claims."""
        return len(self._names)

    def __len__(self) -> int:
        ends = self._row_ends()
        return ends[-1] if ends else 0

    def add(self, name: str, item: Item) -> None:
        """Add a claim that is not here yet."""
        insert(self._groups.setdefault(name, []), item)
        self._names[item.id] = name
        self._ends = None

    def discard(self, item: Item) -> None:
        """Remove a claim, if it is here."""
        rank = self._rank(item)
        if rank is None:
            return
        name = self._names.pop(item.id)
        del self._groups[name][rank]
        if not self._groups[name]:
            del self._groups[name]
        self._ends = None

    def replace(self, before: Item, after: Item) -> bool:
        """Put a claim in the place of one with the same position and speaker, if it is here.

        Returns:
            Whether it was here.
        """
        rank = self._rank(before)
        if rank is None:
            return False
        self._groups[self._names[before.id]][rank] = after
        return True

    def name(self, item_id: str) -> str | None:
        """The name under which a claim is listed; None where it is not."""
        return self._names.get(item_id)

    def row(self, index: int) -> Heading | ClaimRow:
        """The row at an index."""
        name, within = self._at(index)
        claims = self._groups[name]
        if not within:
            return Heading(name or NOT_NAMED, len(claims))
        return ClaimRow(claims[(within - 1) // 2], is_content=within % 2 == 0)

    def items(self, index: int) -> Sequence[Item]:
        """The claim at an index, if there is one."""
        row = self.row(index)
        return (row.item,) if isinstance(row, ClaimRow) else ()

    def index(self, item: Item) -> int | None:
        """The index of the first row of a claim; None where it is not here."""
        rank = self._rank(item)
        if rank is None:
            return None
        name = self._names[item.id]
        ends = self._row_ends()
        group = self._order.index(name)
        return (ends[group - 1] if group else 0) + 1 + 2 * rank

    def _rank(self, item: Item) -> int | None:
        """The number of a claim among those of its speaker."""
        name = self._names.get(item.id)
        if name is None:
            return None
        return rank_of(self._groups[name], item)

    def _at(self, index: int) -> tuple[str, int]:
        """The name of the group at an index, and the row within it."""
        ends = self._row_ends()
        group = bisect_right(ends, index)
        return self._order[group], index - (ends[group - 1] if group else 0)

    def _row_ends(self) -> list[int]:
        if self._ends is None:
            firsts = sorted(
                (not name, sort_key(claims[0]), name) for name, claims in self._groups.items()
            )
            self._order = [name for _, _, name in firsts]
            self._ends = list(accumulate(1 + 2 * len(self._groups[name]) for name in self._order))
        return self._ends
