"""Fields to write in that draw what a terminal would obey, as it may be pasted or imported."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

from tui.display.glyphs import one_for_one
from tui.textual_internals import CustomDrawnInput


class SafeInput(CustomDrawnInput):
    """A line to write in."""

    def drawn_value(self) -> Text:
        """The value with a sign for each of its characters."""
        return Text(one_for_one(self.value), no_wrap=True, overflow="ignore", end="")


class SafeTextArea(TextArea):
    """Some lines to write in."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn, with a sign for each of its characters."""
        return Text(one_for_one(self.document.get_line(line_index)), end="", no_wrap=True)
