"""The side panel: lists everything, follows the cursor, jumps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.commands import Accept
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import suggestion_id
from tests.tui.reader_harness import BODIES, SAID, open_reader


@pytest.mark.parametrize("key", ["p", "f2"])
async def test_the_panel_opens_and_closes(tmp_path: Path, key: str) -> None:
    async with open_reader(tmp_path) as user:
        await user.press(key)
        assert user.reader.panel.display
        assert user.reader.panel.has_focus
        await user.press(key)
        assert not user.reader.panel.display
        assert user.reader.view.has_focus


async def test_moving_in_the_panel_shows_the_annotation(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("p", "j", "j")
        assert user.focus == user.reader.panel.current.body
        assert user.focus in BODIES


async def test_enter_takes_the_keys_to_the_annotation(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("p", "j", "enter")
        assert user.reader.view.has_focus
        assert user.focus == SAID


async def test_the_panel_follows_the_cursor(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("p", "enter", "G")
        assert user.reader.panel.current.body == BODIES[-1]


async def test_the_panel_marks_the_annotation_that_the_cursor_is_on(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("p", "enter")
        for item in user.reader.session.annotations.items:
            user.reader.page.move_to(user.reader.state.tokens.at(item.body.extent.start))
            assert user.reader.panel.current is user.reader.target


async def test_the_panel_opens_with_what_stands_ahead_of_the_mark(tmp_path: Path) -> None:
    names = [Entity(Span(n * 13, n * 13 + 3), "PERSON") for n in range(60)]
    async with open_reader(tmp_path, text="Ann saw Bob. " * 60, bodies=names) as user:
        await user.press("tab", "tab", "tab", "p")
        panel = user.reader.panel
        assert panel.current is user.reader.target
        assert panel.first_row == 0
        await user.press("p", "G", "p")
        assert panel.current.body == names[-1]
        assert panel.first_row + panel.size.height == len(names)


async def test_review_keys_work_in_the_panel(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("p", "tab", "a", "x")
        assert user.items("accepted") == [BODIES[0]]
        assert user.items("rejected") == [BODIES[1]]


async def test_the_panel_lists_what_is_there(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "p")
        rows = [user.reader.panel.render_line(y).text for y in range(len(BODIES))]
        assert rows[0].startswith(" ✓ PER Low Garrick")
        assert rows[1].startswith(" · CLM Mayor Ida Quill · said")


async def test_a_row_that_was_scrolled_away_is_drawn_as_it_is_by_now(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(100))
    ports = [Entity(Span(*match.span()), "GPE") for match in re.finditer(r"Port \d+", text)]
    async with open_reader(tmp_path, text=text, bodies=ports) as user:
        panel = user.reader.panel
        await user.press("p", "enter")
        for number in (3, 5):
            assert panel.render_line(number).text.startswith(f" · GPE Port {number}")
            await user.press("G")
            assert panel.first_row > panel.size.height
            name = suggestion_id(user.reader.article.stored.scope, ports[number])
            user.reader.editor.perform(Accept((name,)))
            await user.press("g")
            assert panel.render_line(number).text.startswith(f" ✓ GPE Port {number}")


async def test_the_text_makes_room_for_the_panel_also_after_scrolling(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text="A ferry leaves. " * 400, size=(80, 24)) as user:
        view = user.reader.view
        wide = view.wrapping.width
        for keys in (("G",), ("g", "j")):
            await user.press(*keys, "p", "enter")
            assert view.wrapping.width < view.size.width < wide
            await user.press("p")
            assert view.wrapping.width == wide


async def test_an_empty_panel_says_so(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("p", "j", "enter")
        assert "no annotations yet" in user.reader.panel.render_line(0).text
