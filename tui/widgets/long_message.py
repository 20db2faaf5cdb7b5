"""A message that is longer than its line, wrapped above the line."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.display.glyphs import visible
from tui.widgets.visibility import set_visible


class LongMessage(Static):
    """Lies over the rows above a line as long as its words are of use; takes no keys."""

    def __init__(self) -> None:
        super().__init__(id="long-message", markup=False)
        self.words = ""

    def on_mount(self) -> None:
        """Hide until there is something to say."""
        self.display = False

    def show(self, words: str, *, is_warning: bool = True) -> None:
        """Show some words, or nothing where they are empty."""
        self.set_class(is_warning, "-warning")
        if words == self.words:
            return
        self.words = words
        self.update(Content(visible(words)))
        set_visible(self, is_visible=bool(words))
