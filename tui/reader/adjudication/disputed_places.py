"""Disputed places: what annotators differ on in an article, and what is left to choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotate.adjudication import Readings
from annotate.annotation import Item
from annotate.evaluation.disagreements import Disagreement
from tui.reader.adjudication.reading_rows import ReadingRow, reading_rows
from tui.reader.state import ReadingState


class DisputedPlaces:
    """Looks up the readings and items of each place, as the annotations are now."""

    def __init__(self, readings: Readings, state: ReadingState) -> None:
        self.readings = readings
        self.all = readings.disagreements()
        """Every place, in text order."""
        self.rows = {place: reading_rows(place, readings.names) for place in self.all}
        """The readings of each place."""
        self.focused_row = 0
        """The number of the reading in focus, among those that share its item."""
        self._state = state
        self._by_id = {
            readings.joint_id(body): place for place in self.all for body in place.present
        }

    @property
    def still_open(self) -> list[Disagreement]:
        """The places without a choice."""
        annotations = self._state.annotations
        if annotations is None:
            return []
        return [place for place in self.all if self.readings.is_open(annotations, place)]

    def next_open(self, current: Disagreement, step: int) -> Disagreement | None:
        """The next open one in a direction, round the ends; the present one comes last."""
        rank = self.all.index(current)
        in_turn = [*self.all[rank + 1 :], *self.all[: rank + 1]]
        if step < 0:
            in_turn = [*reversed(self.all[:rank]), *reversed(self.all[rank:])]
        still_open = self.still_open
        return next((place for place in in_turn if place in still_open), None)

    def items_of(self, place: Disagreement | None) -> tuple[Item, ...]:
        """The items of a place, each once, in the order of the annotators."""
        annotations = self._state.annotations
        if place is None or annotations is None:
            return ()
        return self.readings.items(annotations, place)

    def rows_of(self, place: Disagreement | None) -> tuple[ReadingRow, ...]:
        """The readings of a place."""
        return self.rows[place] if place is not None else ()

    def row_items(self, rows: Iterable[ReadingRow]) -> list[Item | None]:
        """The item of each reading; None for nothing."""
        annotations = self._state.annotations
        if annotations is None:
            return [None for _ in rows]
        return [self.readings.item(annotations, row.body) for row in rows]

    def row_of(self, rows: Sequence[ReadingRow], item_id: str | None) -> int | None:
        """The number of the reading of an item, the one in focus where several share it."""
        items = self.row_items(rows)
        numbers = [n for n, item in enumerate(items) if item is not None and item.id == item_id]
        if self.focused_row in numbers:
            return self.focused_row
        return numbers[0] if numbers else None

    def place_of(self, item: Item) -> Disagreement | None:
        """The place that an item is part of."""
        place = self._by_id.get(item.id)
        if place is not None:
            return place
        # In the layer of one of them their own records stand for what would be set out.
        return next((place for place in self.all if item.body in place.present), None)
