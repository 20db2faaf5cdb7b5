"""A people view to test: the real app on forty articles in which some people speak."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
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
from tui.library.people.screen import PeopleScreen

FEW = (
    ("[Mayor {Ida Quill}] [said] (the ferry would run all winter). The quay stays.", "2024-01-05"),
    ("[{Quill}] [claimed] (the ferry had never been late). Nobody laughed.", "2024-02-07"),
    ("“(We had no ferry to lose),” [{Quill}] [admitted].", "2024-03-09"),
    (
        "[{Tom Farrow}] [denied] (that the bridge was shut). [{I. Quill}] [said] (it was).",
        "2024-03-10",
    ),
    ("[The company] [said] (it would pay). <Blue Line> owns both boats.", "2024-04-11"),
    ("[A harbour spokeswoman] [warned] (of ice). [<Blue Line>] [insisted] (it was safe).", ""),
)
"""Articles: [sources and cues], {people}, <organisations>, (contents); and their dates."""


@dataclass
class PeopleUser(ListUser):
    """The open app and a hand on its keys."""

    library: Library
    pressed: int = 0
    """Keys that were pressed so far."""

    async def press(self, *keys: str) -> None:
        self.pressed += len(keys)
        await super().press(*keys)

    async def enter(self, key: str, line: str) -> None:
        """Have a line asked for by a key, and enter it."""
        await self.press(key)
        self.screen.query_one(Input).value = line
        await self.press("enter")

    async def settle(self) -> None:
        """Wait until everybody is counted and all claims are read."""
        await self.pilot.pause()
        await until(
            self.pilot,
            lambda: not (self.screen.state.is_counting or self.screen.state.is_reading),
        )

    async def message(self, words: str) -> None:
        """Wait until this is said."""
        await until(self.pilot, lambda: words in self.line("message"))
        await self.settle()

    @property
    def screen(self) -> PeopleScreen:
        assert isinstance(self.app.screen, PeopleScreen)
        return self.app.screen

    @property
    def rows(self) -> list[str]:
        """The list as it is drawn, with single spaces."""
        rows = self.screen.rows
        lines = [" ".join(strip.text.split()) for strip in rows.render_lines(rows.size.region)]
        return [line for line in lines if line]

    @property
    def here(self) -> str:
        """The row under the cursor, with single spaces."""
        rows = self.screen.rows
        strip = rows.draw_row(self.screen.state.page.cursor, rows.size.width)
        return " ".join(strip.text.split())


def parsed(marked: str) -> tuple[str, list[Body]]:
    """The text of a marked article, and all that is marked in it."""
    text, opened, parts = "", list[tuple[str, int]](), list[tuple[str, Span]]()
    for char in marked:
        if char in "[{<(":
            opened.append((char, len(text)))
        elif char in "]}>)":
            kind, start = opened.pop()
            parts.append((kind, Span(start, len(text))))
        else:
            text += char
    bodies: list[Body] = [Entity(span, "PERSON") for kind, span in parts if kind == "{"]
    bodies += [Entity(span, "ORG") for kind, span in parts if kind == "<"]
    brackets = [span for kind, span in parts if kind == "["]
    contents = [span for kind, span in parts if kind == "("]
    pairs = zip(brackets[::2], brackets[1::2], contents, strict=True)
    bodies += [Claim((source,), (cue,), (content,)) for source, cue, content in pairs]
    return f"{text}\n", bodies


def shelf(folder: Path, articles: tuple[tuple[str, str], ...] = FEW) -> Library:
    """A library of these articles, undecided."""
    library = Library(folder)
    for number, (marked, date) in enumerate(articles):
        text, bodies = parsed(marked)
        title = f"Harbour news {number + 1}"
        remember(library, Document(text, title, f"/shelf/{number}", facts={"date": date}), bodies)
    return library


def forty() -> Iterator[tuple[str, str]]:
    """Forty articles: what the mayor says of the ferry changes in the summer."""
    for number in range(40):
        day = f"2024-{1 + number // 4:02}-{1 + number % 4 * 7:02}"
        if number % 8 == 0:
            says = (
                "[said] (the ferry would stay)" if number < 20 else "[denied] (the ferry was safe)"
            )
            yield f"[Mayor {{Ida Quill}}] {says}. Article {number}.", day
        elif number % 8 == 4:
            yield f"[{{Quill}}] [said] (the bridge had number {number}).", day
        else:
            yield f"[{{Tom Farrow}}] [said] (the ferry had number {number}).", day


@asynccontextmanager
async def open_people(
    folder: Path,
    articles: tuple[tuple[str, str], ...] = FEW,
    *,
    size: tuple[int, int] = (100, 24),
    theme: str = "postil-dark",
) -> AsyncIterator[PeopleUser]:
    """Open the app on a library, and the people view from there."""
    library = shelf(folder, articles)
    app = PostilApp(Workspace(library, Author("ann"), theme=theme))
    async with AsyncExitStack() as stack:
        with drawing_put_off():
            pilot = await stack.enter_async_context(app.run_test(size=size))
            user = PeopleUser(pilot, app, library)
            await user.press("at")
            await until(
                pilot, lambda: isinstance(app.screen, PeopleScreen) and app.screen.is_mounted
            )
            await user.settle()
        await draw(pilot)
        yield user
        app.exit()
