"""The palette, help and the mouse: nothing can be done that a key and a name do not do too."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.app import SystemCommand
from textual.events import MouseScrollDown
from textual.widget import Widget

import tui
from tests.tui.app.palettes import choose_in_palette
from tests.tui.reader_harness import BODIES, ReaderUser, open_reader, until
from tui.app.palette import command_title
from tui.dialogs.help import HelpRows, HelpScreen
from tui.dialogs.help_columns import HelpLine, help_lines
from tui.dialogs.help_sections import Section
from tui.keys.command import show_key
from tui.keys.commands import COMMANDS
from tui.keys.keymap import DEFAULT, Context

BY_MOUSE = {
    "ArticleView.on_mouse_down": ("reader.token_right", "reader.line_down", "reader.pending_next"),
    "ArticleView.on_mouse_move": ("reader.select",),
    "ArticleView.on_mouse_up": ("reader.select",),
    "Line.on_click": ("reader.help",),
    "AnnotationPanel.on_click": ("reader.panel", "reader.grow"),
    "ArticleList.on_click": ("library.down", "library.open"),
    "HeadedList.on_click": ("people.down", "people.open", "find.down", "find.open"),
    "StatementList.on_click": ("statements.down", "statements.open"),
}
"""Handlers of the mouse, and the commands that do the same from the keyboard."""


def entries(user: ReaderUser) -> Iterator[SystemCommand]:
    app = user.pilot.app
    yield from app.get_system_commands(app.screen)


@pytest.mark.parametrize("mode", ["reader", "library"])
async def test_every_command_has_an_entry_with_its_key(tmp_path: Path, mode: str) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        if mode == "library":
            await user.press("L")
            await until(user.pilot, lambda: user.pilot.app.screen is not user.reader)
        listed = [(entry.title, entry.help) for entry in entries(user)]
    for command in DEFAULT.commands(mode):
        if command.action == "palette" or command.is_of_scheme:
            continue
        keys = " ".join(map(show_key, command.keys))
        assert any(
            title.endswith(f": {command_title(command)}") and words == keys
            for title, words in listed
        ), command.id
    assert len({title for title, _ in listed}) == len(listed)


def test_no_entry_says_the_same_twice() -> None:
    commands = [command for command in COMMANDS if not command.is_of_scheme]
    titles = {command.id: command_title(command) for command in commands}
    assert titles["reader.word_previous"] == "previous word"
    assert titles["reader.redo"] == "redo what was undone"
    assert titles["reader.finish"].startswith("mark as done")
    assert titles["reader.line_down"] == "next line (down)"


async def test_textuals_own_commands_are_left_out(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        titles = " ".join(entry.title.lower() for entry in entries(user))
    assert "screenshot" not in titles
    assert "maximize" not in titles
    assert "create: label person" in titles


async def test_an_entry_runs_exactly_its_action(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab")
        await choose_in_palette(user, "accept and go on")
        await until(user.pilot, lambda: user.items("accepted"))
        assert user.items("accepted") == [BODIES[0]]
        assert user.focus == BODIES[1]


async def test_help_begins_with_what_matters_now(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        for keys, context in (
            ((), Context.READING),
            (("tab",), Context.FOCUSED),
            (("escape", "v"), Context.SELECTING),
            (("escape", "j", "c"), Context.FRAMING),
            (("escape", "escape", "p"), Context.PANEL),
        ):
            await user.press(*keys, "question_mark")
            screen = user.pilot.app.screen
            assert isinstance(screen, HelpScreen)
            rows = [(row.sample, row.meaning) for row in screen.sections[0].rows]
            assert rows == list(DEFAULT.footer(context)), context
            await user.press("escape")


@pytest.mark.parametrize("size", [(60, 15), (20, 5), (200, 60)], ids=str)
async def test_everything_opens_in_a_window_of_any_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_reader(tmp_path, size=size) as user:
        for keys in (("p",), ("p",), ("question_mark", "j", "escape"), ("tab", "r", "escape")):
            await user.press(*keys)
        await user.press("i", "h", "m", "escape", "slash", "q", "escape", "L")
        await until(user.pilot, lambda: user.pilot.app.screen is not user.reader)
        await user.press("question_mark", "escape")
        assert len(user.pilot.app.screen_stack) == 2


async def test_help_in_a_small_window_fits_and_scrolls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = []

    def lines_in(sections: Sequence[Section], width: int) -> list[HelpLine]:
        widths.append(width)
        return help_lines(sections, width)

    monkeypatch.setattr("tui.dialogs.help.help_lines", lines_in)
    async with open_reader(tmp_path, size=(60, 15)) as user:
        await user.press("question_mark")
        rows = user.pilot.app.screen.query_one(HelpRows)
        assert set(widths) == {rows.size.width - 1}
        assert rows.region.right <= 60
        assert {rows.render_line(y).cell_length for y in range(rows.size.height)} == {
            rows.row_width
        }
        await user.press("space")
        assert rows.scroll_offset.y == rows.size.height - 2
        await user.press("G")
        assert rows.scroll_offset.y == rows.max_scroll_y > 0


async def test_help_shows_what_is_looked_for_until_it_is_left(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("question_mark", "slash", *"redo", "enter")
        screen = user.pilot.app.screen
        rows = screen.query_one(HelpRows)
        shown = [rows.render_line(y).text.split() for y in range(rows.size.height)]
        assert any(" ".join(line).startswith("U ctrl+r Redo what was undone") for line in shown)
        assert not any("Next line" in " ".join(line) for line in shown)
        await user.press("slash", *" zzz")
        assert "nothing here has these words" in rows.render_line(0).text
        await user.press("escape")
        assert "Now, while you read" in rows.render_line(0).text
        await user.press("escape")
        assert user.pilot.app.screen is user.reader


async def test_help_has_two_columns_where_there_is_room_and_its_legend_looks_like_the_page(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, size=(120, 40)) as user:
        await user.press("question_mark")
        rows = user.pilot.app.screen.query_one(HelpRows)
        first = rows.render_line(0)
        assert len(first.text.split("Now, while you read")[1].split()) > 0
        styles = {
            segment.text.strip(): segment.style
            for y in range(rows.size.height)
            for segment in rows.render_line(y)
        }
        assert styles["underlined"].underline
        assert styles["bold"].bold
        assert styles["slanted"].italic
        assert styles["Tab"].color == rows.paint("key").color != rows.paint("text").color


def test_nothing_is_done_by_the_mouse_alone() -> None:
    handlers = {
        f"{widget.__name__}.{name}"
        for widget in _widgets()
        for name in vars(widget)
        if name.lstrip("_").startswith(("on_click", "on_mouse"))
    }
    assert handlers == set(BY_MOUSE)
    with_keys = {command.id for command in COMMANDS if command.keys}
    assert all(with_keys >= set(commands) for commands in BY_MOUSE.values())


def _widgets() -> Iterator[type[Widget]]:
    for module in walk_packages(tui.__path__, "tui."):
        for _, member in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(member, Widget) and member.__module__ == module.name:
                yield member


async def test_a_click_places_the_cursor_and_the_wheel_scrolls(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=(), text="one two three\n\n" * 60) as user:
        await user.pilot.click(user.reader.view, offset=(8, 2))
        await user.pilot.pause()
        assert user.cursor == "two"
        await user.pilot._post_mouse_events([MouseScrollDown], user.reader.view, button=0)
        await user.pilot.pause()
        assert user.reader.view.scroll_offset.y > 0


async def test_dragging_selects_tokens_until_another_place_is_clicked(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=(), text="one two three\n\nfour five\n") as user:
        view, pilot = user.reader.view, user.pilot
        await pilot.mouse_down(view, offset=(8, 0))
        await pilot.hover(view, offset=(8, 2))
        await pilot.mouse_up(view, offset=(8, 2))
        await pilot.pause()
        assert user.reader.selection is not None
        assert user.quote(user.reader.selection.span) == "two three\n\nfour five"
        await user.press("1")
        assert [user.quote(body.extent) for body in user.items("accepted")] == [
            "two three\n\nfour five"
        ]
        await pilot.mouse_down(view, offset=(8, 0))
        await pilot.hover(view, offset=(12, 0))
        await pilot.mouse_up(view, offset=(12, 0))
        await pilot.click(view, offset=(3, 0))
        await pilot.pause()
        assert (user.reader.selection, user.cursor) == (None, "one")
