"""The lines over the message that show the readings of the place at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from annotate.evaluation.disagreements import Disagreement, differing_parts
from tui.reader.adjudication.disputed_places import DisputedPlaces
from tui.reader.adjudication.reading_line import OTHER_CELLS, reading_line
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.lines import Part, Sides

_LINES = ("first", "second", "third", "fourth")
"""Ids of the lines."""
_FEWEST_LINES = 2
"""Lines that are there in any case: a place where annotators differ has two readings."""
_TAKE = ("take_first", "take_second")
"""The commands that take a reading, whatever is in focus."""


class ReadingLines:
    """Says what stands on each line: who has a reading, what it is, and whether it is taken.

    Args:
        places: The places of the article.
        at_hand: Gives the place at hand.
        state: The reading state.
        page: The page of the reader.
    """

    def __init__(
        self,
        places: DisputedPlaces,
        at_hand: Callable[[], Disagreement | None],
        state: ReadingState,
        page: Page,
    ) -> None:
        most = max(map(len, places.rows.values()), default=_FEWEST_LINES)
        self.lines: Mapping[str, Callable[[], Sides]] = {
            name: partial(self._line, number) for number, name in enumerate(_LINES[:most])
        }
        """As many lines as the place with the most readings needs, by their ids."""
        self._places = places
        self._at_hand = at_hand
        self._state = state
        self._page = page

    def _line(self, number: int) -> Sides:
        """Label and quote of a reading, and the progress on the right."""
        return (self._reading(number), self._progress(number))

    def _reading(self, number: int) -> list[Part]:
        """A reading with its key; of more than there are lines, those around the focus."""
        rows = self._places.rows_of(self._at_hand())
        if not rows:
            return self._heading(number, self._places.readings.names[number])
        items = self._places.row_items(rows)
        focused = self._places.row_of(rows, self._state.focus_id)
        number += max(0, (focused or 0) + 1 - len(self.lines))
        if number >= len(rows):
            return []
        item, row, names = items[number], rows[number], ", ".join(rows[number].names)
        bodies = (i.body if i else row.body for i, row in zip(items, rows, strict=True))
        return reading_line(
            self._heading(number, names),
            item,
            row,
            differing_parts(body for body in bodies if body is not None),
            text=self._state.document.text,
            room=self._page.screen.size.width - len(names) - OTHER_CELLS,
            is_focused=number == focused,
        )

    def _heading(self, number: int, names: str) -> list[Part]:
        """The key that takes a reading, which only the first ones have, and who has it."""
        key = self._page.key(_TAKE[number]) if number < len(_TAKE) else " "
        return [Part(f"{key} ", "key"), Part(f"{names}  ", "strong")]

    def _progress(self, number: int) -> list[Part]:
        """The rank of the place on the first line, the number of open ones on the second."""
        if number > 1:
            return []
        if number:
            return [Part(f"{len(self._places.still_open)} open", "strong")]
        place, every_place = self._at_hand(), self._places.all
        rank = f"{every_place.index(place) + 1} of " if place is not None else ""
        return [Part(f"{rank}{len(every_place)}")]
