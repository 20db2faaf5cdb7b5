"""A harness for the reader: the real app on a small article, with suggestions already there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from annotate.annotation import Item, status_of
from annotate.author import Author
from annotate.claim import Claim
from annotate.document import Document, article_id
from annotate.entity import Entity
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.span import Span
from annotate.structure import Structure
from annotate.suggestion import Body, Suggestion, suggestion_id
from store.library.library import Library
from tests.patience import PATIENCE
from tests.quick_pilot import drawing_put_off
from tui.app.app import PostilApp
from tui.config.label_files import BUILT_IN, SchemeChoice
from tui.config.suggesters import Suggester
from tui.config.workspace import Workspace
from tui.keys.keymap import Keymap
from tui.reader.detail_line import details
from tui.reader.screen import ReaderScreen
from tui.widgets.cached_rows import CachedRows
from tui.widgets.lines import Line
from tui.widgets.long_message import LongMessage

TEXT = """Harbour plan divides Low Garrick

Mayor Ida Quill said the new quay would open in May. Quill praised the builders.

“We are late,” said Tom Farrow of the Harbour Board, “but we are not lost.”

Nobody in Port Ansel believes him.
"""

_LOOK = 0.01
"""Seconds between two looks at what is waited for; chosen by hand."""
NO_STRUCTURE = Structure((0, 0))
"""That of a text that nobody parsed."""


def span_of(quote: str, text: str = TEXT, *, nth: int = 0) -> Span:
    """The span of a quote; of several equal ones, the `nth`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def entity(quote: str, label: str, *, nth: int = 0) -> Entity:
    return Entity(span_of(quote, nth=nth), label)


SAID = Claim(
    source=(span_of("Mayor Ida Quill"),),
    cue=(span_of("said"),),
    content=(span_of("the new quay would open in May"),),
)
BROKEN = Claim(
    source=(span_of("Tom Farrow of the Harbour Board"),),
    cue=(span_of("said", nth=1),),
    content=(span_of("“We are late,”"), span_of("“but we are not lost.”")),
)
BODIES: tuple[Body, ...] = (
    entity("Low Garrick", "PERSON"),
    SAID,
    entity("Ida Quill", "PERSON"),
    entity("May.", "DATE"),
    entity("Quill", "ORG", nth=1),
    BROKEN,
    entity("Tom Farrow", "PERSON"),
    entity("Port Ansel", "GPE"),
)
"""What the pipeline is said to have found, in text order; some of it wrong on purpose."""


@dataclass
class ReaderUser:
    """A user at an open reader: presses its keys and sees its lines."""

    pilot: Pilot[None]
    reader: ReaderScreen

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything that follows has happened."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        await self.press(*("space" if char == " " else char for char in words))

    async def search(self, words: str) -> None:
        """Go to the next place of some words."""
        await self.press("slash")
        await self.type(words)
        await self.press("enter")

    @property
    def cursor(self) -> str:
        return self.quote(self.reader.cursor)

    @property
    def focus(self) -> Body | None:
        item = self.reader.focused_item
        return item.body if item is not None else None

    @property
    def message(self) -> str:
        """The last message; the details of the annotation in hand where there is none."""
        message = self.reader.page.message
        return message.text if message is not None else self.details

    @property
    def details(self) -> str:
        """The left side of the focus line."""
        return "".join(
            part.text
            for part in details(self.reader.state, self.reader.page, self.reader.size.width - 2)
        )

    @property
    def long_message(self) -> str:
        """The words above the lines, where a line is too short for them."""
        above = self.reader.query_one(LongMessage)
        return above.words if above.display else ""

    @property
    def head(self) -> str:
        return self.reader.query_one("#head", Line).text

    @property
    def status(self) -> str:
        return self.reader.query_one("#status", Line).text

    @property
    def labels_line(self) -> str:
        return self.reader.query_one("#labels", Line).text

    @property
    def keys_line(self) -> str:
        return self.reader.query_one("#keys", Line).text

    def quote(self, span: Span) -> str:
        return self.reader.document.text[span.start : span.end]

    def items(self, status: str) -> list[Body]:
        """What has a status, in text order."""
        assert self.reader.session is not None
        items: Iterable[Item] = self.reader.session.annotations.items
        return [item.body for item in items if status_of(item) == status]


