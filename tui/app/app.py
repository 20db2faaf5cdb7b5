"""The app: which article or list is open, and the ways from one to another.

What the first page does not need is imported when it is needed: most of the reader, the screens
and the store.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import SystemCommand
from textual.screen import Screen

from annotate.author import Author
from annotate.document import Document
from annotate.errors import PostilError
from store.files import gc_control
from tui.app.run_summary import RunSummary
from tui.app.shell import Shell
from tui.config.label_files import SchemeChoice
from tui.config.workspace import Workspace
from tui.display.glyphs import visible

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication
    from store.library.overview import Overview
    from store.library.reading_position import ReadingPosition
    from tui.extraction.background import Background
    from tui.library.article_queue import ArticleQueue, QueueEntry
    from tui.library.screen import LibraryScreen
    from tui.reader.screen import ReaderScreen


class PostilApp(Shell):
    """Shows the article it is given, else the queue."""

    def __init__(
        self,
        workspace: Workspace,
        queue: ArticleQueue | None = None,
        document: Document | None = None,
        *,
        signals: Mapping[signal.Signals, int] = MappingProxyType({}),
    ) -> None:
        super().__init__(workspace.theme, signals)
        self.workspace = workspace
        self.opened = 0
        """How many times an article was opened."""
        self.tally = RunSummary()
        """What was done in this run."""
        self._given_queue = queue
        self._document = document
        self._outside: tuple[Workspace, ArticleQueue, LibraryScreen | None] | None = None
        """What was in force before a review began in the library."""
        self._open: ReaderScreen | None = None
        self._library: LibraryScreen | None = None
        self._entry: QueueEntry | None = None

    @cached_property
    def queue(self) -> ArticleQueue:
        """The articles one can go to: those that were given, else the library's."""
        from tui.library.article_queue import library_queue

        return self._given_queue if self._given_queue is not None else library_queue()

    @cached_property
    def background(self) -> Background:
        """Looks for the suggestions of many articles."""
        from tui.extraction.background import Background

        return Background(
            self.workspace,
            is_busy=self._is_extracting,
            told=self._show_analysed,
            warned=self._warn,
        )

    def get_default_screen(self) -> Screen[Any]:
        """The first page of the article, if one is given."""
        if self._document is None:
            return super().get_default_screen()
        from tui.app.first_page import FirstPage

        self.key_gate.hold()
        place = self.workspace.library.last_place(self._document, self.workspace.author.name)
        return FirstPage(
            self._document.text,
            widest=self.workspace.width,
            top=place.top if place is not None else 0,
            ready=self._begin,
        )

    def on_mount(self) -> None:
        """Show the article, or the queue when there is none."""
        self.heed_signals()
        if self._document is None:
            self.push_screen(self._library_screen())
            gc_control.resume()

    def _begin(self) -> None:
        """Put the reader in place of the first page, and give it the keys typed meanwhile."""
        if self._document is not None:
            self.push_screen(self._reader(self._document))
            self.key_gate.release()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen in front, and the themes; none of Textual's own."""
        from tui.app.palette import palette

        return palette(self, screen)

    async def open_entry(self, key: str) -> None:
        """Open an article of the queue on top of it."""
        document = await self._load(key)
        if document is not None:
            self.push_screen(self._reader(document, self.queue.entry(key)))

    async def open_guide(self) -> None:
        """Open the guided article, in place of an article that is open."""
        from tui.library.guide import put_guide

        try:
            document = await asyncio.to_thread(put_guide, self.workspace)
        except PostilError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return
        if self._open is None or self.screen is not self._open:
            self.push_screen(self._reader(document))
        elif await self._open.can_leave():
            self.close()
            self.switch_screen(self._reader(document))

    def begin_adjudication(self, adjudication: Adjudication) -> None:
        """List the articles that two people annotated, on top of the library."""
        from tui.reader.adjudication.queue import disputed_queue

        self._outside = (self.workspace, self.queue, self._library)
        author = Author(adjudication.layer)
        self.workspace = replace(self.workspace, author=author, adjudication=adjudication)
        self.queue = disputed_queue(adjudication.articles.values())
        self.push_screen(self._library_screen())

    def end_adjudication(self) -> bool:
        """Go back to the library from a review that began there; False when there is none."""
        if self._outside is None:
            return False
        self.workspace, self.queue, self._library = self._outside
        self._outside = None
        self.pop_screen()
        return True

    def use_labels(self, labels: SchemeChoice) -> None:
        """Put other labels in force, and open the article anew with them."""
        self.workspace = replace(self.workspace, labels=labels)
        if self._open is not None:
            document = self._open.document
            self.close()
            self.switch_screen(self._reader(document, self._entry))

    async def open_beside(self, find: Callable[[ArticleQueue], str | None]) -> bool:
        """Open another article of the queue in place of the present one.

        Args:
            find: Names it; False is returned when it names none.
        """
        await self.stock_queue()
        key = find(self.queue)
        document = await self._load(key) if key is not None else None
        if key is None or document is None:
            return False
        self.close()
        self.switch_screen(self._reader(document, self.queue.entry(key)))
        return True

    async def stock_queue(self) -> None:
        """Look up what is in the library, if nobody has done so yet."""
        stored = self._open.article.stored if self._open and self._open.article else None
        if self.queue.is_library and self.queue.current is None and stored is not None:
            self.queue.current = stored.id
        if not self.queue.is_stocked:
            from tui.library.ordering import Order

            overviews, order = await asyncio.to_thread(self._look_up)
            self.queue.order = Order(order) if order in list(Order) else self.queue.order
            self.queue.stock(self.workspace.library, overviews)

    def suspend_to_shell(self) -> None:
        """Store what is waiting, then stop as the shell asks programs to, until `fg`."""
        if self._open is not None and self._open.article is not None:
            self._open.article.flush()
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
            self.switch_screen(self._library_screen())

    @property
    def _was_opened_from_library(self) -> bool:
        """Whether the article was opened from the queue, which lies below it."""
        return self._library is not None and self._library in self.screen_stack

    def _library_screen(self) -> LibraryScreen:
        from tui.library.screen import LibraryScreen

        self._library = LibraryScreen(self, self.workspace)
        return self._library

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, and leave the articles in the background as they are."""
        if "background" in vars(self):
            self.background.stop()
        super().exit(result, return_code, message)

    def close(self) -> None:
        """Store what is waiting; also called after a crash, so that nothing is lost."""
        if self._open is not None:
            if self._open.article is not None:
                self.tally.add(self._open.article.stored.id, self._open.article.session.decisions)
            trouble = self._open.close()
            self.trouble = trouble or self.trouble
            self._open = None

    def _reader(self, document: Document, entry: QueueEntry | None = None) -> ReaderScreen:
        stored = entry.stored if entry is not None else None
        stored = stored or self.workspace.library.article_for(document)
        place = stored.place(self.workspace.author.name, document)
        self._entry = entry
        self.queue.current = entry.key if entry is not None else None
        self.opened += 1
        self.tally.begin()
        self._open = self._reader_on(document, place)
        return self._open

    def _reader_on(self, document: Document, place: ReadingPosition | None) -> ReaderScreen:
        """The reader, or where two people's readings are to be compared, the screen for that."""
        adjudication = self.workspace.adjudication
        readings = adjudication.readings_of(document) if adjudication is not None else None
        if readings is None:
            from tui.reader.screen import ReaderScreen

            return ReaderScreen(self, document, self.workspace, place)
        from tui.reader.adjudication.screen import AdjudicationScreen

        return AdjudicationScreen(self, document, self.workspace, readings, place)

    async def _load(self, key: str) -> Document | None:
        try:
            document = await asyncio.to_thread(self.queue.entry(key).load)
        except PostilError as error:
            self.notify(visible(str(error)), severity="error", markup=False)
            return None
        if document.is_blank:
            self.notify("nothing to read in there", markup=False)
            return None
        return document

    def _look_up(self) -> tuple[list[Overview], str | None]:
        """What is in the library and the order that was chosen for it; reads files."""
        from store.library.preferences import Preferences

        library, name = self.workspace.library, self.workspace.author.name
        return self.workspace.catalogue().glance(), Preferences(library, name).get("order")

    def _is_extracting(self) -> bool:
        """Whether somebody waits for the suggestions of an open article."""
        return self._open is not None and self._open.is_extracting

    def _show_analysed(self, overview: Overview | None) -> None:
        if self._library is not None and self._was_opened_from_library:
            self._library.show_analysed(overview)

    def _warn(self, words: str) -> None:
        for screen in (self._open, self._library):
            if screen is not None and screen is self.screen:
                screen.say(words, warning=True)
