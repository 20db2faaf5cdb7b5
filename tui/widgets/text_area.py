"""A field of several lines that draws control characters as signs; few readers ever need one."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

from tui.display.glyphs import one_for_one


class SafeTextArea(TextArea):
    """A field of several lines."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn, with as many characters."""
        return Text(one_for_one(self.document.get_line(line_index)), end="", no_wrap=True)
