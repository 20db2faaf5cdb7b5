"""Hostile text on screen: highlights and selections stay where they belong, to the cell."""

from __future__ import annotations

import itertools

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from annotate.span import Span
from annotate.text.character_map import CharacterMap
from annotate.text.token_map import TokenMap
from tests.tui.hostile_texts import hostile_texts
from tui.display.column_widths import measure
from tui.display.marks import CURSOR, ENTITY, Mark, Marks
from tui.display.rows import Row
from tui.display.wrapping import Wrapping
from tui.reader.selection import Selection
from tui.widgets.row_drawing import RowDrawing

widths = st.integers(2, 40)


DRAWING = RowDrawing(measure(80, 60), 80, lambda *looks: Style(bold=bool(looks)))
"""Without a style sheet; every mark is bold."""


def segments(row: Row, marks: Marks) -> list[tuple[str, bool]]:
    """The drawing of a row, cut at its marks, with a flag for each marked piece."""
    return [(text, bool(style.bold)) for text, style in DRAWING.text_pieces(row, marks.marks)]


def rows_with(wrapping: Wrapping) -> list[Row]:
    rows = (wrapping.row(index) for index in range(len(wrapping)))
    return [row for row in rows if row.end > row.start]


@given(hostile_texts(), widths, st.data())
def test_a_highlight_covers_the_cells_of_its_glyphs_and_no_other(
    text: str, width: int, data: st.DataObject
) -> None:
    rows = rows_with(Wrapping(text, width))
    if not rows:
        return
    row = data.draw(st.sampled_from(rows))
    first, last = sorted(
        data.draw(st.tuples(*[st.sampled_from(row.cells)] * 2), "glyphs"),
        key=lambda cell: cell.column,
    )
    marked = Span(first.glyph.start, last.glyph.end)

    drawn = segments(row, Marks((Mark(marked, "hue-1-accepted", ENTITY),)))

    columns = list(itertools.accumulate((cell_len(piece) for piece, _ in drawn), initial=0))
    lit = [
        (start, end)
        for (start, end), (piece, bold) in zip(itertools.pairwise(columns), drawn, strict=True)
        if bold and piece
    ]
    assert (lit[0][0], lit[-1][1]) == (first.column, last.column + last.glyph.cells)
    assert columns[-1] == row.width


@given(hostile_texts(), widths)
def test_marks_cut_a_row_without_changing_a_character_of_it(text: str, width: int) -> None:
    for row in rows_with(Wrapping(text, width)):
        plain = "".join(piece for piece, _ in segments(row, Marks()))
        for token in TokenMap(text).within(row.start, row.end):
            marks = Marks((Mark(token, "cursor", CURSOR),))
            cut = "".join(piece for piece, _ in segments(row, marks))
            assert cut == plain


@given(hostile_texts(), st.data())
def test_a_selection_never_splits_what_is_read_as_one_character(
    text: str, data: st.DataObject
) -> None:
    tokens, characters = TokenMap(text), CharacterMap(text)
    offset = data.draw(st.integers(0, len(text)))
    start = tokens.at(offset)
    if start is None:
        return
    selection = Selection(start, start)
    for by_character, step in data.draw(
        st.lists(st.tuples(st.booleans(), st.booleans()), max_size=8)
    ):
        units = characters if by_character else tokens
        head = selection.head
        found = units.next(head.end) if step else units.before(head.start)
        selection = selection.moved(found or head)
    inside = {
        place
        for match in regex.finditer(r"\X", text)
        # A mark behind a space joins it on screen, but words begin behind spaces.
        for place in range(match.start() + 1 + text[match.start()].isspace(), match.end())
    }
    assert not {selection.span.start, selection.span.end} & inside


@pytest.mark.parametrize("word", ["words ", "word\u200b "], ids=["plain", "not plain"])
def test_a_line_without_end_is_wrapped_and_found_again(word: str) -> None:
    text = word * (200_000 if word.isascii() else 10_000)
    wrapping = Wrapping(text, 70)

    for offset in (0, 1, len(text) // 2, len(text) - 3):
        row = wrapping.row(wrapping.row_of(offset))
        assert row.start <= offset < row.end
        assert row.offset_at(row.column_of(offset)) == offset
