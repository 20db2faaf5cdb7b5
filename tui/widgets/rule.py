"""A rule: a line from edge to edge between the article and its frame."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.cached_rows import CachedRows


class Rule(CachedRows, Widget):
    """One row of a thin line."""

    LOOKS = "rule--"
    COMPONENT_CLASSES = {"rule--line"}

    def draw_row(self, row: int, width: int) -> Strip:
        """Draw the only row."""
        if row:
            return super().draw_row(row, width)
        return Strip([Segment("─" * width, self.paint("line"))], width)
