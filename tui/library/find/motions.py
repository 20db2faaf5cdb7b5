"""Actions that move the cursor in a list of hits."""

from __future__ import annotations

from textual.screen import Screen

from tui.library.find.result_list import ResultList
from tui.library.find.results import Results


class HitMotions(Screen[None]):
    """A screen with a list of hits."""

    def __init__(self) -> None:
        super().__init__()
        self.results = Results()
        """What was found so far."""

    @property
    def list(self) -> ResultList:
        """The list on screen."""
        return self.query_one(ResultList)

    def reveal_cursor(self) -> None:
        """Show where the cursor is now."""
        self.list.reveal()

    def action_down(self) -> None:
        """Next hit."""
        self._go(self.results.cursor + 1)

    def action_up(self) -> None:
        """Previous hit."""
        self._go(self.results.cursor - 1)

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
        """First hit."""
        self._go(0)

    def action_bottom(self) -> None:
        """Last hit."""
        self._go(self.results.listed - 1)

    def action_article_next(self) -> None:
        """First hit of the next article."""
        self.results.move_article(1)
        self.reveal_cursor()

    def action_article_previous(self) -> None:
        """First hit of the previous article."""
        self.results.move_article(-1)
        self.reveal_cursor()

    def _go(self, number: int) -> None:
        self.results.go(number)
        self.reveal_cursor()

    def _move(self, rows: int) -> None:
        self.results.move_rows(rows)
        self.reveal_cursor()
