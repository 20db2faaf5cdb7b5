"""A text field that draws control characters as signs, since text may be pasted or imported."""

from __future__ import annotations

from rich.text import Text

from tui.display.glyphs import one_for_one
from tui.textual_internals import CustomDrawnInput


class SafeInput(CustomDrawnInput):
    """A field of one line."""

    def drawn_value(self) -> Text:
        """The value as it is drawn, with as many characters."""
        return Text(one_for_one(self.value), no_wrap=True, overflow="ignore", end="")
