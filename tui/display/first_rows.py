"""The rows that the reader shows first, worked out without the rest of the text.

It is all that has to be imported before a page can be drawn, so it stays clear of whatever the
first page does not need.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from tui.display.line_breaking import line_start, row_starts
from tui.display.rows import Row
from tui.display.scrolling import scrolled_to


def first_rows(text: str, width: int, *, cursor: int, top: int, page: int) -> list[Row]:
    """The rows on a page that opens with the cursor in view, as few as the text has.

    Args:
        text: The whole text.
        width: Cells that a row may take.
        cursor: Offset of the token under the cursor.
        top: Offset of the first character that was on screen before.
        page: Rows on screen.
    """
    cursor, top = min(cursor, len(text)), min(top, len(text))
    starts, is_end = _starts_around(text, width, cursor, page)
    last_top = max(0, len(starts) - page) if is_end else len(starts)
    # A place above these rows is more than a page away from the cursor, as any row above them is.
    top_row = min(_row_of(starts, top), last_top) if top >= starts[0] else -page
    cursor_row = _row_of(starts, cursor)
    first = scrolled_to(cursor_row, cursor_row, top=top_row, page=page)
    first = max(0, min(first, last_top))
    edges = [*starts[first : first + page + 1], len(text)]
    return [_row(text, *edges[i : i + 2]) for i in range(min(page, len(starts) - first))]


def _starts_around(text: str, width: int, cursor: int, page: int) -> tuple[list[int], bool]:
    """The starts of some rows around the cursor, and whether they are the last ones.

    At least a page of them is above the cursor, if there is one, and a page of them below.
    """
    start = line_start(text, cursor)
    for _ in range(page):
        start = line_start(text, max(0, start - 1))
    further_starts = row_starts(text, width, start)
    starts = [next(further_starts)]
    for row_start in further_starts:
        starts.append(row_start)
        if row_start > cursor:
            break
    below = list(islice(further_starts, 2 * page))
    return starts + below, len(below) < 2 * page


def _row_of(starts: list[int], offset: int) -> int:
    """The index of the row that an offset is drawn in."""
    return max(0, bisect_right(starts, offset) - 1)


def _row(text: str, start: int, stop: int) -> Row:
    """The row between two starts."""
    return Row(text, start, start + len(text[start:stop].rstrip("\r\n ")))
