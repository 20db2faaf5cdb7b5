"""A library to test in: the real app on its library screen, with three small articles."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from annotate.author import Author
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.library.library import Library
from store.library.overview import Overview
from tests.quick_pilot import drawing_put_off
from tests.tui.reader_harness import draw, remember, until
from tui.app.app import PostilApp
from tui.config.label_files import BUILT_IN, SchemeChoice
from tui.config.workspace import Workspace
from tui.keys.keymap import Keymap
from tui.library.screen import LibraryScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.lines import Line
from tui.widgets.long_message import LongMessage

TITLES = ("apples", "bridges", "candles")


@dataclass
class LibraryUser:
    """The open library and a hand on its keys."""

    pilot: Pilot[None]
    app: PostilApp

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything that follows has happened."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until the list is complete and counted."""
        await until(self.pilot, lambda: isinstance(self.app.screen, LibraryScreen))
        await until(
            self.pilot,
            lambda: not self.screen.page.is_counting and self.app.navigator.queue.is_stocked,
        )

    async def see(self, words: str) -> None:
        """Wait until the message under the list contains some words."""
        await until(self.pilot, lambda: words in f"{self.long_message} {self.line('message')}")

    async def opened(self, title: str) -> ReaderScreen:
        """Wait for the reader on an article."""

        def is_open() -> bool:
            screen = self.app.screen
            return (
                isinstance(screen, ReaderScreen)
                and screen.document.title == title
                and screen.session is not None
            )

        await until(self.pilot, is_open)
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    @property
    def screen(self) -> LibraryScreen:
        assert isinstance(self.app.screen, LibraryScreen)
        return self.app.screen

    @property
    def titles(self) -> list[str]:
        """The titles in the list, in order."""
        return [row.title for row in self.screen.query_one(ArticleList).rows]

    @property
    def here(self) -> str:
        """The title under the cursor."""
        current = self.screen.query_one(ArticleList).current
        return current.title if current is not None else ""

    @property
    def head(self) -> str:
        """The words over the list."""
        return "".join(part.text for part in self.screen.page.articles.head)

    @property
    def notice(self) -> str:
        """The lines under the rows, or in place of them."""
        lines = self.screen.page.articles.notice
        return "\n".join("".join(part.text for part in line) for line in lines)

    @property
    def screen_rows(self) -> list[str]:
        """The list as it is drawn, row by row, without spaces at the end."""
        articles = self.screen.page.articles
        return [articles.render_line(y).text.rstrip() for y in range(articles.size.height)]

    @property
    def long_message(self) -> str:
        """The message that does not fit the line under the list; empty where there is none."""
        return self.app.screen.query_one(LongMessage).words

    def line(self, name: str) -> str:
        screen = self.app.screen
        if name == "message" and isinstance(screen, ReaderScreen):
            return screen.page.message.text if screen.page.message is not None else ""
        return self.app.screen.query_one(f"#{name}", Line).text

    def shown(self, title: str) -> Overview:
        """The overview of an article in the list."""
        rows = self.screen.query_one(ArticleList).rows
        [overview] = [row.overview for row in rows if row.title == title]
        assert overview is not None
        return overview


def stock(library: Library, titles: Sequence[str] = TITLES) -> None:
    """Put articles with as many suggestions as their title has letters into the library."""
    for title in titles:
        text = f"{title} and more of it\n"
        suggested = [Entity(Span(offset, offset + 1), "ORG") for offset in range(len(title))]
        remember(library, Document(text, title, f"/shelf/{title}"), suggested)


@asynccontextmanager
async def open_library(
    folder: Path,
    *,
    titles: Sequence[str] = TITLES,
    size: tuple[int, int] = (80, 24),
    keymap: Keymap | None = None,
    labels: SchemeChoice = BUILT_IN,
) -> AsyncIterator[LibraryUser]:
    """Open the app on a library with these articles, and wait until it is counted."""
    library = Library(folder)
    stock(library, titles)
    app = PostilApp(Workspace(library, Author("ann"), labels, own_keymap=keymap))
    async with AsyncExitStack() as stack:
        with drawing_put_off():
            pilot = await stack.enter_async_context(app.run_test(size=size))
            user = LibraryUser(pilot, app)
            await user.settle()
        await draw(pilot)
        yield user
        app.exit()


def answers(folder: Path) -> list[object]:
    """The stored answers, by title."""
    library = Library(folder)
    return [library.annotated(article, "ann").answer for article in library.articles()]
