"""Takes the pictures for the README and the pages beside it, from real sessions on the samples."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, chdir
from pathlib import Path

from textual.pilot import Pilot

from annotate.author import Author
from annotate.claim import Claim
from annotate.loaders.registry import load_file
from store.library.library import Library
from tests.pictures.articles import ARTICLES
from tests.pictures.drawing import portable
from tests.tui.reader_harness import until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.queue_sources import folder_queue
from tui.library.screen import LibraryScreen
from tui.reader.screen import ReaderScreen

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SAMPLES = ROOT / "sample"
AUTHOR = Author("reader")
SIZE = (118, 34)
REVIEW = (*["tab"], *["a"] * 14, "x", *["a"] * 5)
"""Keys that decide on the beginning of an article."""

CORRECTIONS = {"Garrick": "3", "Port Ansel": "3", "Kittiwake": "0", "one": "x", "seven": "x"}
"""Keys for names on the page of the ferry that the pipeline takes for something else."""
REVIEWED = 20
"""Suggestions that are decided on that page."""

ALL = ("A", "A")
"""Keys that accept everything, also beyond the page."""
WORK = (ALL, ALL, ("tab", *["a"] * 4), REVIEW)
"""What is decided in the first articles of the list."""


async def take_reader(folder: Path) -> None:
    """A page of which half is decided, with a claim lit and the panel beside it."""
    async with _reader(folder, "ministers-in-pyongyang.txt") as pilot:
        await pilot.press(*REVIEW, "p", "escape")
        await _focus(pilot, "thanked")
        await _take(pilot, "postil.svg")


async def take_open_claim(folder: Path) -> None:
    """A claim that is being mended: its parts in the text and in the line under it."""
    async with _reader(folder, "harbour-ferry.txt") as pilot:
        await _review(pilot)
        await _focus(pilot, "told")
        await pilot.press("e", "w")
        await _take(pilot, "claim.svg")


async def _review(pilot: Pilot[None]) -> None:
    """Decide on the first suggestions as somebody who knows the town would."""
    reader = pilot.app.screen
    assert isinstance(reader, ReaderScreen)
    await pilot.press("tab")
    for _ in range(REVIEWED):
        item, annotations = reader.focused_item, reader.state.annotations
        assert item is not None
        assert annotations is not None
        await pilot.press(CORRECTIONS.get(annotations.quote(item.body.extent), "a"))


async def _focus(pilot: Pilot[None], cue: str) -> None:
    """Put focus on the first claim with a cue."""
    reader = pilot.app.screen
    assert isinstance(reader, ReaderScreen)
    annotations = reader.state.annotations
    assert annotations is not None
    claims = [
        item
        for item in annotations.items
        if isinstance(item.body, Claim) and annotations.quote(item.body.cue[0]) == cue
    ]
    reader.page.focus_on(min(claims, key=lambda item: item.body.extent.start))
    await pilot.pause()


async def take_library(folder: Path) -> None:
    """The list of a folder that is being worked through."""
    queue = folder_queue(
        Path("articles"), sorted(Path("articles").iterdir()), Library(folder), AUTHOR, encoding=None
    )
    app = PostilApp(Workspace(Library(folder), AUTHOR), queue)
    async with app.run_test(size=SIZE) as pilot:
        await _listed(pilot)
        await pilot.press("X")
        await until(pilot, lambda: not app.navigator.background.progress, seconds=600)
        await pilot.press("enter")
        for keys in WORK:
            await _extracted(pilot)
            await pilot.press(*keys)
            reader = app.screen
            await _saved(pilot)
            await pilot.press("D" if keys == ALL else "J")
            await until(pilot, lambda reader=reader: app.screen is not reader)
        await _extracted(pilot)
        await pilot.press("L")
        await _listed(pilot)
        await _take(pilot, "library.svg")
        app.exit()


@asynccontextmanager
async def _reader(folder: Path, name: str) -> AsyncIterator[Pilot[None]]:
    """The reader on a sample, with all its suggestions."""
    document = load_file(SAMPLES / name)
    app = PostilApp(Workspace(Library(folder), AUTHOR), document=document)
    async with app.run_test(size=SIZE) as pilot:
        await _extracted(pilot)
        yield pilot
        app.exit()


async def _extracted(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    reader = pilot.app.screen
    assert isinstance(reader, ReaderScreen)
    await until(pilot, lambda: reader.session is not None and not reader.is_extracting)


async def _saved(pilot: Pilot[None]) -> None:
    reader = pilot.app.screen
    if isinstance(reader, ReaderScreen) and reader.session is not None:
        session = reader.session
        await until(pilot, lambda: reader.connection.saving.saved_step == session.last_step)


async def _listed(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    library = pilot.app.screen
    assert isinstance(library, LibraryScreen)
    page = library.page
    await until(pilot, lambda: not page.is_counting and page.preview.preview is not None)


async def _take(pilot: Pilot[None], name: str) -> None:
    await _saved(pilot)
    await pilot.pause(0.3)
    (DOCS / name).write_text(portable(pilot.app.export_screenshot(title="postil")), "utf-8")


def take(picture: Callable[[Path], Coroutine[None, None, None]]) -> None:
    """Take one picture with a library and a home of its own."""
    with tempfile.TemporaryDirectory() as home, chdir(home):
        os.environ["HOME"] = home
        articles = Path("articles")
        articles.mkdir()
        for sample in SAMPLES.glob("*.txt"):
            shutil.copy(sample, articles)
        for name, text in ARTICLES.items():
            (articles / name).write_text(text, "utf-8")
        asyncio.run(picture(Path("library")))


if __name__ == "__main__":
    for picture in (take_reader, take_open_claim, take_library):
        take(picture)
