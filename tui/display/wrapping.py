"""Wrapping a text to a width: screen rows to code-point offsets and back.

This is the one place where rows and columns meet offsets. It knows no widget.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import islice

from annotate.span import Span
from tui.display.line_breaking import row_starts
from tui.display.rows import Row

_SLICE = 512
"""Rows that are wrapped at once where more are needed; chosen by hand, some screens full."""


class Wrapping:
    """A text wrapped to a width in cells; rows are counted from 0.

    Rows are worked out from the top, as far as they are asked for: a page of a book costs no more
    than a page of a letter. Rows that are known never change.

    A file that keeps each paragraph on one line and has no blank lines gets an empty row between
    paragraphs on screen; such a row stands for no character.

    Args:
        text: The whole text.
        width: Cells that a row may take.
        start: Offset at which the first row begins: the start of a line.
    """

    def __init__(self, text: str, width: int, *, start: int = 0) -> None:
        self.text = text
        self.width = width
        self._unwrapped = row_starts(text, width, start)
        self._starts = array("I", [next(self._unwrapped)])
        self.is_complete = False
        """True if every row is known."""

    def __len__(self) -> int:
        """The number of rows, at least one; works all of them out."""
        while not self.is_complete:
            self.grow()
        return len(self._starts)

    @property
    def likely_length(self) -> int:
        """An estimate of the number of rows; the number itself once every row is known."""
        rows, characters = len(self._starts), self._starts[-1] - self._starts[0]
        if self.is_complete or not characters:
            return rows
        return max(rows, round(rows * (len(self.text) - self._starts[0]) / characters))

    def grow(self, rows: int = _SLICE) -> None:
        """Work out some more rows."""
        known_rows = len(self._starts)
        self._starts.extend(islice(self._unwrapped, rows))
        self.is_complete = len(self._starts) < known_rows + rows

    def clamped(self, index: int) -> int:
        """The index of a row that exists: itself, else the first or the last one."""
        self._reach(index)
        return max(0, min(index, len(self._starts) - 1))

    def row_of(self, offset: int) -> int:
        """The index of the row that an offset is drawn in."""
        while self._starts[-1] <= offset and not self.is_complete:
            self.grow()
        return max(0, bisect_right(self._starts, offset) - 1)

    def rows_of(self, span: Span) -> range:
        """The indexes of the known rows of a span; without any, that of the last known row."""
        first, last = (
            max(0, bisect_right(self._starts, offset) - 1) for offset in (span.start, span.end - 1)
        )
        return range(first, last + 1)

    def row(self, index: int) -> Row:
        """The row at an index.

        Raises:
            IndexError: There is no such row.
        """
        start, end = self._edges(index)
        return Row(self.text, start, start + len(self.text[start:end].rstrip("\r\n ")))

    def span(self, first: int, last: int) -> Span | None:
        """The characters of the rows from `first` to `last`, both included; None if empty."""
        start, _ = self._edges(self.clamped(first))
        _, stop = self._edges(self.clamped(last))
        return Span(start, stop) if start < stop else None

    def _edges(self, index: int) -> tuple[int, int]:
        """The offsets at which a row and the next one begin."""
        self._reach(index + 1)
        is_last = index + 1 == len(self._starts)
        return self._starts[index], len(self.text) if is_last else self._starts[index + 1]

    def _reach(self, index: int) -> None:
        while len(self._starts) <= index and not self.is_complete:
            self.grow()
