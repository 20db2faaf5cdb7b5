"""From one article to the next: in the order of the list, past what is done or set aside."""

from __future__ import annotations

from pathlib import Path

from annotate.author import Author
from annotate.document import Document
from store.library.library import Library
from tests.tui.library_harness import TITLES, LibraryUser, answers, open_library, stock
from tests.tui.reader_harness import until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace


async def test_next_and_previous_follow_order_and_filter_and_pass_over_those_set_aside(
    tmp_path: Path,
) -> None:
    async with open_library(tmp_path, titles=(*TITLES, "doors")) as user:
        await user.press("j", "!")
        await user.see("set aside")
        await user.press("g", "enter")
        await user.opened("apples")
        await user.press("J")
        await user.opened("candles")
        await user.press("J")
        await user.opened("doors")
        await user.press("J")
        await until(user.pilot, lambda: "no further" in user.line("message"))
        await user.press("K")
        await user.opened("candles")


async def test_done_goes_to_the_next_unfinished_article_and_says_when_all_are(
    tmp_path: Path,
) -> None:
    async with open_library(tmp_path) as user:
        await user.press("j", "enter")
        await user.opened("bridges")
        await user.press("D")
        await user.opened("candles")
        await user.press("!")
        reader = await user.opened("apples")
        await user.press("D")
        await until(user.pilot, lambda: "no other is unfinished" in user.line("message"))
        assert "✓ done" in user.line("status")
        await until(user.pilot, lambda: answers(tmp_path) == ["accept", "accept", "ignore"])
        await user.press("D")
        assert reader.session is not None
        assert reader.session.answer is None
        await user.press("q")
        await user.settle()
        assert user.here == "apples"


async def test_done_names_the_filter_that_leaves_no_other_article_and_how_to_take_it_off(
    tmp_path: Path,
) -> None:
    async with open_library(tmp_path) as user:
        await user.press("slash", *"bridges", "enter")
        await user.press("enter")
        await user.opened("bridges")
        await user.press("D")
        await until(user.pilot, lambda: "; no other unfinished one fits /b" in user.line("message"))
        assert "L, then Esc lists all" in user.line("message")
        await user.press("L")
        await until(user.pilot, lambda: "/bridges" in user.line("status"))
        await user.press("escape")
        await until(user.pilot, lambda: "/bridges" not in user.line("status"))


async def test_done_works_on_a_single_article_opened_from_a_file(tmp_path: Path) -> None:
    library = Library(tmp_path)
    stock(library)
    document = Document("A text of its own.\n", "apart", "/elsewhere/apart")
    app = PostilApp(Workspace(library, Author("ann"), has_suggestions=False), document=document)
    async with app.run_test() as pilot:
        user = LibraryUser(pilot, app)
        await user.opened("apart")
        await user.press("D")
        await user.opened("apples")
        await user.press("K")
        await user.opened("apart")
        app.exit()
    assert answers(tmp_path) == ["accept", None, None, None]


async def test_what_was_read_and_decided_is_summed_up(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        assert user.app.navigator.summary.text("here") == ""
        await user.press("enter")
        await user.opened("apples")
        await user.press("A", "J")
        await user.opened("bridges")
        await user.press("tab", "a", "u", "tab", "x", "q")
        await user.settle()
    summary = user.app.navigator.summary.text("here")
    assert summary.startswith("2 articles, 7 decisions in ")
    assert summary.endswith("all saved in here")
