"""The columns of a PDF's pages: what is drawn row by row over several is read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_WIDE = 0.8
"""Least gap between two columns, as a share of the font size; chosen by hand."""
_LEAST_ROWS = 3
"""Least rows that a gap between columns goes through; chosen by hand."""
_LEAST_WORDS = 3
"""Words on either side of such a gap in a row of text; cells of tables have fewer. By hand."""
_LEAST_SHARE = 0.5
"""Share of the rows from the first to the last of them that it goes through; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; lengths are in points, and y grows upwards."""

    start: int
    """Index of its first character in the page's text."""
    end: int
    """Index one past its last character."""
    left: float
    bottom: float
    right: float
    top: float
    begins_line: bool = False
    """True if it is the first one of a line of the file."""

    def is_far_from(self, following: Word) -> bool:
        """Tell whether the next word of a line is as far away as another column."""
        return following.left - self.right > _WIDE * (self.top - self.bottom)

    def is_above(self, following: Word) -> bool:
        """Tell whether the next word of a line is in another row."""
        return following.top < (self.top + self.bottom) / 2

    def is_beside(self, following: Word) -> bool:
        """Tell whether a word is further to the right in the same row."""
        is_level = following.top > self.bottom and following.bottom < self.top
        return is_level and self.is_far_from(following)


Row = Sequence[Word]
"""The words of a line in their order."""


def joined(rows: Sequence[Row]) -> list[Row]:
    """Join the lines that follow each other in the file and stand side by side."""
    sides: list[Row] = []
    for row in rows:
        if sides and sides[-1][-1].is_beside(row[0]):
            sides[-1] = [*sides[-1], *row]
        else:
            sides.append(row)
    return sides


def may_have_columns(lines: Sequence[Row], some_rows: Sequence[Row]) -> bool:
    """Tell whether it is worth while to look for columns.

    Args:
        lines: The first and the last character of each line of a page.
        some_rows: Some of the lines as a whole.
    """
    is_wide = any(gap for row in some_rows for gap in _wide_gaps(row))
    return is_wide or any(line[-1].is_beside(below[0]) for line, below in pairwise(lines))


def gutters(rows: Sequence[Row]) -> tuple[float, ...]:
    """Where the gaps between columns are, from left to right; none where there is one column."""
    places: list[float] = []
    gaps = [(number, gap) for number, row in enumerate(rows) for gap in _wide_gaps(row)]
    while gaps:
        place, numbers = max(
            ((sum(gap) / 2, _numbers_at(sum(gap) / 2, gaps)) for _, gap in gaps),
            key=lambda candidate: len(candidate[1]),
        )
        if len(numbers) < _LEAST_ROWS:
            break
        around = range(numbers[0], numbers[-1] + 1)
        across = [number for number in around if _is_on_both_sides(rows[number], place)]
        if len(numbers) >= _LEAST_SHARE * len(across):
            places.append(place)
        gaps = [(number, gap) for number, gap in gaps if not gap[0] < place < gap[1]]
    return tuple(sorted(places))


def parted(row: Row, places: Sequence[float]) -> Iterator[Row]:
    """Part a row at the gaps between columns, and where a broken word goes on in the next row."""
    first = 0
    for number, (word, following) in enumerate(pairwise(row), start=1):
        has_gutter = any(word.right < place < following.left for place in places)
        is_in_next_column = has_gutter and word.is_far_from(following)
        if is_in_next_column or following.begins_line or word.is_above(following):
            yield row[first:number]
            first = number
    yield row[first:]


def by_column(rows: Sequence[Row], places: Sequence[float]) -> list[tuple[int, Row]]:
    """Order the pieces of rows column by column, from each row over several columns to the next.

    Returns:
        Each piece with its column, from 1; with 0 where it goes over several.
    """
    ordered: list[tuple[int, Row]] = []
    numbered = [(_column(row, places), row) for row in rows]
    for is_in_column, run in groupby(numbered, key=lambda piece: piece[0] > 0):
        pieces = list(run)
        ordered += sorted(pieces, key=lambda piece: piece[0]) if is_in_column else pieces
    return ordered


def _wide_gaps(row: Row) -> Iterator[tuple[float, float]]:
    """The gaps of a row that may part two columns of text."""
    ends = [n for n, (word, following) in enumerate(pairwise(row)) if word.is_far_from(following)]
    edges = [-1, *ends, len(row) - 1]
    for before, end, after in zip(edges, edges[1:], edges[2:], strict=False):
        if min(end - before, after - end) >= _LEAST_WORDS:
            yield row[end].right, row[end + 1].left


def _numbers_at(place: float, gaps: Sequence[tuple[int, tuple[float, float]]]) -> list[int]:
    """The numbers of the rows with a gap at a place."""
    return [number for number, (left, right) in gaps if left < place < right]


def _is_on_both_sides(row: Row, place: float) -> bool:
    return any(word.left < place for word in row) and any(word.right > place for word in row)


def _column(row: Row, places: Sequence[float]) -> int:
    """The column of a piece, from 1; 0 where it goes over several."""
    left = min(word.left for word in row)
    right = max(word.right for word in row)
    if any(left < place < right for place in places):
        return 0
    return 1 + sum(place <= left for place in places)
