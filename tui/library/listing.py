"""The listing: which articles there are, and their numbers as they come."""

from __future__ import annotations

from store.library.assignments import Assignments
from store.library.overview import Overview
from tui.config.workspace import Workspace
from tui.library.article_queue import ArticleQueue
from tui.library.folder_rows import recounted
from tui.library.host import Host
from tui.library.lookups import Lookups
from tui.library.ordering import Order
from tui.library.overview_reader import (
    ArticlesCounted,
    ArticlesListed,
    ListingFailed,
    TeamCounted,
)
from tui.library.own_share import OwnShare
from tui.library.page import ListPage


class ArticleListing:
    """Has the articles listed and counted by workers, and shows what these report."""

    def __init__(
        self,
        page: ListPage,
        queue: ArticleQueue,
        *,
        lookups: Lookups,
        host: Host,
        workspace: Workspace,
    ) -> None:
        self._page = page
        self._queue = queue
        self._lookups = lookups
        self._host = host
        self._workspace = workspace
        self._opened: int | None = None
        """The number of articles opened when the list was in front last."""
        self._has_listed = False
        """True once the cursor has gone to the article worked on last."""
        self._arrival: str | None = None
        """The row on which the cursor was put when the list came in front."""

    def resume(self) -> None:
        """Count, at first and after an article was read, and go to that article."""
        if self._opened == self._host.opened:
            return
        self._opened = self._host.opened
        self._page.message = None
        self._lookups.forget_texts()
        self._queue.arrange()
        self._page.show_rows(self._queue.current)
        self._arrival = self._page.articles.key
        self.count()

    def count(self) -> None:
        """List the articles, then count those that have changed."""
        self._lookups.find_overviews()

    def take_articles(self, message: ArticlesListed) -> None:
        """Show every article at once."""
        page, queue = self._page, self._queue
        if message.order in list(Order):
            queue.order = Order(message.order)
        page.is_counting = True
        page.folders, page.trouble = message.folders, ""
        queue.stock(self._workspace.library, message.overviews)
        self._take_assignments(message.assignments)
        page.show_rows(self._resting_place())
        self._lookups.find_titles()
        if queue.is_guide_alone and not (queue.is_finished or self._host.opened):
            page.say(f"{page.key('open')} opens a guided article: the keys in two minutes")

    def _take_assignments(self, assignments: Assignments) -> None:
        """List what is assigned to the annotator alone, unless a key has asked for everything."""
        name = self._workspace.author.name
        is_on = self._queue.share.is_on
        self._queue.take_share(OwnShare(name, assignments.of(name), is_on))
        if not assignments.by_article:
            self._page.others = ()
        if assignments.troubles:
            self._page.say(assignments.troubles[0], warning=True)

    def take_team(self, message: TeamCounted) -> None:
        """Say how far the others are."""
        self._page.others = message.others
        self._page.update_lines()

    def take_trouble(self, message: ListingFailed) -> None:
        """Say why nothing is listed."""
        self._page.trouble, self._page.is_counting = message.words, False
        self._page.update_lines()

    def take_counts(self, message: ArticlesCounted) -> None:
        """Fill in numbers; the order follows when all are there, so that no row jumps before."""
        for overview in message.overviews:
            self._queue.learn(overview)
        if message.is_last:
            self._page.is_counting = False
            self.recount_folders()
            if message.overviews or not self._queue.is_library:
                self._page.put_in_order()
        self._page.update_rows()

    def take_analysed(self, overview: Overview | None) -> None:
        """Show the progress of the background, and the numbers of an article that is ready."""
        if overview is not None:
            self._queue.learn(overview)
        self._page.update_rows()

    def recount_folders(self) -> None:
        """Count in the rows of folders what is done by now."""
        folders = recounted(self._page.folders, self._queue.overviews)
        if folders != self._page.folders:
            self._page.folders = folders
            self._page.show_rows()

    def _resting_place(self) -> str | None:
        """The article to go to: the one that was open, at the start the one worked on last.

        Where a person has moved the cursor since, it stays: the list comes from another thread.
        """
        if self._page.articles.key != self._arrival:
            return self._page.articles.key
        if self._queue.current is not None or self._has_listed:
            return self._queue.current
        self._has_listed = True
        return self._queue.last_opened or next(iter(self._queue.keys), None)
