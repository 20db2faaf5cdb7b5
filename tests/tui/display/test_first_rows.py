"""The rows of the first page are those that the reader comes to show, wrapped from the top."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.hostile_texts import hostile_texts
from tui.display.first_rows import first_rows
from tui.display.rows import Row
from tui.display.scrolling import scrolled_to
from tui.display.wrapping import Wrapping

_LETTER = "".join(f"Line {n} has some words, and more of them.\n\n" for n in range(40))


def reader_rows(text: str, width: int, *, cursor: int, top: int, page: int) -> list[Row]:
    """What the reader shows: it puts the top where it was, then brings the cursor into view."""
    wrapping = Wrapping(text, width)
    last_top = max(0, len(wrapping) - page)
    before = min(wrapping.row_of(top), last_top)
    row = wrapping.row_of(cursor)
    first = max(0, min(scrolled_to(row, row, top=before, page=page), last_top))
    return [wrapping.row(index) for index in range(first, min(first + page, len(wrapping)))]


@given(
    st.lists(hostile_texts(), max_size=4).map("\n".join) | st.just(_LETTER),
    st.integers(1, 40),
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.integers(1, 12),
)
def test_they_are_those_of_the_reader(
    text: str, width: int, cursor: int, top: int, page: int
) -> None:
    cursor, top = min(cursor, len(text)), min(top, len(text))
    place = {"cursor": cursor, "top": top, "page": page}
    first = [(row.start, row.end) for row in first_rows(text, width, **place)]

    assert first == [(row.start, row.end) for row in reader_rows(text, width, **place)]
