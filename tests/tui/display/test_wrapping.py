"""Rows show every character once, in order, within the width; offsets find their way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.hostile_texts import hostile_texts
from tui.display.line_breaking import line_start
from tui.display.rows import Row
from tui.display.wrapping import Wrapping

widths = st.integers(1, 40)
_BREAKS = "\r\n"
_PARAGRAPH = "The ferry left the harbour in the rain. " * 5


def rows_of(wrapping: Wrapping) -> list[Row]:
    return [wrapping.row(index) for index in range(len(wrapping))]


def shown(text: str, width: int) -> list[str]:
    return [row.drawing for row in rows_of(Wrapping(text, width))]


@given(hostile_texts(), widths)
def test_rows_hold_every_character_that_is_no_break_once_in_order(text: str, width: int) -> None:
    drawn = [
        offset for row in rows_of(Wrapping(text, width)) for offset in range(row.start, row.end)
    ]

    assert drawn == sorted(set(drawn))
    left_out = set(range(len(text))) - set(drawn)
    assert {text[offset] for offset in left_out} <= set(" \r\n")


@given(hostile_texts(), widths)
def test_every_row_fits_unless_a_single_glyph_is_wider(text: str, width: int) -> None:
    for row in rows_of(Wrapping(text, width)):
        assert row.width <= width or len(row.cells) == 1


@given(hostile_texts(), widths)
def test_no_row_reaches_over_a_line_break(text: str, width: int) -> None:
    for row in rows_of(Wrapping(text, width)):
        assert not set(text[row.start : row.end]) & set(_BREAKS)


@given(hostile_texts(), widths)
def test_an_offset_finds_its_row_and_column_and_the_way_back(text: str, width: int) -> None:
    wrapping = Wrapping(text, width)
    for index, row in enumerate(rows_of(wrapping)):
        for cell in row.cells:
            for offset in range(cell.glyph.start, cell.glyph.end):
                assert wrapping.row_of(offset) == index
                assert row.column_of(offset) == cell.column
            for column in range(cell.column, cell.column + cell.glyph.cells):
                assert row.offset_at(column) == cell.glyph.start


@given(hostile_texts(), widths)
def test_an_offset_that_is_not_drawn_belongs_to_the_row_before(text: str, width: int) -> None:
    wrapping = Wrapping(text, width)
    for offset in range(len(text) + 1):
        row = wrapping.row(wrapping.row_of(offset))
        assert row.start <= offset
        if offset >= row.end:
            assert row.column_of(offset) == row.width
            assert not text[row.end : offset].strip(" \r\n")


@given(hostile_texts(), widths)
def test_all_rows_together_span_the_whole_text(text: str, width: int) -> None:
    wrapping = Wrapping(text, width)
    span = wrapping.span(0, len(wrapping) - 1)

    assert span is None if not text else (span is not None and len(span) == len(text))


@given(st.text("ab -–", max_size=60), widths)
def test_plain_and_other_lines_are_wrapped_alike(line: str, width: int) -> None:
    plain = rows_of(Wrapping(f"{line}a", width))
    # A letter of two characters makes the whole line go glyph by glyph.
    other = rows_of(Wrapping(f"{line}e\u0301", width))

    assert [row.start for row in plain] == [row.start for row in other]


@given(hostile_texts(), widths, st.data())
def test_rows_worked_out_as_they_are_asked_for_are_those_of_the_whole(
    text: str, width: int, data: st.DataObject
) -> None:
    complete, lazy = Wrapping(text, width), Wrapping(text, width)
    edges = [(row.start, row.end) for row in rows_of(complete)]
    for offset in data.draw(st.lists(st.integers(0, len(text)), max_size=5)):
        row = lazy.row_of(offset)
        assert row == complete.row_of(offset)
        assert (lazy.row(row).start, lazy.row(row).end) == edges[row]
        lazy.grow(data.draw(st.integers(1, 3)))

    assert [(row.start, row.end) for row in rows_of(lazy)] == edges
    assert lazy.is_complete


@given(hostile_texts(), widths, st.data())
def test_rows_from_a_line_on_are_those_of_the_whole(
    text: str, width: int, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    start = line_start(text, offset)
    edges = {(row.start, row.end) for row in rows_of(Wrapping(text, width))}

    assert start <= offset
    assert {(row.start, row.end) for row in rows_of(Wrapping(text, width, start=start))} <= edges


def test_a_page_of_a_long_text_asks_for_no_more_than_that() -> None:
    wrapping = Wrapping(_PARAGRAPH * 10_000, 80)

    assert wrapping.clamped(40) == 40
    assert not wrapping.is_complete
    assert wrapping.row(40).start > 0
    assert not wrapping.is_complete


def test_the_length_is_guessed_from_what_is_known() -> None:
    wrapping = Wrapping(f"{_PARAGRAPH}\n\n" * 2_000, 80)
    wrapping.row(0)
    guess = wrapping.likely_length

    assert not wrapping.is_complete
    assert guess == pytest.approx(len(wrapping), rel=0.02)
    assert wrapping.likely_length == len(wrapping)


def test_words_stay_whole_where_they_fit() -> None:
    assert shown("The quay opens in May", 9) == ["The quay", "opens in", "May"]


def test_a_long_word_is_cut_at_the_width() -> None:
    assert shown("abcdefgh", 3) == ["abc", "def", "gh"]


def test_a_width_of_one_gives_a_row_for_every_letter() -> None:
    assert shown("ab 漢", 1) == ["a", "b", "漢"]


def test_spaces_at_the_end_of_a_row_take_no_place() -> None:
    assert shown("abc   déf", 3) == ["abc", "déf"]


@pytest.mark.parametrize("space", ["\t", "\u2003", "\u3000"])
def test_other_spaces_never_reach_over_the_edge(space: str) -> None:
    rows = rows_of(Wrapping(f"abcd{space}漢字", 5))

    assert all(row.width <= 5 for row in rows)


def test_a_no_break_space_keeps_words_together() -> None:
    assert shown("the e\u0301 10\xa0km", 8) == ["the e\u0301", "10\xa0km"]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_paragraphs_on_one_line_each_are_set_apart(break_: str) -> None:
    text = break_.join([_PARAGRAPH, _PARAGRAPH, ""])
    rows = shown(text, 80)

    assert rows.count("") == 1
    assert rows[-1]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_a_file_with_blank_lines_is_left_as_it_is(break_: str) -> None:
    text = (break_ * 2).join([_PARAGRAPH, _PARAGRAPH, _PARAGRAPH]) + break_ + _PARAGRAPH
    rows = shown(text, 80)

    assert rows.count("") == 2


def test_short_lines_are_left_as_they_are() -> None:
    assert shown("roses\nare\nred\n", 80) == ["roses", "are", "red"]


@given(widths)
def test_the_empty_row_between_paragraphs_belongs_to_no_character(width: int) -> None:
    text = f"{_PARAGRAPH}\n{_PARAGRAPH}"
    wrapping = Wrapping(text, width)
    empty = [index for index, row in enumerate(rows_of(wrapping)) if row.start == row.end]

    assert len(empty) == 1
    assert empty[0] not in {wrapping.row_of(offset) for offset in range(len(text))}
    assert re.search(r"\S", text[: wrapping.row(empty[0] + 1).start])
