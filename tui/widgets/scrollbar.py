"""A scrollbar that draws only cells that change: most steps in a long text change none."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from tui.widgets.cached_rows import CachedRows

NOTCHES = 8
"""Steps that Textual draws within a cell, as eighths of a block."""


class CellScrollBar(CachedRows, ScrollBar):
    """Looks like Textual's own, which draws all of itself whenever it moves."""

    _cells: Sequence[Segment] = ()

    def point_at(self, row: int) -> None:
        """Show that a row is on top of the view."""
        last = self.window_virtual_size - self.window_size
        notch = max(1, last // max(1, self.size.height * NOTCHES))
        position = row if row >= last else row // notch * notch
        if position != self.position:
            self.set_reactive(ScrollBar.position, position)
            before, self._cells = self._cells, self._bar()
            pairs = enumerate(zip(before, self._cells, strict=False))
            self.redraw_rows(*(range(n, n + 1) for n, (old, new) in pairs if old != new))

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw one cell."""
        if len(self._cells) != self.size.height:
            self._cells = self._bar()
        if row >= len(self._cells):
            # The bar was given a new place and has not got the size that belongs to it yet.
            return super().draw_row(row, width)
        return Strip([self._cells[row]], width)

    def forget(self, rows: range | None = None) -> None:
        """Drop the drawings of some cells, or of all with what they are drawn from."""
        if rows is None:
            self._cells = ()
        super().forget(rows)

    def _bar(self) -> list[Segment]:
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)  # noqa: S101 - that is what a scrollbar returns
        style = self.app.console.get_style(bar.style)
        assert style.color is not None and style.bgcolor is not None  # noqa: S101, PT018
        cells = bar.render_bar(
            self.size.height,
            bar.virtual_size,
            bar.window_size,
            bar.position,
            bar.thickness,
            back_color=style.bgcolor,
            bar_color=style.color,
        )
        return self.filtered(list(cells.segments))
