"""The side panel: lists everything, follows the cursor, jumps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.commands import Accept
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import suggestion_id
from tests.tui.reader_harness import BODIES, SAID, open_desk


@pytest.mark.parametrize("key", ["p", "f2"])
async def test_the_panel_opens_and_closes(tmp_path: Path, key: str) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press(key)
        assert desk.reader.panel.display
        assert desk.reader.panel.has_focus
        await desk.press(key)
        assert not desk.reader.panel.display
        assert desk.reader.view.has_focus


async def test_moving_in_the_panel_shows_the_annotation(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("p", "j", "j")
        assert desk.focus == desk.reader.panel.current.body
        assert desk.focus in BODIES


async def test_enter_takes_the_keys_to_the_annotation(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("p", "j", "enter")
        assert desk.reader.view.has_focus
        assert desk.focus == SAID


async def test_the_panel_follows_the_cursor(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("p", "enter", "G")
        assert desk.reader.panel.current.body == BODIES[-1]


async def test_the_panel_marks_the_annotation_that_the_cursor_is_on(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("p", "enter")
        for item in desk.reader.session.annotations.items:
            desk.reader.page.move_to(desk.reader.state.tokens.at(item.body.extent.start))
            assert desk.reader.panel.current is desk.reader.target


async def test_the_panel_opens_with_what_stands_ahead_of_the_mark(tmp_path: Path) -> None:
    names = [Entity(Span(n * 13, n * 13 + 3), "PERSON") for n in range(60)]
    async with open_desk(tmp_path, text="Ann saw Bob. " * 60, bodies=names) as desk:
        await desk.press("tab", "tab", "tab", "p")
        panel = desk.reader.panel
        assert panel.current is desk.reader.target
        assert panel.first_row == 0
        await desk.press("p", "G", "p")
        assert panel.current.body == names[-1]
        assert panel.first_row + panel.size.height == len(names)


async def test_review_keys_work_in_the_panel(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("p", "tab", "a", "x")
        assert desk.items("accepted") == [BODIES[0]]
        assert desk.items("rejected") == [BODIES[1]]


async def test_the_panel_lists_what_is_there(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "a", "p")
        rows = [desk.reader.panel.render_line(y).text for y in range(len(BODIES))]
        assert rows[0].startswith(" ✓ PER Low Garrick")
        assert rows[1].startswith(" · CLM Mayor Ida Quill · said")


async def test_a_row_that_was_scrolled_away_is_drawn_as_it_is_by_now(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(100))
    ports = [Entity(Span(*match.span()), "GPE") for match in re.finditer(r"Port \d+", text)]
    async with open_desk(tmp_path, text=text, bodies=ports) as desk:
        panel = desk.reader.panel
        await desk.press("p", "enter")
        for number in (3, 5):
            assert panel.render_line(number).text.startswith(f" · GPE Port {number}")
            await desk.press("G")
            assert panel.first_row > panel.size.height
            name = suggestion_id(desk.reader.article.stored.scope, ports[number])
            desk.reader.editor.perform(Accept((name,)))
            await desk.press("g")
            assert panel.render_line(number).text.startswith(f" ✓ GPE Port {number}")


async def test_the_text_makes_room_for_the_panel_also_after_scrolling(tmp_path: Path) -> None:
    async with open_desk(tmp_path, text="A ferry leaves. " * 400, size=(80, 24)) as desk:
        view = desk.reader.view
        wide = view.wrapping.width
        for keys in (("G",), ("g", "j")):
            await desk.press(*keys, "p", "enter")
            assert view.wrapping.width < view.size.width < wide
            await desk.press("p")
            assert view.wrapping.width == wide


async def test_an_empty_panel_says_so(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=()) as desk:
        await desk.press("p", "j", "enter")
        assert "no annotations yet" in desk.reader.panel.render_line(0).text
