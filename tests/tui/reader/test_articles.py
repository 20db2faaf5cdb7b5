"""Many articles: the shelf, its neighbours, the library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from annotate.author import Author
from annotate.document import Document
from annotate.loaders.folder import article_paths
from annotate.loaders.registry import load_file
from store.library.library import Library
from store.library.overview import State
from tests.tui.reader_harness import open_reader, until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.library.queue_sources import folder_queue
from tui.library.screen import LibraryScreen
from tui.reader.screen import ReaderScreen
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_list import ArticleList
from tui.widgets.article_view import ArticleView
from tui.widgets.lines import Line


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a pipeline nothing is looked for."""
    monkeypatch.setattr("annotate.extract.pipeline.PREFERRED", ())


@asynccontextmanager
async def folder_of_three(folder: Path, library: Path | None = None) -> AsyncIterator[Pilot[None]]:
    """The app on a folder with three articles, with a library in it if none is given."""
    folder.mkdir(exist_ok=True)
    for number in (1, 2, 10):
        (folder / f"part {number}.txt").write_text(f"Part {number} has words.\n")
    workspace = Workspace(Library(library or folder / ".library"), Author("ann"))
    shelf = folder_queue(
        folder, article_paths(folder), workspace.library, workspace.author, encoding=None
    )
    async with PostilApp(workspace, shelf).run_test() as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        yield pilot
        pilot.app.exit()


async def opened(pilot: Pilot[None], words: str) -> ReaderScreen:
    """Wait for the reader on an article with these words."""

    def is_open() -> bool:
        screen = pilot.app.screen
        return (
            isinstance(screen, ReaderScreen)
            and screen.session is not None
            and words in screen.document.text
        )

    await until(pilot, is_open)
    reader = pilot.app.screen
    assert isinstance(reader, ReaderScreen)
    return reader


