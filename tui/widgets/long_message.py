"""A message that is longer than its line, wrapped above the line."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.display.glyphs import visible
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Part
from tui.widgets.visibility import set_visible

_EDGES = 2
"""Cells of a line at its ends that hold no words."""


def overlong(message: Part | None, width: int) -> str:
    """Return the words of a message for which a line of `width` cells is too short, else none."""
    words = message.text if message is not None else ""
    return words if text_cells(words) > width - _EDGES else ""


class LongMessage(Static):
    """Lies over the rows above a line as long as its words are of use; takes no keys."""

    def __init__(self) -> None:
        super().__init__(id="long-message", markup=False)
        self.words = ""

    def on_mount(self) -> None:
        """Hide until there is something to say."""
        self.display = False

    def show_overlong(self, message: Part | None, width: int) -> None:
        """Show a message for which a line of `width` cells is too short, else nothing."""
        is_warning = message is not None and message.style == "warning"
        self.show(overlong(message, width), is_warning=is_warning)

    def show(self, words: str, *, is_warning: bool = True) -> None:
        """Show some words, or nothing where they are empty."""
        self.set_class(is_warning, "-warning")
        if words == self.words:
            return
        self.words = words
        self.update(Content(visible(words)))
        set_visible(self, is_visible=bool(words))
