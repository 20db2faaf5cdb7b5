"""Actions of the group “move”: the cursor of the list."""

from __future__ import annotations

from tui.library.actions.base import ListActions


class MoveActions(ListActions):
    """Moving about in the list."""

    def action_down(self) -> None:
        """Next article."""
        self.articles.move(1)

    def action_up(self) -> None:
        """Previous article."""
        self.articles.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.articles.move(max(1, self.articles.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.articles.move(-max(1, self.articles.page // 2))

    def action_page_down(self) -> None:
        """Next page."""
        self.articles.move(self.articles.page)

    def action_page_up(self) -> None:
        """Previous page."""
        self.articles.move(-self.articles.page)

    def action_top(self) -> None:
        """First article."""
        self.articles.go(0)

    def action_bottom(self) -> None:
        """Last article."""
        self.articles.go(len(self.articles.keys) - 1)
