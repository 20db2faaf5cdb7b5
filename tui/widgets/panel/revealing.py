"""Scrolling the panel to its marked rows: how far, and when."""

from __future__ import annotations

from collections.abc import Callable

from textual.scroll_view import ScrollView

from tui.keys.rest import call_at_rest


class Revealer:
    """Brings the marked rows into view, at once or when the keys rest.

    Args:
        view: Scrolls.
        is_quiet: Whether the keys rest.
        rows: The marked rows at this moment.
        head: Rows at the top of the view that do not scroll.
    """

    def __init__(
        self,
        view: ScrollView,
        *,
        is_quiet: Callable[[], bool],
        rows: Callable[[], range],
        head: int,
    ) -> None:
        self._view = view
        self._is_quiet = is_quiet
        self._rows = rows
        self._head = head
        self._is_due = False
        """True while the rows are to come into view as soon as the keys rest."""

    def reveal(self) -> None:
        """Scroll to the marked rows unless they are on screen."""
        top = self._wanted_top
        if top != self._view.scroll_offset.y:
            self._view.scroll_to(y=top, animate=False, force=True)

    def reveal_soon(self) -> None:
        """Scroll to the marked rows once the keys rest."""
        if self._is_quiet():
            self.reveal()
        elif self._wanted_top != self._view.scroll_offset.y and not self._is_due:
            self._is_due = True
            call_at_rest(self._reveal_late, is_quiet=self._is_quiet)

    def _reveal_late(self) -> None:
        self._is_due = False
        if self._view.is_running:
            self._view.call_next(self.reveal)

    @property
    def _wanted_top(self) -> int:
        """The row on top that brings the marked rows into view."""
        height = self._view.size.height - self._head
        return top_to_show(self._rows(), self._view.scroll_offset.y, height)


def top_to_show(rows: range, top: int, height: int) -> int:
    """The row on top that brings some rows into view; the present one where they are, or none are.

    Args:
        rows: What is to be shown.
        top: The row on top now.
        height: Rows on screen; none before the first layout.
    """
    if not rows or height <= 0 or (top <= rows.start and rows.stop <= top + height):
        return top
    # The heading of the group stays in view above its first claim; where one comes from above, more
    # room is left below the rows.
    quarters_above = 1 if rows.start >= top else 3
    return max(0, rows.start - 1 - height * quarters_above // 4)
