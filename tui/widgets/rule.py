"""A rule: a line from edge to edge between the article and its frame."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cached_rows import CachedRows


class Rule(CachedRows, Widget):
    """One row of a thin line, with a joint where an upright line meets it.

    Args:
        joint: The sign of the joint.
        column: Gives the cell of the upright line; None where there is none.
    """

    LOOKS = "rule--"
    COMPONENT_CLASSES = {"rule--line"}

    def __init__(self, joint: str, column: Callable[[], int | None]) -> None:
        super().__init__()
        self._joint = joint
        self._column = column
        self._drawn_column: int | None = None

    def on_mount(self) -> None:
        """Look for the upright line whenever the screen is laid out."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow)

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw the only row."""
        if row:
            return super().draw_row(row, width)
        column = self._drawn_column = self._column()
        line = "─" * width
        if column is not None:
            line = f"{line[:column]}{self._joint}{line[column + 1 :]}"
        return Strip([Segment(line, self.paint("line"))], width)

    def _follow(self, _screen: object) -> None:
        if self._column() != self._drawn_column:
            self.redraw_rows(range(1))
