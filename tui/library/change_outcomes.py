"""What comes of a change to an article from the list: made by a worker, then shown."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

from tui.config.workspace import Workspace
from tui.library.article_changes import (
    ArticleChanged,
    ArticleChanges,
    ArticleDeleted,
    ArticleRestored,
    ChangeRefused,
)
from tui.library.article_queue import ArticleQueue
from tui.library.host import Host
from tui.library.listing import ArticleListing
from tui.library.page import ListPage


class ChangeOutcomes:
    """Starts changes, which post their outcomes as messages, and takes these."""

    def __init__(
        self,
        page: ListPage,
        queue: ArticleQueue,
        *,
        listing: ArticleListing,
        host: Host,
        workspace: Workspace,
    ) -> None:
        self._page = page
        self._queue = queue
        self._listing = listing
        self._host = host
        self._changes = ArticleChanges(workspace)

    def start(self, change: Callable[[ArticleChanges], Message]) -> None:
        """Make a change on a worker's thread; its outcome comes back as a message."""
        screen = self._page.screen

        def make() -> None:
            screen.post_message(change(self._changes))

        screen.run_worker(make, thread=True, group="change")

    def take_change(self, message: ArticleChanged) -> None:
        """Show the article as it is now, and have it analysed where that is asked for."""
        self._queue.answer(message.key, message.overview.answer)
        self._queue.learn(message.overview)
        self._listing.recount_folders()
        self._page.update_rows()
        self._page.say(message.words)
        if message.needs_analysis:
            self._host.background.start([self._queue.entry(message.key)])

    def take_deletion(self, message: ArticleDeleted) -> None:
        """Show the list without the article."""
        self._queue.forget(message.key)
        self._page.show_rows()
        file_note = "" if self._queue.is_library else "; the file was left alone"
        restores = f"{self._page.key('bring_back')} restores it"
        self._page.say(f"deleted from the library: {restores}{file_note}   “{message.title}”")

    def take_restored(self, message: ArticleRestored) -> None:
        """Show the list with the article."""
        if message.title is None:
            self._page.say("nothing was deleted that could be restored")
            return
        self._page.say(f"“{message.title}” is restored")
        self._listing.count()

    def take_refusal(self, message: ChangeRefused) -> None:
        """Say why nothing was changed."""
        self._page.say(str(message.error), warning=True)
