"""A find screen to test: the real app on a library of a few articles that somebody annotated."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.widgets import Input

from annotate.author import Author
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Body
from store.library.library import Library
from tests.quick_pilot import drawing_put_off
from tests.tui.list_user import ListUser
from tests.tui.reader_harness import draw, remember, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.find.screen import FindScreen

TEXTS = {
    "Quay opens": "Mayor Ida Quill said the quay would open in May. Quill praised the builders.\n",
    "Bridge closed": "The bridge is closed, said Tom Farrow. Quill disagreed with him.\n",
    "Ferry stays": "Nobody asked Farrow about the ferry. The ferry stays, he said.\n",
}
NAMES = ("Quill", "Farrow")


@dataclass
class FindUser(ListUser):
    """The open app and a hand on its keys."""

    library: Library

    async def find(self, line: str) -> None:
        """Put a line in place of the one that is there, and wait for the end of the search."""
        if not self.screen.is_editing:
            await self.press("/")
        self.screen.query_one(Input).value = line
        await self.settle()

    async def settle(self) -> None:
        """Wait until the search has ended."""
        await self.pilot.pause()
        await until(self.pilot, lambda: not self.screen.state.is_searching)

    @property
    def screen(self) -> FindScreen:
        assert isinstance(self.app.screen, FindScreen)
        return self.app.screen

    @property
    def rows(self) -> list[str]:
        """The list as it is drawn, without spaces at the ends."""
        results = self.screen.list
        lines = [strip.text.rstrip() for strip in results.render_lines(results.size.region)]
        return [line for line in lines if line]

    @property
    def words(self) -> list[str]:
        """The words of the hits, in order."""
        return [row.hit.words for row in self.screen.results.rows if row.hit is not None]

    @property
    def here(self) -> str:
        """Title and offset of the hit under the cursor."""
        row = self.screen.results.current
        return f"{row.article.title} {row.hit.start}" if row is not None and row.hit else ""


def bodies(text: str) -> list[Body]:
    """Names suggested at each place where one stands, and a claim of the mayor's."""
    spans = [
        Span(at, at + len(name))
        for name in NAMES
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    bodies: list[Body] = [Entity(span, "PERSON") for span in sorted(spans)]
    if "would open" in text:
        parts = ("Mayor Ida Quill", "said", "the quay would open in May")
        source, cue, content = (Span(text.index(p), text.index(p) + len(p)) for p in parts)
        bodies.append(Claim((source,), (cue,), (content,)))
    return bodies


def shelf(folder: Path) -> Library:
    """A library of these articles, undecided."""
    library = Library(folder)
    for number, (title, text) in enumerate(TEXTS.items()):
        facts = {"date": f"2024-0{number + 1}-01"}
        remember(library, Document(text, title, f"/shelf/{title}", facts=facts), bodies(text))
    return library


@asynccontextmanager
async def open_find(
    folder: Path, *, size: tuple[int, int] = (80, 24), theme: str = "postil-dark"
) -> AsyncIterator[FindUser]:
    """Open the app on a library, and find from there."""
    library = shelf(folder)
    app = PostilApp(Workspace(library, Author("ann"), theme=theme))
    async with AsyncExitStack() as stack:
        with drawing_put_off():
            pilot = await stack.enter_async_context(app.run_test(size=size))
            user = FindUser(pilot, app, library)
            await user.press("ctrl+f")
            await until(pilot, lambda: isinstance(app.screen, FindScreen) and app.screen.is_mounted)
        await draw(pilot)
        yield user
        app.exit()