async def test_a_folder_lists_its_articles_in_natural_order(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        rows = pilot.app.screen.query_one(ArticleList).rows
        titles = [row.title for row in rows]
        assert titles == ["part 1.txt", "part 2.txt", "part 10.txt"]


async def test_each_article_is_drawn_on_its_own_page(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("enter")
        for words, key in (("Part 1 ", "J"), ("Part 2 ", "K"), ("Part 1 ", "J")):
            reader = await opened(pilot, words)
            page, app = reader.page, pilot.app
            assert page.view is app.screen.query_one(ArticleView)
            assert page.panel is app.screen.query_one(AnnotationPanel)
            focus_line = app.screen.query_one("#focus", Line)
            focus_line.render_lines(focus_line.size.region)
            page.say(f"this is {words}")
            (strip,) = focus_line.render_lines(focus_line.size.region)
            assert f"this is {words}" in strip.text
            await pilot.press(key)


async def test_neighbours_open_in_order_and_end_at_the_ends(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("enter")
        await opened(pilot, "Part 1 ")
        await pilot.press("J")
        await opened(pilot, "Part 2 ")
        await pilot.press("J")
        reader = await opened(pilot, "Part 10 ")
        await pilot.press("J")
        await until(pilot, lambda: "no further" in str(reader.page.message))
        await pilot.press("K")
        await opened(pilot, "Part 2 ")


async def test_done_asks_once_while_nothing_is_decided_and_suggestions_are_coming(
    tmp_path: Path,
) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("enter")
        reader = await opened(pilot, "Part 1 ")
        reader.feed.progress = 0.4
        await pilot.press("D")
        assert "suggestions are still coming: D again" in str(reader.page.message)
        assert not reader.host.queue.states[State.DONE]
        await pilot.press("D")
        await opened(pilot, "Part 2 ")
        assert reader.host.queue.states[State.DONE] == 1


async def test_done_says_how_many_stay_pending(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("enter")
        await opened(pilot, "Part 1 ")
        await pilot.press("1", "P", "P", "D")
        reader = await opened(pilot, "Part 2 ")
        assert reader.page.message is not None
        assert reader.page.message.text.startswith("done, 1 left pending: ")
        await pilot.press("D")
        reader = await opened(pilot, "Part 10 ")
        assert reader.page.message is not None
        assert reader.page.message.text.startswith("done: ")
        await pilot.press("D")
        await until(
            pilot,
            lambda: (
                "done; no other is unfinished   L lists all, q leaves" in str(reader.page.message)
            ),
        )


async def test_an_article_without_others_says_where_to_go_from_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=None) as user:
        for key, words in (("D", "done"), ("exclamation_mark", "set aside")):
            await user.press(key)
            assert user.message == f"{words}; no other is unfinished   L lists all, q leaves"


async def test_the_panel_stays_open_in_the_articles_that_follow(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.resize_terminal(120, 40)
        await pilot.press("enter")
        await opened(pilot, "Part 1 ")
        await pilot.press("p", "escape", "D")
        reader = await opened(pilot, "Part 2 ")
        assert reader.panel.display
        assert reader.view.has_focus
        await pilot.resize_terminal(80, 24)
        await pilot.press("J")
        assert not (await opened(pilot, "Part 10 ")).panel.display, "it would lie over the text"
        await pilot.resize_terminal(120, 40)
        await pilot.press("K", "p", "escape", "K")
        assert not (await opened(pilot, "Part 1 ")).panel.display


async def test_an_article_that_cannot_be_read_is_named_where_one_is(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("enter")
        reader = await opened(pilot, "Part 1 ")
        (tmp_path / "part 2.txt").unlink()
        for key in ("J", "D"):
            await pilot.press(key)
            await until(pilot, lambda: "part 2.txt: No such file" in str(reader.page.message))
            assert pilot.app.screen is reader
            words = "" if key == "J" else "done: part 1.txt   "
            assert str(reader.page.message.text).startswith(f"{words}{tmp_path}/part 2.txt")
            assert reader.page.message.style == "warning"
            reader.say("")


async def test_a_copy_of_a_folder_is_recognised_by_its_texts(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path / "one") as pilot:
        await pilot.press("j", "enter")
        await opened(pilot, "Part 2 ")
        await pilot.press("1", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    async with folder_of_three(tmp_path / "two", tmp_path / "one" / ".library") as pilot:
        articles = pilot.app.screen.query_one(ArticleList)
        await until(pilot, lambda: _accepted(articles) == [0, 1, 0])


async def test_a_damaged_article_leads_to_the_list_with_what_was_done_before(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path)
    documents = [Document(f"Part {n} has words.\n", f"part {n}", f"{n}.txt") for n in (1, 2)]
    first, second = map(library.article_for, documents)
    for stored, document in zip((first, second), documents, strict=True):
        stored.create(document)
    (second.folder / "layers").mkdir(exist_ok=True)
    (second.folder / "layers" / "ann.json").write_text("{")
    app = PostilApp(Workspace(library, Author("ann")), document=documents[0])
    async with app.run_test() as pilot:
        await opened(pilot, "Part 1 ")
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        page = app.screen.page
        await until(pilot, lambda: "ann.json is damaged" in str(page.message))
        assert page.message.text.startswith("done: part 1; ")
        app.exit()


async def test_work_on_one_article_is_kept_when_the_next_is_opened(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("enter")
        await opened(pilot, "Part 1 ")
        await pilot.press("1", "J")
        await opened(pilot, "Part 2 ")
        await pilot.press("K")
        reader = await opened(pilot, "Part 1 ")
        assert len(reader.session.annotations.records) == 1


async def test_quit_leads_back_to_the_shelf_with_new_counts(tmp_path: Path) -> None:
    async with folder_of_three(tmp_path) as pilot:
        await pilot.press("j", "enter")
        await opened(pilot, "Part 2 ")
        await pilot.press("1", "q")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        articles = pilot.app.screen.query_one(ArticleList)
        await until(pilot, lambda: _accepted(articles) == [0, 1, 0])


def _accepted(articles: ArticleList) -> list[int]:
    return [row.overview.accepted if row.overview else 0 for row in articles.rows]


async def test_the_library_opens_from_a_single_article_and_leads_back(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=None) as user:
        await user.press("1", "L")
        app = user.pilot.app
        await until(user.pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(user.pilot, lambda: app.screen.query_one(ArticleList).rows)
        await user.press("enter")
        reader = await opened(user.pilot, "Harbour plan")
        assert len(reader.session.annotations.records) == 1


async def test_quit_of_a_single_article_ends_the_program(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("One article.\n")
    workspace = Workspace(Library(tmp_path / "library"), Author("ann"))
    app = PostilApp(workspace, document=load_file(article))
    async with app.run_test() as pilot:
        await opened(pilot, "One article")
        await pilot.press("1", "q")
    assert app.return_code == 0
    assert len(Library(tmp_path / "library").articles()) == 1
