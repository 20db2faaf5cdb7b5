"""The list of the people view, drawn as it scrolls by: who speaks, what is claimed, or rules."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from annotate.people.rules import Rule
from store.index.counting import VoiceCounts
from tui.display.glyphs import visible
from tui.library.people.page import Heading, Page, PageRow, Quoted, key_of
from tui.library.people.row_pieces import Paint, claim_pieces, heading_pieces, rule_pieces
from tui.library.people.voice_columns import voice_pieces
from tui.widgets.fitting import fitted
from tui.widgets.lines import Part
from tui.widgets.rows_view import RowsView

_MARK = "▪"
_EDGE = 2
"""Empty cells in front of a line of the notice."""

Notice = Sequence[Sequence[Part]]
"""Lines in place of an empty list."""


class PeopleList(RowsView, can_focus=True, inherit_bindings=False):
    """Draws the rows of a page; the screen moves the cursor."""

    LOOKS = "people--"
    COMPONENT_CLASSES = {
        f"people--{look}"
        for look in ("title", "quiet", "current", "said", "strong", "key", "warning", "plain")
    }

    class Chosen(Message):
        """The row under the cursor was clicked."""

    def __init__(self, marks: Callable[[], set[Hashable]]) -> None:
        super().__init__()
        self.page = Page()
        """What is listed."""
        self.notice: Notice = ()
        """Lines in place of the rows, where there are none."""
        self._marks = marks
        self._drawn_cursor = 0

    def show(self, page: Page) -> None:
        """List a page, or the same one with other rows."""
        self.page = page
        self._drawn_cursor = page.cursor
        self.set_length(len(page.rows))
        self.update_rows()
        self.reveal()

    def reveal(self) -> None:
        """Draw the cursor where it is now, and scroll as far as it and a heading over it need."""
        row, top, height = self.page.cursor, self.first_row, self.size.height
        is_first = row > 0 and isinstance(self.page.rows[row - 1], Heading)
        first = row - 1 if is_first else row
        self.redraw_rows(*(range(at, at + 1) for at in (self._drawn_cursor, row)))
        self._drawn_cursor = row
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif row >= top + height > 0:
            self.scroll_to(y=row - height + 1, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row, and choose it."""
        row = event.y + self.first_row
        if row < len(self.page.rows) and not isinstance(self.page.rows[row], Heading):
            self.page.go(row)
            self.reveal()
            self.post_message(self.Chosen())

    @property
    def caret(self) -> Offset:
        """The row under the cursor."""
        return Offset(0, self._drawn_cursor - self.first_row)

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row of the page, or a line of the notice."""
        rows = self.page.rows
        if row >= len(rows):
            return self._notice_line(row if not rows else -1, width)
        is_current = row == self.page.cursor
        ground = ("current",) if is_current else ()

        def paint(*looks: str) -> Style:
            return self.paint(*(ground or looks))

        mark = _MARK if key_of(rows[row]) in self._marks() else " "
        # The empty cell at the end of a row is where a scrollbar comes: the columns stay.
        pieces = _pieces(rows[row], self.outer_size.width - len(f" {mark} "), paint)
        if isinstance(rows[row], Heading):
            return fitted([(" ", self.paint()), *pieces], width, self.paint())
        return fitted([(f" {mark} ", paint()), *pieces], width, paint())

    def _notice_line(self, index: int, width: int) -> Strip:
        parts = self.notice[index] if 0 <= index < len(self.notice) else ()
        plain = self.paint()
        pieces = [(visible(part.text), self.paint(part.style)) for part in parts]
        return fitted([(" " * _EDGE, plain), *pieces], width, plain)


def _pieces(row: PageRow, room: int, paint: Paint) -> list[tuple[str, Style]]:
    match row:
        case Heading():
            return heading_pieces(row, room + 1, paint)
        case VoiceCounts():
            return voice_pieces(row, room, paint)
        case Quoted():
            return claim_pieces(row, room, paint)
        case Rule():
            return rule_pieces(row, room, paint)
