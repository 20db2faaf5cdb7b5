"""Actions of the group “find”: what is listed, and opening it."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

from store.library.preferences import Preferences
from tui.display.plural import counted
from tui.library.actions.base import ListActions


class FindActions(ListActions):
    """Choosing what is listed, and opening it."""

    _storing_order = Lock()

    async def action_open(self) -> None:
        """Open what is under the cursor."""
        key = self.articles.key
        if key is not None:
            await self.opener.open(key)

    def action_mine(self) -> None:
        """List what is assigned to the annotator alone; again: everything."""
        share = self.queue.share
        if not share.articles:
            self.say(f"nothing is assigned to {self.workspace.author.name}; postil assign does so")
            return
        self.queue.take_share(replace(share, is_on=not share.is_on))
        self.page.show_rows()
        count, key = counted(len(share.articles), "article"), self.key("mine")
        if self.queue.share.is_on:
            self.say(f"what is assigned to {share.annotator}: {count}; {key} lists everything")
        else:
            self.say(f"everything; {key} lists the {count} assigned to {share.annotator}")

    def action_filter(self) -> None:
        """Ask for letters; the list follows while they are typed."""
        self.filter.ask()

    def action_find(self) -> None:
        """Find in the whole library."""
        self.host.finding.open()

    def action_people(self) -> None:
        """Show who speaks in the library."""
        self.host.people.open()

    def action_statements(self) -> None:
        """Compare what is claimed about the same things."""
        self.host.statements.open()

    def action_clear(self) -> None:
        """Close the prompt; show all articles again."""
        self.filter.clear()

    def action_order(self) -> None:
        """Take the next order, and remember it for this library."""
        self.page.put_in_order(self.queue.order.following)
        self.screen.run_worker(self._store_order, thread=True, group="order")
        self.articles.go(0)

    def _store_order(self) -> None:
        """Store the order that is shown when its turn comes, so that the last one stays."""
        preferences = Preferences(self.workspace.library, self.workspace.author.name)
        with self._storing_order:
            preferences.set("order", self.queue.order.value)
