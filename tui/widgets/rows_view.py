"""A view that draws row by row, as cheaply as Textual lets it."""

from __future__ import annotations

from abc import abstractmethod

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

_NOTCHES = 8
"""Steps of a scrollbar's thumb within a cell."""


class RowsView(ScrollView, inherit_bindings=False):
    """Draws the rows that `draw_row` returns, edge to edge.

    Textual gives each row its border, padding and opacity, which costs more than drawing it. A
    view of this kind has none of them: the style sheet must not give it any.
    """

    base_style = Style()
    """The style of an empty row, looked up once for all rows that are drawn together."""

    @abstractmethod
    def draw_row(self, row: int, width: int) -> Strip:
        """Draw a row, counted from the top of everything, in a number of cells."""

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        return self.draw_row(y + self.scroll_offset.y, self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows of a region of the screen."""
        self.base_style = self.rich_style
        top, width = self.scroll_offset.y, self.size.width
        rows = [self.draw_row(y + top, width) for y in crop.line_range]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            rows = [row.apply_filter(line_filter, background) for row in rows]
        return (
            rows
            if crop.column_span == (0, width)
            else [row.crop(*crop.column_span) for row in rows]
        )

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw other rows; the scrollbar only when its thumb moves by a notch."""
        if self.show_vertical_scrollbar:
            notch = max(1, self.max_scroll_y // max(1, self.size.height * _NOTCHES))
            at_end = new_value >= self.max_scroll_y
            self.vertical_scrollbar.position = new_value if at_end else new_value // notch * notch
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
