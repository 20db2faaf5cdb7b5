"""The reader that a planner uses: the real app on one article, which has its suggestions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from annotate.author import Author
from annotate.document import Document
from annotate.extract.pipeline import choose
from annotate.structure import Structure
from annotate.suggestion import Suggestion
from store.library.library import Library
from tui.app.app import PostilApp
from tui.cli.planner.keyboard import Keyboard
from tui.config.label_files import BUILT_IN, SchemeChoice
from tui.config.workspace import Workspace
from tui.reader.screen import ReaderScreen

COLUMNS, ROWS = 80, 24
"""Size of the terminal."""

ANNOTATOR = "planner"
"""Whose layer the planner writes."""


@asynccontextmanager
async def open_reader(
    library: Library, document: Document, labels: SchemeChoice = BUILT_IN
) -> AsyncIterator[Keyboard]:
    """Open the app on an article as a second opening finds it: its suggestions are there."""
    app = PostilApp(Workspace(library, Author(ANNOTATOR), labels), document=document)
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await _until(pilot, lambda: _opened(app) is not None)
        reader = _opened(app)
        assert reader is not None  # noqa: S101
        yield Keyboard(pilot, reader)
        app.exit()


def store_suggested(
    library: Library,
    document: Document,
    suggestions: Sequence[Suggestion],
    structure: Structure,
) -> None:
    """Put an article into a library, with the suggestions and the parse of an extraction."""
    choice, stored = choose(), library.article_for(document)
    stored.create(document)
    stored.save_suggestions(choice.cache_name, document.digest, suggestions)
    stored.save_structure(choice.cache_name, document.digest, structure)


def _opened(app: PostilApp) -> ReaderScreen | None:
    screen = app.screen
    if isinstance(screen, ReaderScreen) and screen.session is not None:
        return screen
    return None


async def _until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    while not condition():
        await pilot.pause(0.02)
    await pilot.pause()
