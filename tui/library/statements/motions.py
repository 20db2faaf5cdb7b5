"""Actions that move the cursor among compared statements."""

from __future__ import annotations

from textual.screen import Screen

from tui.library.statements.statement_list import StatementList


class StatementMotions(Screen[None]):
    """A screen with a list of statements."""

    @property
    def list(self) -> StatementList:
        """The list on screen."""
        return self.query_one(StatementList)

    def note_move(self) -> None:
        """Drop what was said before the cursor moved."""

    def action_down(self) -> None:
        """Next statement."""
        self._go(self.list.cursor + 1)

    def action_up(self) -> None:
        """Previous statement."""
        self._go(self.list.cursor - 1)

    def action_pair_next(self) -> None:
        """First statement of the next pair, or behind the last pair."""
        stops, here = self.list.stops, self.list.cursor
        pair = stops[here].pair if stops else None
        behind = (n for n in range(here, len(stops)) if stops[n].pair != pair)
        self._go(next(behind, here))

    def action_pair_previous(self) -> None:
        """First statement of the pair, or of the one before."""
        stops, here = self.list.stops, self.list.cursor
        firsts = [
            n
            for n, stop in enumerate(stops[:here])
            if stop.pair is not None and (n == 0 or stops[n - 1].pair != stop.pair)
        ]
        self._go(firsts[-1] if firsts else 0)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._move(self.list.size.height // 2)

    def action_half_up(self) -> None:
        """Half a page up."""
        self._move(-(self.list.size.height // 2))

    def action_page_down(self) -> None:
        """Next page."""
        self._move(self.list.size.height - 1)

    def action_page_up(self) -> None:
        """Previous page."""
        self._move(1 - self.list.size.height)

    def action_top(self) -> None:
        """First statement."""
        self._go(0)

    def action_bottom(self) -> None:
        """Last statement."""
        self._go(len(self.list.stops) - 1)

    def _go(self, number: int) -> None:
        self.list.go(number)
        self.note_move()

    def _move(self, rows: int) -> None:
        self.list.move_rows(rows)
        self.note_move()
