"""The app: which article or list is open, and the ways from one to another.

Modules that the first page does not need are imported when they are needed: most of the reader,
the screens and the store.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.console import RenderableType
from textual import events
from textual.app import SystemCommand
from textual.message import Message
from textual.screen import Screen

from annotate.author import Author
from annotate.document import Document
from annotate.errors import PostilError
from annotate.loaders.bounded import while_waiting
from store.files import gc_control
from tui.app.opening import LoadedArticle, folder_at, load_entry, look_up, reader_for, with_position
from tui.app.reading_wait import ReadingWait
from tui.app.run_summary import RunSummary
from tui.app.shell import Shell
from tui.config.label_files import SchemeChoice
from tui.config.workspace import Workspace
from tui.display.glyphs import visible

if TYPE_CHECKING:
    from textual.command import Provider

    from store.library.adjudication import Adjudication
    from store.library.overview import Overview
    from tui.extraction.background import Background
    from tui.extraction.learner import Learner, Lesson
    from tui.library.article_queue import ArticleQueue, QueueEntry
    from tui.library.screen import LibraryScreen
    from tui.reader.screen import ReaderScreen


class _Place(NamedTuple):
    """A list from which another one was opened."""

    workspace: Workspace
    queue: ArticleQueue
    screen: LibraryScreen | None


def _palette_entries() -> type[Provider]:
    from tui.app.palette_entries import PaletteEntries

    return PaletteEntries


class PostilApp(Shell):
    """Shows the article that it is given, else the queue."""

    COMMANDS = {_palette_entries}
    _reading: ReadingWait | None = None
    """The wait for an article that is being read."""

    def __init__(
        self,
        workspace: Workspace,
        queue: ArticleQueue | None = None,
        document: Document | None = None,
        *,
        signals: Mapping[signal.Signals, int] = MappingProxyType({}),
    ) -> None:
        super().__init__(workspace.theme, signals, theme_path=workspace.theme_path)
        self.workspace = workspace
        self.is_leaving = False
        """True from the moment on when it is to end."""
        self.opened = 0
        """The number of times that an article was opened."""
        self.filter_words = ""
        """The words of the filter that is on in the reader; empty for none."""
        self.summary = RunSummary()
        """Articles read and annotations decided in this run."""
        self._initial_queue = queue
        self._initial_document = document
        self._lists_below: list[_Place] = []
        self._reader: ReaderScreen | None = None
        self._library: LibraryScreen | None = None
        self._entry: QueueEntry | None = None
        """The entry of the article that is open."""

    @cached_property
    def queue(self) -> ArticleQueue:
        """The articles that one can go to: those that were given, else the library's."""
        from tui.library.article_queue import library_queue

        return self._initial_queue if self._initial_queue is not None else library_queue()

    @cached_property
    def background(self) -> Background:
        """Looks for the suggestions of many articles."""
        from tui.extraction.background import Background

        return Background(
            self.workspace,
            is_busy=self._is_extracting,
            on_change=self._show_analysed,
            on_trouble=self._warn,
        )

    @cached_property
    def learner(self) -> Learner:
        """Learns from the articles that are done."""
        from tui.extraction.learner import Learner

        return Learner(lambda: self.workspace, on_learned=self._use_learned, on_trouble=self._warn)

    def post_message(self, message: Message) -> bool:
        """Take a message; Esc ends the reading of an article at once, ahead of all others."""
        is_escape = isinstance(message, events.Key) and message.key == "escape"
        if self._reading is None or not is_escape:
            return super().post_message(message)
        self._reading.end()
        return True

    def learn(self) -> None:
        """Learn from what is done, where suggestions are wanted."""
        if self.workspace.has_suggestions and self.workspace.adjudication is None:
            self.learner.start()

    def get_default_screen(self) -> Screen[Any]:
        """The first page of the article, if one is given."""
        if self._initial_document is None:
            return super().get_default_screen()
        from tui.app.first_page import FirstPage

        self.key_gate.hold()
        document, annotator = self._initial_document, self.workspace.author.name
        # The page has to begin there, so it waits for these small files.
        position = self.workspace.library.last_reading_position(document, annotator)
        return FirstPage(
            document.text,
            widest=self.workspace.width,
            top=position.top if position is not None else 0,
            ready=self._cover_first_page,
        )

    def on_mount(self) -> None:
        """Show the article, or the queue when there is none."""
        self.heed_signals()
        if self._initial_document is None:
            self.push_screen(self._new_library_screen())
            gc_control.resume()

    async def _cover_first_page(self) -> None:
        """Put the reader in place of the first page, and give it the keys typed meanwhile."""
        if self._initial_document is not None:
            loaded = await asyncio.to_thread(with_position, self.workspace, self._initial_document)
            self.push_screen(self._new_reader(loaded))
            self.key_gate.release()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen in front, and the themes; none of Textual's own."""
        from tui.app.palette import palette

        return palette(self, screen, self.workspace, open_guide=self.open_guide)

    async def open_entry(self, key: str, *, offset: int | None = None) -> None:
        """Open an article of the queue on top of it, where its reader stopped or at an offset."""
        loaded = await self._load(key)
        if loaded is not None:
            self.push_screen(self._new_reader(loaded.at(offset)))

    async def open_folder(self, folder: Path) -> None:
        """List the articles of a folder on top of the present list."""
        try:
            queue = await asyncio.to_thread(folder_at, self.workspace, folder)
        except PostilError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return
        self._list(queue, self.workspace)
        for remark in queue.report.lines("the library"):
            self.notify(visible(remark), title=folder.name, markup=False)

    async def open_guide(self) -> None:
        """Open the guided article, in place of an article that is open."""
        from tui.library.guide import put_guide

        try:
            document = await asyncio.to_thread(put_guide, self.workspace)
        except PostilError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return
        loaded = await asyncio.to_thread(with_position, self.workspace, document)
        if self._reader is None or self.screen is not self._reader:
            self.push_screen(self._new_reader(loaded))
        elif await self._reader.can_leave():
            self.close()
            self.switch_screen(self._new_reader(loaded))

    def begin_adjudication(self, adjudication: Adjudication) -> None:
        """List the articles that two people annotated, on top of the library."""
        from tui.reader.adjudication.queue import disputed_queue

        author = Author(adjudication.layer)
        workspace = replace(self.workspace, author=author, adjudication=adjudication)
        self._list(disputed_queue(adjudication.articles.values()), workspace)

    def leave_list(self) -> bool:
        """Go back to the list from which this one was opened; False where there is none."""
        if not self._lists_below:
            return False
        self.workspace, self.queue, self._library = self._lists_below.pop()
        self.pop_screen()
        return True

    def _list(self, queue: ArticleQueue, workspace: Workspace) -> None:
        """List other articles on top of the present list."""
        self._lists_below.append(_Place(self.workspace, self.queue, self._library))
        self.workspace, self.queue = workspace, queue
        self.push_screen(self._new_library_screen())

    def use_labels(self, labels: SchemeChoice) -> None:
        """Put other labels in force, and open the article anew with them."""
        self.workspace = replace(self.workspace, labels=labels)
        if self._reader is not None:
            document = self._reader.document
            self.close()
            loaded = with_position(self.workspace, document, self._entry)
            self.switch_screen(self._new_reader(loaded))

    async def open_beside(
        self, find: Callable[[ArticleQueue], str | None], parting_words: str = ""
    ) -> bool:
        """Open another article of the queue in place of the present one.

        Args:
            find: Finds its key in the queue.
            parting_words: A message about the present one, which the other one is opened with.

        Returns:
            Whether there is such an article, and it could be loaded.
        """
        await self.stock_queue()
        key = find(self.queue)
        loaded = await self._load(key) if key is not None else None
        if loaded is None:
            return False
        self.close()
        reader = self._new_reader(loaded)
        reader.connection.open_with(parting_words)
        self.switch_screen(reader)
        return True

    async def stock_queue(self) -> None:
        """Look up the articles of the library, unless they are known."""
        article = self._reader.article if self._reader is not None else None
        if self.queue.is_library and self.queue.current is None and article is not None:
            self.queue.current = article.stored.id
        if not self.queue.is_stocked:
            from tui.library.ordering import Order

            overviews, order = await asyncio.to_thread(look_up, self.workspace)
            self.queue.order = Order(order) if order in list(Order) else self.queue.order
            self.queue.stock(self.workspace.library, overviews)

    def suspend_to_shell(self) -> None:
        """Store what is waiting, then stop as the shell asks programs to, until `fg`."""
        if self._reader is not None and self._reader.article is not None:
            self._reader.article.flush()
        self.action_suspend_process()

    def leave_reader(self) -> None:
        """Back to the queue where the article was opened from it, else out."""
        if self._was_opened_from_library:
            self.close()
            self.pop_screen()
        else:
            self.exit()

    def show_library(self) -> None:
        """Show the queue, below or in place of the article."""
        self.close()
        if self._was_opened_from_library:
            self.pop_screen()
        else:
            self.switch_screen(self._new_library_screen())

    @property
    def _was_opened_from_library(self) -> bool:
        """True if the article was opened from the queue, which lies below it."""
        return self._library is not None and self._library in self.screen_stack

    def _new_library_screen(self) -> LibraryScreen:
        from tui.library.screen import LibraryScreen

        self._library = LibraryScreen(self, self.workspace)
        return self._library

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, and leave the articles in the background as they are."""
        self.is_leaving = True
        if "background" in vars(self):
            self.background.stop()
        if "learner" in vars(self):
            self.learner.stop()
        super().exit(result, return_code, message)

    def close(self) -> None:
        """Store what is waiting; also called after a crash, so that nothing is lost."""
        if self._reader is not None:
            article = self._reader.article
            if article is not None:
                self.summary.add(article.stored.id, article.session.decisions)
            trouble = self._reader.close()
            self.trouble = trouble or self.trouble
            self._reader = None

    def _new_reader(self, loaded: LoadedArticle) -> ReaderScreen:
        self._entry = loaded.entry
        self.queue.current = loaded.entry.key if loaded.entry is not None else None
        self.opened += 1
        self.summary.begin()
        self._reader = reader_for(self, self.workspace, loaded)
        return self._reader

    async def _load(self, key: str) -> LoadedArticle | None:
        """Load an article of the queue; trouble with it is shown, and None returned."""
        entry = self.queue.entry(key)
        self._reading = ReadingWait(entry.title, self._say)
        try:
            with while_waiting(self._reading.step):
                loaded = await asyncio.to_thread(load_entry, self.workspace, entry)
        except PostilError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return None
        finally:
            self._reading.clear()
            self._reading = None
        if loaded.document.is_blank:
            self.notify("this article contains no text", markup=False)
            return None
        return loaded

    def _is_extracting(self) -> bool:
        """True if the suggestions of an open article are being looked for."""
        return self._reader is not None and self._reader.is_extracting

    def _show_analysed(self, overview: Overview | None) -> None:
        if self._library is not None and self._was_opened_from_library:
            self._library.show_analysed(overview)

    def _use_learned(self, lesson: Lesson) -> None:
        """Say what was learned, and suggest with it in the article that is open."""
        from tui.library.learned_words import learned_words

        self._say(learned_words(lesson.articles, lesson.entities, lesson.claims))
        if self._reader is not None:
            self._reader.feed.use_learned()

    def _warn(self, words: str) -> None:
        self._say(words, warning=True)

    def _say(self, words: str, *, warning: bool = False) -> None:
        for screen in (self._reader, self._library):
            if screen is not None and screen is self.screen:
                screen.say(words, warning=warning)
