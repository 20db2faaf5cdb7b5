"""Reading what is in the library, off the interface's thread, while one looks at the list."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from store.library.overview import GUIDE_URI, Overview
from store.library.preferences import Preferences
from tui.library.base import LibraryBase
from tui.library.ordering import Order

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication
    from store.library.overview_cache import OverviewCache

_SECONDS = 0.1
"""How long numbers are collected before they are shown together."""


class Counting(LibraryBase):
    """Workers read and post messages; the handlers here change state."""

    is_counting = False
    """Whether numbers are still being read."""

    @dataclass
    class Listed(Message):
        """What is in the library, with the numbers that are remembered."""

        overviews: list[Overview]
        order: str | None
        """The order that was chosen before."""

    @dataclass
    class Counted(Message):
        """The numbers of some articles are known."""

        overviews: list[Overview]
        is_last: bool = False

    @work(thread=True, exclusive=True, group="count")
    def count(self) -> None:
        """List what is there, then count what has changed."""
        stopped = get_current_worker()
        name = self.workspace.author.name
        catalogue = self.workspace.catalogue()
        order = Preferences(self.workspace.library, name).get("order")
        self.post_message(self.Listed(self.glance(catalogue), order))
        fresh: list[Overview] = []
        shown = monotonic()
        for overview in catalogue.refresh():
            if stopped.is_cancelled:
                return
            fresh.append(overview)
            if monotonic() - shown > _SECONDS:
                self.post_message(self.Counted(fresh))
                fresh, shown = [], monotonic()
        self.post_message(self.Counted(fresh, is_last=True))

    def glance(self, catalogue: OverviewCache | Adjudication) -> list[Overview]:
        """What is in the library; in an empty one, the first time, the guided article."""
        found = catalogue.cached()
        if not found and self.shelf.is_library:
            from tui.library.guide import offer_guide

            offer_guide(self.workspace)
            return catalogue.cached()
        return found

    def show_analysed(self, overview: Overview | None) -> None:
        """Show how far the background is, and the numbers of an article that it has ready."""
        if overview is not None:
            self.show_row(self.shelf.learn(overview))
        self.update_lines()

    def on_counting_listed(self, message: Listed) -> None:
        """Show every article at once."""
        if message.order in list(Order):
            self.shelf.order = Order(message.order)
        self.is_counting = True
        self.shelf.stock(self.workspace.library, message.overviews)
        self.show_rows(self.shelf.current)
        if self.shelf.is_library and [one.uri for one in message.overviews] == [GUIDE_URI]:
            opens = f"{self.shown_key('open')} opens a guided article"
            self.say(f"{opens}: the keys in two minutes, by doing")

    def on_counting_counted(self, message: Counted) -> None:
        """Fill in numbers; the order follows when all are there, so that no row jumps before."""
        keys = [self.shelf.learn(overview) for overview in message.overviews]
        self.show_row(*keys)
        if message.is_last:
            self.is_counting = False
            if message.overviews or not self.shelf.is_library:
                self.put_in_order()
            self.update_lines()
