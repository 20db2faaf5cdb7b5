"""A rendered article on screen: what its format shows, and its own table of contents."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.style import Style
from textual.widgets import OptionList

from annotate.author import Author
from annotate.document import Document
from annotate.loaders import epub as epub_loader
from annotate.loaders import markdown
from annotate.loaders.source import file_source
from store.library.library import Library
from tests.annotate.loaders.sources import epub, source
from tests.tui.reader_harness import ReaderUser, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.dialogs.choose import ChooseScreen
from tui.library.queue_sources import lines_queue
from tui.library.screen import LibraryScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.article_list import ArticleList


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a pipeline nothing is looked for."""
    monkeypatch.setattr("annotate.extract.pipeline.PREFERRED", ())


@contextlib.asynccontextmanager
async def reading(document: Document, library: Library) -> AsyncIterator[ReaderUser]:
    app = PostilApp(Workspace(library, Author("ann")), document=document)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        await until(pilot, lambda: reader.session is not None)
        yield ReaderUser(pilot, reader)
        app.exit()


MARKDOWN = markdown.load(source("# Plans\n\nA *soft* word and [the quay](x) here.\n", "plans.md"))
BOOK = epub_loader.load(
    source(
        epub(
            {"a.xhtml": "<p>The ferry left.</p>", "b.xhtml": "<p id='x'>It was night.</p>"},
            contents="<ol><li><a href='a.xhtml'>Leaving \x1b[2J [/]</a><ol><li>"
            "<a href='b.xhtml#x'>Night</a></li></ol></li></ol>".replace("\x1b", "&#x9b;"),
        ),
        "ferry.epub",
    )
)


def style_of(user: ReaderUser, words: str) -> Style:
    """How words are drawn in the row where they stand."""
    view = user.reader.view
    row = view.wrapping.row_of(user.reader.document.text.index(words))
    segments = [s for s in view.render_line(row - view.scroll_offset.y) if words in s.text]
    assert segments[0].style is not None
    return segments[0].style


async def test_headings_emphasis_and_links_are_shown_as_such(tmp_path: Path) -> None:
    async with reading(MARKDOWN, Library(tmp_path)) as user:
        await user.press("G")
        assert style_of(user, "Plans").bold
        assert style_of(user, "soft").italic
        assert style_of(user, "the quay") not in (style_of(user, "word"), style_of(user, "soft"))
        assert not style_of(user, "the quay").underline
        assert not style_of(user, "word").italic


async def test_the_contents_are_those_of_the_book(tmp_path: Path) -> None:
    async with reading(BOOK, Library(tmp_path)) as user:
        await user.press("O")
        await until(user.pilot, lambda: isinstance(user.pilot.app.screen, ChooseScreen))
        options = user.pilot.app.screen.query_one(OptionList)
        shown = [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]
        assert shown == ["Leaving \ufffd[2J [/]", "  Night"]
        await user.press("down", "enter")
        await until(user.pilot, lambda: user.cursor == "It")


async def test_contents_and_emphasis_are_there_when_the_library_is_opened(tmp_path: Path) -> None:
    library = Library(tmp_path)
    async with reading(MARKDOWN, library):
        pass
    [stored] = library.articles()

    assert stored.document() == MARKDOWN


async def test_lines_that_another_program_annotated_open_with_what_it_knows(
    tmp_path: Path,
) -> None:
    tasks = [
        {"text": "Eve Hart spoke.", "spans": [{"start": 0, "end": 8, "label": "PERSON"}]},
        {"text": "Nobody came."},
    ]
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(map(json.dumps, tasks)))
    workspace = Workspace(Library(tmp_path / "library"), Author("ann"))
    slots = lines_queue(file_source(lines), workspace.library, workspace.author)
    app = PostilApp(workspace, slots)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        rows = app.screen.query_one(ArticleList).rows
        assert [row.title for row in rows] == ["lines.jsonl 1", "lines.jsonl 2"]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.session)
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        user = ReaderUser(pilot, reader)
        assert [user.quote(body.extent) for body in user.items("accepted")] == ["Eve Hart"]
        await pilot.press("right_square_bracket", "d")
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.session)
        assert isinstance(app.screen, ReaderScreen)
        assert ReaderUser(pilot, app.screen).items("accepted") == []
        app.exit()
