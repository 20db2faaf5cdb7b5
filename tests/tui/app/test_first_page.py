"""The first page: the text where one stopped, before anything else is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.author import Author
from annotate.document import Document
from store.library.library import Library
from store.library.reading_position import START, ReadingPosition
from tests.tui.reader_harness import ReaderUser, open_reader, read_in
from tui.app.app import PostilApp
from tui.app.first_page import Page
from tui.app.opening import with_position
from tui.config.workspace import Workspace

LONG = "".join(f"Line {number} has a word. Then another sentence.\n\n" for number in range(200))


def rows(user: ReaderUser) -> tuple[list[str], list[str]]:
    """The rows of text of the first page, and of the reader that covers it by now."""
    page = user.pilot.app.screen_stack[0].query_one(Page)
    view = user.reader.view
    text = range(view.region.y, view.region.bottom)
    page_rows = [page.render_line(y).text.rstrip() for y in text]
    return page_rows, [view.render_line(y).text.rstrip() for y in range(view.size.height)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (121, 40)])
async def test_it_shows_the_text_where_the_reader_shows_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_reader(tmp_path, text=LONG, bodies=(), size=size) as user:
        first, reader = rows(user)

    assert first == reader
    assert any("Line 0 has a word." in row for row in first)


async def test_it_shows_the_place_where_one_stopped(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        await user.press("pagedown", "pagedown")
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        first, reader = rows(user)

    assert first == reader
    assert not any("Line 0 has a word." in row for row in first)


async def test_the_place_on_screen_holds_where_another_window_stores_a_later_one(
    tmp_path: Path,
) -> None:
    workspace = Workspace(Library(tmp_path), Author("ann"), has_suggestions=False)
    document = Document(LONG, "Lines", "/articles/lines.txt")
    article = workspace.library.article_for(document)
    article.create(document)
    later = ReadingPosition(5000, 4900)
    article.save_reading_position("ann", later, document)
    async with read_in(PostilApp(workspace, document=document, place=START), (80, 24)) as user:
        first, reader = rows(user)
        assert first == reader
        assert user.reader.cursor.start == 0
    article.save_reading_position("ann", later, document)
    changed = Document(f"New. {LONG}", "Lines", "/articles/lines.txt")
    moved = with_position(workspace, changed, shown=START).position
    assert moved == ReadingPosition(5005, 4905), "what was shown knew nothing of the old text"
