"""Boxes of text that is scrolled by the reader's own keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.screen import ModalScreen

from tui.keys.command import ESCAPE
from tui.keys.keymap import Keymap
from tui.widgets.lines import Part
from tui.widgets.rows_view import RowsView

SCROLLING: Mapping[str, str] = MappingProxyType(
    {
        "line_down": "scroll(1)",
        "line_up": "scroll(-1)",
        "page_or_skip": "page(1)",
        "page_down": "page(1)",
        "page_up": "page(-1)",
        "top": "end(-1)",
        "bottom": "end(1)",
        "quit": "leave",
    }
)
"""Actions of such a box by the actions of the reader whose keys they take."""


class ScrollingScreen(ModalScreen[None]):
    """A box around rows."""

    def action_scroll(self, rows: int) -> None:
        """Scroll the text."""
        self.query_one(RowsView).scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by most of a page."""
        self.action_scroll(pages * max(1, self.query_one(RowsView).size.height - 2))

    def action_end(self, side: int) -> None:
        """Scroll to the end, or to the beginning."""
        self.action_scroll(side * self.query_one(RowsView).virtual_size.height)


def scrolling_keys(keymap: Keymap, *more: tuple[str, str]) -> list[Part]:
    """The keys of such a box with their labels, for its head; further ones ahead of the last."""
    line_keys = " ".join(map(keymap.shown_key, ("line_down", "line_up")))
    page_key = keymap.shown_key("page_or_skip")
    keys = ((line_keys, "scroll"), (page_key, "page"), *more, (ESCAPE, "close"))
    pairs = ((Part(f"   {key}", "key"), Part(f" {label}")) for key, label in keys)
    return [part for pair in pairs for part in pair]
