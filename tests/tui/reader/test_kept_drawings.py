"""Drawings of rows that are kept: they go with all that a row looks like by."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.strip import Strip

from tests.tui.reader_harness import TEXT, ReaderUser, open_reader
from tui.widgets.lines import Line


def picture(user: ReaderUser) -> list[Strip]:
    """The rows of the article as they are on screen."""
    view = user.reader.view
    return view.render_lines(view.size.region)


def backgrounds(user: ReaderUser) -> set[object]:
    """Those of the edge of each row, on which nothing is marked."""
    edges = [next(iter(row.crop(0, 1))) for row in picture(user)]
    return {edge.style.bgcolor for edge in edges if edge.style is not None}


async def test_rows_drawn_before_follow_decisions_theme_and_size(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        # Each row has drawings with the focus and without it.
        await user.press("right_square_bracket", "right_square_bracket", "left_square_bracket")
        focused = picture(user)
        await user.press("a", "left_square_bracket")
        decided = picture(user)
        assert decided != focused
        await user.press("u")
        assert picture(user) == focused
        await user.press("U")
        assert picture(user) == decided

        (dark,) = backgrounds(user)
        user.pilot.app.theme = "postil-light"
        await user.pilot.pause()
        (light,) = backgrounds(user)
        assert light != dark

        await user.pilot.resize_terminal(60, 24)
        view = user.reader.view
        assert {row.cell_length for row in picture(user)} == {view.row_width}
        for row, strip in zip(view.visible_rows, picture(user), strict=False):
            assert user.reader.document.text[row.start : row.end].rstrip() in strip.text


async def test_a_scrollbar_draws_no_cell_anew_that_looks_the_same(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT * 20) as user:
        bar = user.reader.view.vertical_scrollbar
        before = bar.render_lines(bar.size.region)
        bar.point_at(user.reader.view.page)
        after = bar.render_lines(bar.size.region)
        assert after != before
        assert [old is new for old, new in zip(before, after, strict=True)] == [
            old == new for old, new in zip(before, after, strict=True)
        ]
        bar.forget()
        assert bar.render_lines(bar.size.region) == after


async def test_a_hit_has_each_line_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str | None] = []
    update = Line.update

    def counting(line: Line) -> None:
        looks.append(line.id)
        update(line)

    async with open_reader(tmp_path) as user:
        await user.search("quill")
        monkeypatch.setattr(Line, "update", counting)
        await user.press("n")
        assert sorted(looks) == sorted(set(looks))
        assert "hit 2 of 2" in user.message
