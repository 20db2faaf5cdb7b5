"""The library's screen: opens articles, counts them and changes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from textual import on
from textual.message import Message

from annotate.errors import PostilError
from store.annotated_article import Answer
from store.library.overview import Overview
from store.library.preferences import Preferences
from store.library.recent_folders import RecentFolders
from tui.dialogs.choose import ChooseScreen
from tui.library.article_changes import (
    ArticleChanged,
    ArticleChanges,
    ArticleDeleted,
    ArticleRestored,
    ChangeRefused,
)
from tui.library.choose_adjudication import choose_adjudication
from tui.library.folder_rows import recounted
from tui.library.list_screen import ArticleListScreen
from tui.library.ordering import Order
from tui.library.overview_reader import (
    ArticlesCounted,
    ArticlesListed,
    ListingFailed,
)
from tui.widgets.article_columns import Row
from tui.widgets.article_list import ArticleList


class LibraryScreen(ArticleListScreen):
    """Starts workers, which post messages; only the handlers of these change what is shown."""

    _storing_order = Lock()
    _opened: int | None = None
    """The number of articles opened when this screen was in front last."""
    _has_listed = False
    """True once the cursor has gone to the article worked on last."""
    _arrival: str | None = None
    """The row on which the cursor was put when this screen came in front."""

    def on_screen_resume(self) -> None:
        """Count, at first and after an article was read, and go to that article."""
        if self._opened == self.host.opened:
            return
        self._opened = self.host.opened
        self.message = None
        self.lookups.forget_texts()
        self.queue.arrange()
        self.show_rows(self.queue.current)
        self._arrival = self.key
        self.count()

    def count(self) -> None:
        """List the articles, then count those that have changed."""
        self.lookups.find_overviews()

    def show_analysed(self, overview: Overview | None) -> None:
        """Show the progress of the background, and the numbers of an article that is ready."""
        if overview is not None:
            self.queue.learn(overview)
        self.update_rows()

    @on(ArticlesListed)
    def list_articles(self, message: ArticlesListed) -> None:
        """Show every article at once."""
        if message.order in list(Order):
            self.queue.order = Order(message.order)
        self.is_counting = True
        self.folders, self.trouble = message.folders, ""
        self.queue.stock(self.workspace.library, message.overviews)
        self.show_rows(self._resting_place())
        self.lookups.find_titles()
        if self.queue.is_guide_alone and not (self.queue.is_finished or self.host.opened):
            opens = f"{self.shown_key('open')} opens a guided article"
            self.say(f"{opens}: the keys in two minutes, by doing")

    @on(ListingFailed)
    def report_listing(self, message: ListingFailed) -> None:
        """Say why nothing is listed."""
        self.trouble, self.is_counting = message.words, False
        self.update_lines()

    @on(ArticlesCounted)
    def show_counts(self, message: ArticlesCounted) -> None:
        """Fill in numbers; the order follows when all are there, so that no row jumps before."""
        for overview in message.overviews:
            self.queue.learn(overview)
        if message.is_last:
            self.is_counting = False
            self._recount_folders()
            if message.overviews or not self.queue.is_library:
                self.put_in_order()
        self.update_rows()

    @on(ArticleChanged)
    def show_change(self, message: ArticleChanged) -> None:
        """Show the article as it is now, and have it analysed where that is asked for."""
        self.queue.answer(message.key, message.overview.answer)
        self.queue.learn(message.overview)
        self._recount_folders()
        self.update_rows()
        self.say(message.words)
        if message.needs_analysis:
            self.host.background.start([self.queue.entry(message.key)])

    @on(ArticleDeleted)
    def show_deletion(self, message: ArticleDeleted) -> None:
        """Show the list without the article."""
        self.queue.forget(message.key)
        self.show_rows()
        file_note = "" if self.queue.is_library else "; the file was left alone"
        restores = f"{self.shown_key('bring_back')} restores it"
        self.say(f"deleted from the library: {restores}{file_note}   “{message.title}”")

    @on(ArticleRestored)
    def show_restored(self, message: ArticleRestored) -> None:
        """Show the list with the article."""
        if message.title is None:
            self.say("nothing was deleted that could be restored")
            return
        self.say(f"“{message.title}” is restored")
        self.count()

    @on(ChangeRefused)
    def report_refusal(self, message: ChangeRefused) -> None:
        """Say why nothing was changed."""
        self.say(str(message.error), warning=True)

    @on(ArticleList.Chosen)
    async def open_chosen(self, message: ArticleList.Chosen) -> None:
        """Open what was clicked."""
        await self._open(message.key)

    async def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.key is not None:
            await self._open(self.key)

    def action_order(self) -> None:
        """Take the next order, and remember it for this library."""
        self.put_in_order(self.queue.order.following)
        self.run_worker(self._store_order, thread=True, group="order")
        self.articles.go(0)

    def action_finish(self) -> None:
        """Mark as done; again: not done."""
        self._toggle_answer("accept", "done", "not done")

    def action_set_aside(self) -> None:
        """Set aside; again: not set aside."""
        self._toggle_answer("ignore", "set aside", "not set aside")

    def action_delete(self) -> None:
        """Ask, then delete the article from the library."""
        row = self.articles.current
        if row is None:
            return
        if row.is_folder:
            self._drop_folder(row)
            return
        if row.overview is None:
            self.say("this file is not in the library; there is nothing to delete")
            return
        entry = self.queue.entry(row.key)

        def take(answer: str) -> None:
            if answer.strip() in ("y", "yes"):
                self._change(lambda changes: changes.delete(entry))

        self.prompt("delete it and its annotations? y or n ", take)

    def action_bring_back(self) -> None:
        """Restore the article that was deleted last."""
        self._change(ArticleChanges.restore)

    def action_extract_again(self) -> None:
        """Delete the cached suggestions, and look for suggestions again."""
        row = self._article()
        if row is not None:
            entry = self.queue.entry(row.key)
            words = f"{entry.title}: looking for suggestions again"
            self._change(lambda changes: changes.forget_suggestions(entry, words))

    def action_extract_all(self) -> None:
        """Look for all missing suggestions, or stop looking."""
        background = self.host.background
        if background.is_running:
            background.stop()
            self.say(f"stopped; {self.shown_key('extract_all')} goes on with what is missing")
        else:
            overviews = {key: self.queue.overview(key) for key in self.queue.keys}
            background.start(
                self.queue.entry(key)
                for key, overview in overviews.items()
                if overview is None or overview.answer is None
            )
        self.update_lines()

    def action_review(self) -> None:
        """Adjudicate where two annotators differ."""
        if self.workspace.adjudication is not None:
            self.say("this is an adjudication already")
        else:
            self.run_worker(self._adjudicate(), exclusive=True, group="adjudicate")

    def _toggle_answer(self, answer: Answer, words: str, undone: str) -> None:
        row = self._article()
        if row is None:
            return
        entry = self.queue.entry(row.key)
        if row.overview is not None and row.overview.answer == answer:
            self._change(lambda changes: changes.give_answer(entry, None, f"{row.title}: {undone}"))
        else:
            pending = row.overview.pending if row.overview is not None else 0
            left = f", {pending} left pending" if pending else ""
            message = f"{row.title}: {words}{left}; the same key undoes it"
            self._change(lambda changes: changes.give_answer(entry, answer, message))

    def _article(self) -> Row | None:
        """The article under the cursor; None, with a message, where that is a folder."""
        row = self.articles.current
        if row is not None and row.is_folder:
            self.say(f"{row.title} is a folder: {self.shown_key('open')} lists its articles")
            return None
        return row

    def _recount_folders(self) -> None:
        """Count in the rows of folders what is done by now."""
        folders = recounted(self.folders, self.queue.overviews)
        if folders != self.folders:
            self.folders = folders
            self.show_rows()

    def _resting_place(self) -> str | None:
        """The article to go to: the one that was open, at the start the one worked on last.

        Where a person has moved the cursor since, it stays: the list comes from another thread.
        """
        if self.key != self._arrival:
            return self.key
        if self.queue.current is not None or self._has_listed:
            return self.queue.current
        self._has_listed = True
        return self.queue.last_opened or next(iter(self.queue.keys), None)

    async def _open(self, key: str) -> None:
        """Open an article, at the first place that was looked for; or list a folder."""
        folder = next((folder for folder in self.folders if folder.key == key), None)
        if folder is None:
            hit = self.queue.hits.get(key)
            await self.host.open_entry(key, offset=hit.offset if hit is not None else None)
        elif folder.is_gone:
            drops = f"{self.shown_key('delete')} drops it from the list"
            self.say(f"{folder.folder.path} is gone: {drops}", warning=True)
        else:
            await self.host.open_folder(Path(folder.folder.path))

    def _drop_folder(self, row: Row) -> None:
        """Offer a folder no more; its articles stay where they are."""
        self.folders = [folder for folder in self.folders if folder.key != row.key]
        recent = RecentFolders(self.workspace.library)
        self.run_worker(lambda: recent.drop(row.source), thread=True, group="folders")
        self.show_rows()
        self.say(f"{row.title} is not offered any more; its articles were left alone")

    def _change(self, change: Callable[[ArticleChanges], Message]) -> None:
        """Make a change on a worker's thread; its outcome comes back as a message."""
        changes = ArticleChanges(self.workspace)

        def make() -> None:
            self.post_message(change(changes))

        self.run_worker(make, thread=True, group="change")

    def _store_order(self) -> None:
        """Store the order that is shown when its turn comes, so that the last one stays."""
        preferences = Preferences(self.workspace.library, self.workspace.author.name)
        with self._storing_order:
            preferences.set("order", self.queue.order.value)

    async def _adjudicate(self) -> None:
        try:
            chosen = await choose_adjudication(self.workspace.library, self._ask)
        except PostilError as error:
            self.say(str(error), warning=True)
            return
        if isinstance(chosen, str):
            self.say(chosen)
        elif chosen is not None:
            self.host.begin_adjudication(chosen)

    async def _ask(self, title: str, names: Sequence[str]) -> str | None:
        choices = [(name, name) for name in names]
        return await self.app.push_screen_wait(ChooseScreen(title, choices))
