"""A view that draws row by row, as cheaply as Textual lets it."""

from __future__ import annotations

from textual.scroll_view import ScrollView

from tui.widgets.kept_rows import KeptRows

_NOTCHES = 8
"""Steps of a scrollbar's thumb within a cell."""


class RowsView(KeptRows, ScrollView, inherit_bindings=False):
    """Scrolls through rows, which are drawn when they come into view."""

    @property
    def first_row(self) -> int:
        """The number of the row on top."""
        return self.scroll_offset.y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other rows; the scrollbar only when its thumb moves by a notch."""
        if self.show_vertical_scrollbar:
            notch = max(1, self.max_scroll_y // max(1, self.size.height * _NOTCHES))
            at_end = new_value >= self.max_scroll_y
            self.vertical_scrollbar.position = new_value if at_end else new_value // notch * notch
        if round(old_value) != round(new_value):
            self.show_again()
