"""Places in an article: marks, jumps, headings, and where reading stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.reader_harness import open_reader

LONG = "".join(f"Line {number} has a word. Then another sentence.\n\n" for number in range(200))


async def test_marks_lead_back_to_their_place(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("w", "m")
        assert user.keys_line == "Esc leave"
        await user.press("a", "G", "apostrophe", "a")
        assert user.cursor == "plan"


async def test_an_unknown_mark_is_reported(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("apostrophe", "q")
        assert user.message == "no mark q"


async def test_jumps_lead_back_and_forward(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("w", "G", "B")
        assert user.cursor == "plan"
        await user.press("F")
        assert user.cursor == "."


async def test_contents_lists_headings_and_goes_there(tmp_path: Path) -> None:
    text = "Title of it\n\nSome words end here.\n\nSecond heading\n\nMore words end here.\n"
    async with open_reader(tmp_path, text=text, bodies=()) as user:
        await user.press("O")
        await user.type("second")
        await user.press("enter")
        assert user.cursor == "Second"


@pytest.mark.parametrize("start", ["g", "G"])
async def test_a_heading_that_one_goes_to_has_its_chapter_below_it(
    tmp_path: Path, start: str
) -> None:
    chapters = [f"Chapter {name}\n\n{LONG[:2000]}" for name in ("one", "two", "three")]
    async with open_reader(tmp_path, text="\n\n".join(chapters), bodies=()) as user:
        await user.press(start, "O")
        await user.type("two")
        await user.press("enter")
        view = user.reader.view
        assert view.visible_rows[3].drawing == "Chapter two"
        assert view.visible_rows[3].start == user.reader.cursor.start


async def test_reading_goes_on_where_it_stopped(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        await user.press("pagedown", "pagedown", "w")
        cursor, top = user.reader.cursor, user.reader.view.top
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        assert user.reader.cursor == cursor
        assert user.reader.view.top == top


async def test_reading_goes_on_at_the_same_words_after_the_text_was_edited(tmp_path: Path) -> None:
    news = "Stop press.\n\n" * 30
    async with open_reader(tmp_path, text=LONG, bodies=()) as user:
        await user.press("pagedown", "pagedown", "w")
        cursor, top = user.reader.cursor, user.reader.view.top
    async with open_reader(tmp_path, text=news + LONG, bodies=()) as user:
        assert user.reader.cursor == cursor.shifted(len(news))
        assert user.reader.view.top == top + len(news)
