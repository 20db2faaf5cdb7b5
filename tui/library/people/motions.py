"""Actions that move the cursor in the people view."""

from __future__ import annotations

from textual.screen import Screen

from tui.library.people.people_list import PeopleList
from tui.library.people.state import PeopleState


class PeopleMotions(Screen[None]):
    """A screen with pages of rows."""

    def __init__(self) -> None:
        super().__init__()
        self.state = PeopleState()
        """What is shown."""

    @property
    def rows(self) -> PeopleList:
        """The list on screen."""
        return self.query_one(PeopleList)

    def reveal_cursor(self) -> None:
        """Show where the cursor is now."""
        self.rows.reveal()

    def action_down(self) -> None:
        """Next row."""
        self._move(1)

    def action_up(self) -> None:
        """Previous row."""
        self._move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._move(max(1, self.rows.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._move(-max(1, self.rows.size.height // 2))

    def action_page_down(self) -> None:
        """Next page."""
        self._move(max(1, self.rows.size.height - 1))

    def action_page_up(self) -> None:
        """Previous page."""
        self._move(-max(1, self.rows.size.height - 1))

    def action_top(self) -> None:
        """First row."""
        self.state.page.go(0)
        self.reveal_cursor()

    def action_bottom(self) -> None:
        """Last row."""
        self.state.page.go(len(self.state.page.rows) - 1)
        self.reveal_cursor()

    def action_article_next(self) -> None:
        """First row under the next heading."""
        self.state.page.next_heading(1)
        self.reveal_cursor()

    def action_article_previous(self) -> None:
        """First row under the heading before."""
        self.state.page.next_heading(-1)
        self.reveal_cursor()

    def _move(self, rows: int) -> None:
        self.state.page.move(rows)
        self.reveal_cursor()
