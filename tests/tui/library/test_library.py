"""The library screen: filter, order, done, set aside, deleted and back."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from annotate.loaders.registry import load_file
from store.library.library import Library
from store.library.overview import State
from tests.patience import PATIENCE
from tests.store.library.test_source_check import rewrite
from tests.tui.library_harness import TITLES, answers, open_library
from tests.tui.reader_harness import until
from tui.app.palette import command_title
from tui.dialogs.help import HelpScreen
from tui.keys.keymap import DEFAULT
from tui.library import lookups
from tui.library.actions.groups import GROUPS
from tui.reader.screen import ReaderScreen


async def test_articles_are_listed_with_their_numbers(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        assert user.titles == list(TITLES)
        assert [user.shown(title).pending for title in TITLES] == [6, 7, 7]
        assert user.head == "Library · shelf/  3 articles"


async def test_the_filter_follows_the_letters_and_escape_ends_it(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.press("slash", "c", "n", "d")
        assert user.titles == ["candles"]
        await user.press("enter")
        assert user.titles == ["candles"]
        assert "/cnd" in user.line("status")
        await user.press("escape")
        assert user.titles == list(TITLES)
        assert user.here == "candles"


async def test_the_next_order_is_remembered_for_the_library(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.press("o", "o", "o")
        assert "most pending first" in user.line("status")
        assert user.titles == ["bridges", "candles", "apples"]
        await until(user.pilot, lambda: list(tmp_path.glob("preferences/*")) != [])
    async with open_library(tmp_path) as user:
        assert user.titles == ["bridges", "candles", "apples"]


async def test_done_and_set_aside_are_stored_and_undone_by_the_same_key(
    tmp_path: Path,
) -> None:
    async with open_library(tmp_path) as user:
        await user.press("D")
        await user.see("apples: done")
        await user.press("j", "!")
        await user.see("bridges: set aside")
        assert [user.shown(title).state for title in TITLES] == [
            State.DONE,
            State.ASIDE,
            State.NEW,
        ]
        assert answers(tmp_path) == ["accept", "ignore", None]
        await user.press("!", "k", "D")
        await until(user.pilot, lambda: answers(tmp_path) == [None, None, None])


async def test_a_deleted_article_comes_back_with_its_annotations(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.press("enter")
        await user.opened("apples")
        await user.press("A", "q")
        await user.settle()
        await user.press("d", "n", "enter")
        assert "apples" in user.titles
        await user.press("d", "y", "enter")
        await user.see("deleted")
        assert user.titles == ["bridges", "candles"]
        await user.press("u")
        await user.see("is restored")
        await user.settle()
        await until(user.pilot, lambda: user.titles == list(TITLES))
        assert user.shown("apples").accepted == 6
        await user.press("u")
        await user.see("nothing was deleted")


async def test_a_library_that_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_library(tmp_path) as user:

        def refuse(*_: object) -> None:
            raise OSError(30, "Read-only file system")

        monkeypatch.setattr("store.library.stored_article.WriterLock.acquire", refuse)
        await user.press("D")
        await user.see("Read-only file system")
        assert user.shown("apples").state is State.NEW


async def test_the_keys_move_the_cursor_and_stop_at_the_ends(tmp_path: Path) -> None:
    async with open_library(tmp_path, titles=[f"t{number}" for number in range(50)]) as user:
        for keys, title in [
            ("j", "t1"),
            ("k", "t0"),
            ("k", "t0"),
            ("G", "t49"),
            ("j", "t49"),
            ("g", "t0"),
            ("space", "t20"),
            ("pageup", "t0"),
            ("ctrl+d", "t10"),
            ("ctrl+u", "t0"),
        ]:
            await user.press(keys)
            assert user.here == title


async def test_help_lists_the_keys_of_the_library(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.press("question_mark")
        screen = user.app.screen
        assert isinstance(screen, HelpScreen)
        lines = "\n".join(screen.lines())
        assert all(command.tooltip in lines for command in DEFAULT.commands("library"))


async def test_a_look_at_help_leaves_the_list_as_it_is(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        await user.press("enter")
        await user.opened("apples")
        await user.press("q")
        await user.settle()
        await user.press("D")
        await user.see("done")
        await user.press("j", "question_mark", "escape")
        assert user.here == "bridges"
        assert user.titles == list(TITLES)


async def test_a_list_that_comes_late_leaves_the_cursor_where_a_key_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_library(tmp_path) as user:
        await user.press("j", "enter")
        await user.opened("bridges")
        is_read, read = Event(), lookups.read_overviews

        def read_late(*arguments: Any, **options: Any) -> None:
            assert is_read.wait(PATIENCE)
            read(*arguments, **options)

        monkeypatch.setattr(lookups, "read_overviews", read_late)
        await user.press("q")
        assert user.here == "bridges"
        await user.press("g")
        is_read.set()
        await user.screen.workers.wait_for_complete()
        await user.pilot.pause()
        assert user.here == "apples"


async def test_every_key_reaches_its_action(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    for command in DEFAULT.commands("library"):
        name = f"action_{command.action}"
        [group] = [group for group in GROUPS if hasattr(group, name)]
        monkeypatch.setattr(group, name, lambda self, name=name: called.append(name))
    async with open_library(tmp_path, titles=()) as user:
        for command in DEFAULT.commands("library"):
            for key in command.keys:
                called.clear()
                await user.press(key)
                assert called == [f"action_{command.action}"]


async def test_no_row_is_wider_than_the_window(tmp_path: Path) -> None:
    long = "A title that goes on\x1b[2J and on 村上春樹 " * 8
    async with open_library(tmp_path, titles=[long]) as user:
        articles = user.screen.page.articles
        for size in ((60, 15), (80, 24), (120, 40), (20, 5)):
            await user.pilot.resize_terminal(*size)
            await user.pilot.pause()
            assert articles.size.width == size[0]
            for y in range(articles.size.height):
                strip = articles.render_line(y)
                assert strip.cell_length == articles.size.width
                assert "\x1b" not in strip.text


async def test_opening_reports_that_the_file_has_changed_since(tmp_path: Path) -> None:
    file = tmp_path / "low tide.txt"
    file.write_text("Low tide at six.\n")
    document = load_file(file)
    Library(tmp_path).article_for(document).create(document)
    rewrite(file, b"Low tide at seven.\n")
    async with open_library(tmp_path, titles=(), size=(200, 24)) as user:
        await user.press("enter")
        await user.opened("low tide.txt")
        await user.see("the file has changed since it was read: postil '")
        assert "/low tide.txt' reads it anew" in user.line("message")


async def test_the_palette_knows_the_commands_of_the_screen(tmp_path: Path) -> None:
    async with open_library(tmp_path) as user:
        names = {command.title for command in user.app.get_system_commands(user.app.screen)}
        assert all(
            any(name.endswith(f": {command_title(command)}") for name in names)
            for command in DEFAULT.commands("library")
            if command.action != "palette"
        )
        await user.press("enter")
        reader = await user.opened("apples")
        assert isinstance(reader, ReaderScreen)
