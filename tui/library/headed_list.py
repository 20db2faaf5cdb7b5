"""Lists of answers under headings, with a cursor on one of the answers."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.message import Message

from tui.library.answer_rows import Notice, scroll_to_rows
from tui.widgets.rows_view import RowsView


class HeadedList(RowsView, can_focus=True, inherit_bindings=False):
    """Rows of which some are headings; the screen moves the cursor, or a click does."""

    class Chosen(Message):
        """The row under the cursor was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice = ()
        """Lines in place of the rows, where there are none."""
        self._drawn_cursor = 0
        """The row that is drawn under the cursor."""

    @property
    def cursor_row(self) -> int:
        """The row of the cursor; 0 where there is none."""
        raise NotImplementedError

    def is_heading(self, row: int) -> bool:
        """Tell whether a row is a heading."""
        raise NotImplementedError

    def go_to_row(self, row: int) -> bool:
        """Put the cursor on a row; returns False, and leaves it, where there is no answer."""
        raise NotImplementedError

    def reveal(self) -> None:
        """Draw the cursor where it is now, and scroll as far as it and a heading over it need."""
        row = self.cursor_row
        self.redraw_rows(*(range(at, at + 1) for at in (self._drawn_cursor, row)))
        self._drawn_cursor = row
        has_heading = row > 0 and self.is_heading(row - 1)
        scroll_to_rows(self, range(row - has_heading, row + 1))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row, and choose it."""
        if self.go_to_row(event.y + self.first_row):
            self.reveal()
            self.post_message(self.Chosen())

    @property
    def caret(self) -> Offset:
        """The row under the cursor."""
        return Offset(0, self._drawn_cursor - self.first_row)
