"""What the keys of the panel do: they move its mark from entry to entry."""

from __future__ import annotations

from typing import Protocol

from annotate.annotation import Item
from tui.widgets.panel.entries import entry_near, first_to_decide, next_entry
from tui.widgets.panel.outline import Outline


class MarkedList(Protocol):
    """The panel, as what moves its mark sees it."""

    @property
    def outline(self) -> Outline | None:
        """What it lists; None before anything is."""

    @property
    def marked_rows(self) -> range:
        """The rows of the annotation that is marked; empty where none is listed."""

    @property
    def current(self) -> Item | None:
        """The annotation that is marked."""

    @property
    def visible_rows(self) -> range:
        """The rows that can be seen, listed or not."""

    def choose(self, item: Item) -> None:
        """Mark an annotation, and have it shown in the text."""

    def jump(self, item: Item) -> None:
        """Go to an annotation in the text."""

    def leave(self) -> None:
        """Give the keys back to the text."""


class PanelMotions:
    """Moving the mark.

    Args:
        panel: Has the mark.
    """

    def __init__(self, panel: MarkedList) -> None:
        self._panel = panel

    def action_move(self, entries: int) -> None:
        """Mark the claim or name some entries further down, or up."""
        outline, rows = self._panel.outline, self._panel.marked_rows
        row = rows.start if rows else -1
        if outline is not None:
            for _ in range(abs(entries)):
                row = next_entry(outline, row, 1 if entries > 0 else -1)
            self.choose_in(row)

    def action_page(self, pages: int) -> None:
        """Mark what is a page further down, or up."""
        # A row of the page before stays in sight.
        height = max(1, len(self._panel.visible_rows) - 1)
        self._choose_near(self._panel.marked_rows.start + pages * height, step=-pages)

    def action_end(self, side: int) -> None:
        """Mark the last entry, or the first one."""
        outline = self._panel.outline
        if outline is not None:
            self._choose_near(len(outline) if side > 0 else 0, step=-side)

    def action_walk(self, steps: int) -> None:
        """Mark the next entity of this name, or the previous one, round and round."""
        outline, item = self._panel.outline, self._panel.current
        if outline is None or item is None:
            return
        items = outline.items_at(self._panel.marked_rows.start)
        self._panel.choose(items[(outline.rank_in_row(item) + steps) % len(items)])

    def action_jump(self) -> None:
        """Go to the annotation in the text; without a mark, only mark what is at the top."""
        item = self._panel.current
        if item is not None:
            self._panel.jump(item)
        else:
            self._choose_near(self._panel.visible_rows.start, step=1)

    def action_leave(self) -> None:
        """Give the keys back to the text."""
        self._panel.leave()

    def choose_in(self, row: int) -> None:
        """Mark the entry of a row; what is marked already stays so."""
        outline = self._panel.outline
        if outline is None:
            return
        is_marked = row in self._panel.marked_rows
        item = self._panel.current if is_marked else first_to_decide(outline, row)
        if item is not None:
            self._panel.choose(item)

    def _choose_near(self, row: int, *, step: int) -> None:
        """Mark the entry at a row, or the next one in a direction."""
        outline = self._panel.outline
        if outline is not None and len(outline):
            self.choose_in(entry_near(outline, row, step=step))
