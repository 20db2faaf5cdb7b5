"""The list on screen: headlines, the article worked on last, texts, preview, and its notices."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.loaders.folder import article_paths
from store.library.library import Library
from store.library.recent_folders import RecentFolder, RecentFolders
from tests.tui.library_harness import TITLES, LibraryUser, open_library
from tests.tui.reader_harness import until
from tui.app.app import PostilApp
from tui.config.label_files import SchemeChoice
from tui.config.workspace import Workspace
from tui.library.article_queue import ArticleQueue
from tui.library.queue_sources import files_queue, folder_queue
from tui.library.screen import LibraryScreen
from tui.reader.screen import ReaderScreen

PAGES = {
    "1.md": "# Quay opens late\n\nMayor Ida Quill said the quay\nwould open in June.\n",
    "2.md": "---\ntitle: Boats return\nauthor: Tom Farrow\n---\n\n"
    "No boat came; the quay is empty.\n",
    "10.md": "# Nothing of note\n\nNobody came.\n",
}
TALL = (100, 34)
ANN = Author("ann")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three articles whose headlines are not the names of their files."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    return folder


@asynccontextmanager
async def open_folder(
    folder: Path, library: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[LibraryUser]:
    """Open the app on a folder, and wait until its headlines are read."""
    queue = folder_queue(folder, article_paths(folder), Library(library), ANN, encoding=None)
    async with open_queue(queue, library, size) as user:
        yield user


@asynccontextmanager
async def open_queue(
    queue: ArticleQueue, library: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[LibraryUser]:
    """Open the app on a list of articles, and wait until their headlines are read."""
    # Without a pipeline nothing is looked for.
    app = PostilApp(Workspace(Library(library), ANN, model="none"), queue)
    async with app.run_test(size=size) as pilot:
        user = LibraryUser(pilot, app)
        await user.settle()
        await until(pilot, lambda: not any(title.endswith(".md") for title in user.titles))
        yield user
        app.exit()


async def test_files_from_anywhere_make_one_list_in_the_order_of_their_names(
    pages: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "notes" / "a.md"
    elsewhere.parent.mkdir()
    elsewhere.write_text("# A note\n\nNobody sailed.\n")
    paths = [pages / "10.md", elsewhere, pages / "1.md"]
    queue = files_queue(paths, Library(tmp_path), ANN, encoding=None)
    async with open_queue(queue, tmp_path) as user:
        assert user.titles == ["Nothing of note", "A note", "Quay opens late"]
        assert user.head == "Files  3 articles"
        await user.press("j", "enter")
        await user.opened("A note")
        await user.press("J")
        await user.opened("Quay opens late")


async def test_a_folder_shows_headlines_before_and_after_an_article_was_open(
    pages: Path, tmp_path: Path
) -> None:
    headlines = ["Quay opens late", "Boats return", "Nothing of note"]
    async with open_folder(pages, tmp_path) as user:
        assert user.titles == headlines
        assert user.head == "pages/  3 articles"
        assert user.screen_rows[2].endswith("new")
        await user.press("j", "enter")
        await user.opened("Boats return")
        await user.press("q")
        await user.settle()
        assert user.titles == headlines
        assert user.here == "Boats return"
        assert user.screen_rows[2].startswith(" ▸  Boats return")
        assert user.screen_rows[2].endswith("now")


async def test_the_cursor_is_on_the_article_that_was_open_when_the_program_was_killed(
    pages: Path, tmp_path: Path
) -> None:
    async with open_folder(pages, tmp_path) as user:
        for title in ("Quay opens late", "Boats return"):
            await user.press("enter" if title.startswith("Quay") else "J")
            await user.opened(title)
        # A second program sees what a killed one leaves: an article that was never closed.
        async with open_folder(pages, tmp_path) as after:
            assert after.here == "Boats return"


async def test_titles_come_first_and_then_the_texts_that_contain_the_words(
    pages: Path, tmp_path: Path
) -> None:
    async with open_folder(pages, tmp_path, size=TALL) as user:
        await user.press("slash", *"quay")
        await until(user.pilot, lambda: not user.screen.page.is_searching)
        assert user.titles == ["Quay opens late", "Boats return"]
        assert "1×  … boat came; the quay is empty." in user.screen_rows[2]
        assert "2 of 3" in user.line("status")
        await user.press("escape")
        assert len(user.titles) == 3
        await user.press("slash", *"quay", "space", *"would")
        await until(user.pilot, lambda: user.titles == ["Quay opens late"])
        await user.press("enter", "enter")
        reader = await user.opened("Quay opens late")
        assert reader.document.text[reader.cursor.start :].startswith("quay would")


async def test_a_prompt_shows_its_own_keys(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        usual = user.line("keys")
        await user.press("slash")
        assert user.line("keys") == "Enter keep the filter   Esc show all"
        await user.press("escape", "d")
        assert user.line("keys") == "y Enter yes   Esc no"
        await user.press("escape")
        assert user.line("keys") == usual


async def test_escape_ends_a_filter_with_one_press_while_it_is_typed(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.press("slash", *"cnd", "escape")
        assert user.titles == list(TITLES)
        await user.press("j")
        assert user.here == "candles"


async def test_the_preview_shows_the_beginning_of_the_article_under_the_cursor(
    pages: Path, tmp_path: Path
) -> None:
    async with open_folder(pages, tmp_path, size=TALL) as user:
        preview = user.screen.page.preview
        for key, words in (
            ("j", ["   Boats return", "   Tom Farrow · 1 min to read", "", "   No boat came; the"]),
            ("k", ["   Quay opens late", "   1 min to read", "", "   Mayor Ida Quill said"]),
        ):
            await user.press(key)
            title = words[0].strip()
            await until(user.pilot, lambda t=title: preview.preview and preview.preview.title == t)
            drawn = [preview.render_line(y).text.rstrip() for y in range(1, 5)]
            assert all(row.startswith(start) for row, start in zip(drawn, words, strict=True))
        await user.pilot.resize_terminal(100, 24)
        await until(user.pilot, lambda: not preview.display)


async def test_a_folder_that_was_open_is_offered_and_one_that_is_gone_can_be_dropped(
    pages: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    RecentFolders(Library(library)).add(RecentFolder("/gone/essays", 4, 0.0))
    async with open_folder(pages, library) as user:
        await until(user.pilot, lambda: len(RecentFolders(Library(library)).all()) == 2)
    async with open_library(library) as user:
        assert user.titles[:2] == ["pages/", "essays/"]
        assert user.here == TITLES[0]
        assert "/  pages/  3 articles" in user.screen_rows[1]
        assert "is gone; d drops it" in user.screen_rows[2]
        await user.press("g", "D")
        await user.see("pages/ is a folder: Enter lists its articles")
        await user.press("j", "enter")
        await user.see("/gone/essays is gone")
        await user.press("d")
        assert user.titles[:2] == ["pages/", TITLES[0]]
        await until(user.pilot, lambda: len(RecentFolders(Library(library)).all()) == 1)
        await user.press("g", "enter")
        await until(user.pilot, lambda: user.head == "pages/  3 articles")
        await user.press("q")
        await until(user.pilot, lambda: user.head.startswith("Library"))


async def test_the_row_of_a_folder_counts_what_is_done_by_now(pages: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    async with open_folder(pages, library) as user:
        await user.press("D")
        await user.see("done")
        finished = user.here
    async with open_library(library) as user:
        assert "pages/  3 articles, 1 done" in user.screen_rows[1]
        await user.press("G")
        assert user.here == finished
        await user.press("D")
        await user.see("not done")
        assert "1 done" not in user.screen_rows[1]
        await user.press("D")
        await until(user.pilot, lambda: "3 articles, 1 done" in user.screen_rows[1])


async def test_the_name_of_the_folder_gives_way_to_the_counts(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        assert user.screen_rows[0].startswith(" Library · shelf/  3 articles ")
        await user.press("D", "j", "exclamation_mark")
        await user.see("set aside")
        await user.pilot.resize_terminal(84, 24)
        await user.pilot.pause()
        assert user.screen_rows[0].startswith(" Library  3 articles, 1 done, 1 set aside ")


async def test_an_empty_list_and_a_finished_one_say_what_to_do_next(tmp_path: Path) -> None:
    async with open_library(tmp_path, titles=["apples"]) as user:
        assert user.notice == ""
        await user.press("D")
        await until(user.pilot, lambda: "The article is done; 6 suggestions left" in user.notice)
        assert "postil export" in user.notice
        await user.press("slash", *"xyz")
        await until(user.pilot, lambda: "“xyz” is in no title, source or text" in user.notice)
        await user.press("escape", "d", "y", "enter")
        await until(user.pilot, lambda: "No articles yet" in user.notice)
        assert "postil FILE" in user.notice
        assert user.head == "Library  0 articles"


async def test_a_library_that_cannot_be_listed_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Library) -> None:
        raise PermissionError(13, "Permission denied", "/shelf")

    async with open_library(tmp_path) as user:
        monkeypatch.setattr(Library, "folders", refuse)
        user.screen.listing.count()
        await until(user.pilot, lambda: "The library cannot be read" in user.notice)
        assert "Permission denied" in user.notice


async def test_a_click_opens_an_article(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.pilot.click("ArticleList", offset=(6, 2))
        reader = await user.opened("bridges")
        assert isinstance(reader, ReaderScreen)


async def test_the_choice_of_labels_is_remarked_on_under_the_list(tmp_path: Path) -> None:
    labels = SchemeChoice(remark="the labels of ports.toml, as last time")
    async with open_library(tmp_path, labels=labels) as user:
        await user.see("the labels of ports.toml, as last time")


async def test_an_article_that_cannot_be_opened_leads_back_to_the_list(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        [layers] = [
            path.with_name("layers")
            for path in tmp_path.glob("articles/*/article.json")
            if TITLES[0] in path.read_text()
        ]
        layers.mkdir(exist_ok=True)
        (layers / "ann.json").write_text("{")
        await user.press("g")
        assert user.here == TITLES[0]
        await user.press("enter")
        await user.see("ann.json is damaged")
        assert isinstance(user.app.screen, LibraryScreen)
        await user.press("G", "enter")
        await until(user.pilot, lambda: isinstance(user.app.screen, ReaderScreen))
