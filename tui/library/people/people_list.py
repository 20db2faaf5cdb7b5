"""The list of the people view, drawn as it scrolls by: who speaks, what is claimed, or rules."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from annotate.people.rules import Rule
from store.index.counting import VoiceCounts
from tui.library.answer_rows import Notice, notice_row, redraw_cursor, scroll_to_rows
from tui.library.people.page import Heading, Page, PageRow, Quoted, key_of
from tui.library.people.row_pieces import Paint, claim_pieces, heading_pieces, rule_pieces
from tui.library.people.voice_columns import voice_pieces
from tui.widgets.fitting import fitted
from tui.widgets.rows_view import RowsView

_MARK = "▪"


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
        row = self.page.cursor
        is_first = row > 0 and isinstance(self.page.rows[row - 1], Heading)
        redraw_cursor(self, self._drawn_cursor, row)
        self._drawn_cursor = row
        scroll_to_rows(self, range(row - is_first, row + 1))

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
            return notice_row(self, self.notice, row if not rows else -1, width)
        is_current = row == self.page.cursor
        ground = ("current",) if is_current else ()

        def paint(*looks: str) -> Style:
            return self.paint(*(ground or looks))

        mark = _MARK if key_of(rows[row]) in self._marks() else " "
        pieces = _pieces(rows[row], width - len(f" {mark} "), paint)
        if isinstance(rows[row], Heading):
            return fitted([(" ", self.paint()), *pieces], width, self.paint())
        return fitted([(f" {mark} ", paint()), *pieces], width, paint())


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
