"""Compared statements to test: the real app on articles in which two people differ."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from annotate.author import Author
from tests.quick_pilot import drawing_put_off
from tests.tui.list_user import ListUser
from tests.tui.people_harness import shelf
from tests.tui.reader_harness import draw, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.statements.screen import StatementsScreen

ARTICLES = (
    ("[Mayor {Ida Quill}] [said] (the <Orlo> ferry would cost 12 million euros).", "2024-01-05"),
    ("[{Quill}] [claimed] (the ferry to <Orlo> would cost 15 million euros).", "2024-02-07"),
    ("[{Tom Farrow}] [said] (the <Orlo> ferry was safe). It rained.", "2024-03-09"),
    ("[{Tom Farrow}] [said] (the <Orlo> ferry was not safe). It rained again.", "2024-04-10"),
    ("[{Quill}] [said] (the <Orlo> ferry would cost €12 million).", "2024-05-11"),
    ("[{Quill}] [warned] (of ice on the way to <Orlo>).", "2024-06-12"),
)
"""Articles as `people_harness` reads them, with their dates."""


@dataclass
class StatementsUser(ListUser):
    """The open app and a hand on its keys."""

    async def ask(self, line: str) -> None:
        """Type a line in place of the one that is there, and wait for the answer."""
        if not self.screen.is_editing:
            await self.press("/", "ctrl+u")
        for char in line:
            await self.pilot.press(_KEYS.get(char, char))
        await self.press("enter")
        await self.settle()

    async def settle(self) -> None:
        """Wait for the answer."""
        await self.pilot.pause()
        await until(self.pilot, lambda: not self.screen.state.is_reading)

    @property
    def screen(self) -> StatementsScreen:
        assert isinstance(self.app.screen, StatementsScreen)
        return self.app.screen

    @property
    def rows(self) -> list[str]:
        """The list as it is drawn, without spaces at the ends of rows."""
        drawn = self.screen.list
        return [strip.text.rstrip() for strip in drawn.render_lines(drawn.size.region)]


_KEYS = {" ": "space", ":": "colon", '"': "quotation_mark", "-": "minus", ".": "full_stop"}
"""Names of the keys of some characters."""


@asynccontextmanager
async def open_statements(
    folder: Path, *, size: tuple[int, int] = (80, 24), theme: str = "postil-dark"
) -> AsyncIterator[StatementsUser]:
    """Open the app on a library, and compare statements from there."""
    library = shelf(folder, ARTICLES)
    app = PostilApp(Workspace(library, Author("ann"), theme=theme))
    async with AsyncExitStack() as stack:
        with drawing_put_off():
            pilot = await stack.enter_async_context(app.run_test(size=size))
            user = StatementsUser(pilot, app)
            await user.press("equals_sign")
            await until(pilot, lambda: isinstance(app.screen, StatementsScreen))
            await until(pilot, lambda: user.screen.is_editing)
        await draw(pilot)
        yield user
        app.exit()