@asynccontextmanager
async def open_reader(
    library: Path,
    *,
    text: str = TEXT,
    uri: str = "/articles/harbour.txt",
    bodies: Iterable[Body] | None = BODIES,
    size: tuple[int, int] = (80, 24),
    annotator: str = "ann",
    theme: str = "postil-dark",
    model: str | None = None,
    usual_model: str | None = None,
    structure: Structure = NO_STRUCTURE,
    keymap: Keymap | None = None,
    labels: SchemeChoice = BUILT_IN,
    label_files: tuple[Path, ...] = (),
    theme_path: Path | None = None,
    has_suggestions: bool = True,
    suggesters: tuple[Suggester, ...] = (),
    lookup: tuple[str, ...] = (),
    speak: tuple[str, ...] = (),
) -> AsyncIterator[ReaderUser]:
    """Open the app on a text; with `bodies` None, the pipeline itself looks for suggestions."""
    document = Document(text, title=uri.rpartition("/")[2], uri=uri)
    shelf = Library(library)
    if bodies is not None:
        remember(shelf, document, bodies, structure)
    workspace = Workspace(
        shelf,
        Author(annotator),
        model=model,
        usual_model=usual_model,
        theme=theme,
        own_keymap=keymap,
        labels=labels,
        label_files=label_files,
        keeps_labels=True,
        theme_path=theme_path,
        has_suggestions=has_suggestions,
        suggesters=suggesters,
        lookup=lookup,
        speak=speak,
    )
    app = PostilApp(workspace, document=document)
    async with read_in(app, size) as user:
        yield user


@asynccontextmanager
async def read_in(app: PostilApp, size: tuple[int, int]) -> AsyncIterator[ReaderUser]:
    """Run an app that opens a reader."""
    async with AsyncExitStack() as stack:
        with drawing_put_off():
            pilot = await stack.enter_async_context(app.run_test(size=size))
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            reader = app.screen
            assert isinstance(reader, ReaderScreen)
            await until(pilot, lambda: reader.session is not None)
        await draw(pilot)
        yield ReaderUser(pilot, reader)
        app.exit()


async def draw(pilot: Pilot[None]) -> None:
    """Draw a screen whose drawing was put off."""
    pilot.app.screen.refresh()
    await pilot.pause()


def remember(
    library: Library,
    document: Document,
    bodies: Iterable[Body],
    structure: Structure = NO_STRUCTURE,
    *,
    choice: PipelineChoice | None = None,
) -> None:
    """Leave suggestions and structure in the library, as an earlier extraction would have."""
    choice = choice or choose()
    stored = library.article_for(document)
    if not stored.exists():
        stored.create(document)
    name = article_id(document.digest)
    suggestions = [
        Suggestion(suggestion_id(name, body), body, None, choice.title) for body in bodies
    ]
    stored.save_suggestions(choice.cache_name, document.digest, suggestions)
    stored.save_structure(choice.cache_name, document.digest, structure)


def check_picture(user: ReaderUser) -> None:
    """Compare what is on screen, kept as it was drawn, with rows and lines drawn anew."""
    view, lines = user.reader.view, [line for line in user.reader.query(Line) if line.display]
    drawn: list[CachedRows] = [view, *lines]
    before = [list(map(list, rows.render_lines(rows.size.region))) for rows in drawn]
    for rows in drawn:
        rows.forget()
    assert before == [list(map(list, rows.render_lines(rows.size.region))) for rows in drawn]


async def until(pilot: Pilot[None], condition: object, *, seconds: float = PATIENCE) -> None:
    """Wait for something that another thread or process brings about."""
    assert callable(condition)
    for _ in range(int(seconds / _LOOK)):
        if condition():
            await pilot.pause()
            return
        # The app goes on by itself; to wait for all its widgets each time would cost more than it.
        await asyncio.sleep(_LOOK)
        assert pilot.app._exception is None, "the app has failed"
    raise AssertionError("waited in vain")
