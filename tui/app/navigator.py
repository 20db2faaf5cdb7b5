"""The navigator: which article or list is open, and the ways from one to another.

Modules that the first page does not need are imported when they are needed: most of the reader,
the screens and the store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App

from annotate.errors import PostilError
from tui.app.article_loader import ArticleLoader
from tui.app.background_work import BackgroundWork
from tui.app.list_navigator import ListNavigator
from tui.app.opening import LoadedArticle, reader_for, stock, with_position
from tui.app.place_navigators import FindNavigator, PeopleNavigator, StatementsNavigator
from tui.app.run_summary import RunSummary
from tui.config.label_files import SchemeChoice
from tui.config.workspace import Workspace
from tui.keys.gate import KeyGate

if TYPE_CHECKING:
    from annotate.document import Document
    from store.library.reading_position import ReadingPosition
    from tui.extraction.background import Background
    from tui.library.article_queue import ArticleQueue
    from tui.library.queue_entry import QueueEntry
    from tui.reader.screen import ReaderScreen


class Navigator:
    """The host of the app's screens: opens them, closes them and goes from one to another.

    Args:
        app: Shows the screens.
        workspace: What the screens work with.
        queue: The articles that one can go to; those of the library where none is given.
        key_gate: Lets keys through one at a time.
    """

    def __init__(
        self,
        app: App[None],
        workspace: Workspace,
        queue: ArticleQueue | None,
        *,
        key_gate: KeyGate,
    ) -> None:
        self._app = app
        self.workspace = workspace
        self.key_gate = key_gate
        self.opened = 0
        """The number of times that an article was opened."""
        self.filter_words = ""
        """The words of the filter that is on in the reader; empty for none."""
        self.shows_panel = False
        """True if the side panel was opened in the reader, and not closed again."""
        self.said_of_suggesters: set[str] = set()
        """What was said of suggesters in this run, each thing once."""
        self.summary = RunSummary()
        """Articles read and annotations decided in this run."""
        self.trouble: PostilError | None = None
        """Why the app ended early, or what could not be stored."""
        self.reader: ReaderScreen | None = None
        """The screen of the article that is open."""
        self.work = BackgroundWork(
            workspace=lambda: self.workspace,
            reader=lambda: self.reader,
            library=lambda: self.lists.screen if self.lists.is_open else None,
        )
        self.lists: ListNavigator = ListNavigator(app, self, self, self.work)
        """Shows lists of articles, one on top of another."""
        self.opened_from: Callable[[], object] | None = None
        """Shows the list of places from which the open article was opened; None where there is
        none."""
        self.finding = FindNavigator(app, self, self)
        """Shows the find screen, and what is opened from it."""
        self.people = PeopleNavigator(app, self, self)
        """Shows who speaks in the library, and what is opened from there."""
        self.statements = StatementsNavigator(app, self, self)
        """Compares statements, and shows what is opened from there."""
        self._loader = ArticleLoader(self.work.say)
        self._initial_queue = queue
        self._entry: QueueEntry | None = None
        """The entry of the article that is open."""

    @cached_property
    def queue(self) -> ArticleQueue:
        """The articles that one can go to: those that were given, else the library's."""
        from tui.library.article_queue import library_queue

        return self._initial_queue if self._initial_queue is not None else library_queue()

    def hold(self, workspace: Workspace, queue: ArticleQueue) -> None:
        """Have other articles to go to, and other things to work with."""
        self.workspace, self.queue = workspace, queue

    @property
    def background(self) -> Background:
        """Looks for the suggestions of many articles."""
        return self.work.background

    def learn(self) -> None:
        """Learn from what is done, where suggestions are wanted."""
        self.work.learn()

    # Opening.

    async def open_document(self, document: Document, place: ReadingPosition | None) -> None:
        """Open an article that is in no queue, at the place in it that is on screen."""
        loaded = await asyncio.to_thread(with_position, self.workspace, document, shown=place)
        self._app.push_screen(self.new_reader(loaded, self.workspace.labels.remark))

    async def open_entry(self, key: str, *, offset: int | None = None) -> None:
        """Open an article of the queue on top of it, where its reader stopped or at an offset."""
        loaded = await self.load_entry(self.queue.entry(key))
        if loaded is not None:
            self._app.push_screen(self.new_reader(loaded.at(offset)))

    async def open_guide(self) -> None:
        """Open the guided article, in place of an article that is open."""
        from tui.library.guide import put_guide

        try:
            document = await asyncio.to_thread(put_guide, self.workspace)
        except PostilError as error:
            self.work.say(str(error), warning=True)
            return
        loaded = await asyncio.to_thread(with_position, self.workspace, document)
        if self.reader is None or self._app.screen is not self.reader:
            self._app.push_screen(self.new_reader(loaded))
        elif await self.reader.can_leave():
            self.close()
            self._app.switch_screen(self.new_reader(loaded))

    def use_labels(self, labels: SchemeChoice) -> None:
        """Put other labels in force, and open the article anew with them."""
        self.workspace = replace(self.workspace, labels=labels)
        if self.reader is not None:
            document = self.reader.document
            self.close()
            loaded = self.with_position(document)
            self._app.switch_screen(self.new_reader(loaded, labels.remark))

    async def open_beside(
        self, find: Callable[[ArticleQueue], str | None], parting_words: str = ""
    ) -> bool:
        """Open another article of the queue in place of the present one.

        Args:
            find: Finds its key in the queue.
            parting_words: A message about the present one, which the other one is opened with.

        Returns:
            Whether there is such an article; that it cannot be read is said.
        """
        await self.stock_queue()
        key = find(self.queue)
        if key is None:
            return False
        loaded = await self.load_entry(self.queue.entry(key))
        if loaded is None:
            self.work.say_first(parting_words)
            return True
        self.close()
        self._app.switch_screen(self.new_reader(loaded, parting_words))
        return True

    def end_reading(self) -> bool:
        """Stop waiting for an article; False where none is being read."""
        return self._loader.end_wait()

    async def stock_queue(self) -> None:
        """Look up the articles of the library, unless they are known."""
        article = self.reader.article if self.reader is not None else None
        if self.queue.is_library and self.queue.current is None and article is not None:
            self.queue.current = article.stored.id
        if not self.queue.is_stocked:
            await stock(self.queue, self.workspace)

    # Leaving.

    def suspend_to_shell(self) -> None:
        """Store what is waiting, then stop as the shell asks programs to, until `fg`."""
        if self.reader is not None and self.reader.article is not None:
            self.reader.article.flush()
        self._app.action_suspend_process()

    def return_to_places(self) -> bool:
        """Show the list from which this place was opened; False where it was not."""
        if self.opened_from is not None:
            self.opened_from()
        return self.opened_from is not None

    def leave_reader(self) -> None:
        """Go back to the queue where the article was opened from it, else leave the program."""
        if self.lists.is_open:
            self.close()
            self._app.pop_screen()
        else:
            self._app.exit()

    def show_library(self) -> None:
        """Show the queue, below or in place of the article."""
        self.close()
        if self.lists.is_open:
            self._app.pop_screen()
        else:
            self._app.switch_screen(self.lists.new_screen())

    def fail(self, error: PostilError, parting_words: str = "") -> None:
        """Show the list in place of an article that cannot be opened; if it was the first, end.

        The exit code and the last line then report the error.
        """
        if self.lists.is_open or self.opened > 1:
            self.show_library()
            words = "; ".join(filter(None, (parting_words, str(error))))
            self.lists.say(words, warning=True)
            return
        self.trouble = error
        self._app.exit(return_code=1)

    def close(self) -> None:
        """Store what is waiting; also called after a crash, so that nothing is lost."""
        if self.reader is not None:
            article = self.reader.article
            if article is not None:
                self.summary.add(article.stored.id, article.session.decisions)
            trouble = self.reader.close()
            self.trouble = trouble or self.trouble
            self.reader = None

    # Screens.

    def new_reader(self, loaded: LoadedArticle, words: str = "") -> ReaderScreen:
        """The screen of an article, which is the open one from now on, with a first message."""
        self._entry = loaded.entry
        self.queue.current = loaded.entry.key if loaded.entry is not None else None
        self.opened_from = None
        self.opened += 1
        self.summary.begin()
        self.reader = reader_for(self, self.workspace, loaded)
        self.reader.connection.open_with(words)
        return self.reader

    async def load_entry(self, entry: QueueEntry) -> LoadedArticle | None:
        """Load an article; None, with a message, where that is not possible."""
        return await self._loader.load(self.workspace, entry)

    def with_position(self, document: Document) -> LoadedArticle:
        """The article that was open last, with the position that is stored for it."""
        return with_position(self.workspace, document, self._entry)
