"""A scrolling view that is drawn row by row, as cheaply as Textual allows."""

from __future__ import annotations

from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView

from tui.textual_internals import update_scrollbars, vertical_scrollbar
from tui.widgets.cached_rows import CachedRows
from tui.widgets.scrollbar import NOTCHES, CellScrollBar


class RowsView(CachedRows, ScrollView, inherit_bindings=False):
    """Scrolls through rows, which are drawn when they come into view."""

    @property
    def first_row(self) -> int:
        """The number of the row on top."""
        return self.scroll_offset.y

    @property
    def caret(self) -> Offset:
        """The cell for the terminal's cursor, from the corner of the view: the first one here."""
        return Offset(0, 0)

    @property
    def vertical_scrollbar(self) -> CellScrollBar:
        """A scrollbar of ours, made when it is needed first, as Textual makes its own."""
        return vertical_scrollbar(self, CellScrollBar)

    def set_length(self, rows: int) -> None:
        """Set the number of rows; a scrollbar that would look the same is left alone."""
        length = Size(self.size.width, rows)
        # By itself, Textual would lay out the whole screen.
        self.set_reactive(RowsView.virtual_size, length)
        drawn = self.vertical_scrollbar.window_virtual_size if self.show_vertical_scrollbar else 0
        if rows < drawn or (rows - drawn) * NOTCHES * self.size.height >= drawn:
            update_scrollbars(self, length)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show the rows that are in view now."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.point_at(round(new_value))
        if round(old_value) != round(new_value):
            self.show_again()
