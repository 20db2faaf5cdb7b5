"""Wrapping a text to a width: screen rows to character offsets and back.

This is the one place where rows and columns meet offsets. It knows no widget.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from annotate.span import Span
from tui.glyphs import Glyph, glyphs, is_plain

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")
# The first break is atomic: a single \r\n is no two breaks with nothing between them.
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?:\r|\n)")
_INNER_HYPHEN = re.compile(r"(?<=\w-)(?=\w)")
_NO_BREAK = frozenset("\xa0\u2007\u202f")
"""Spaces at which no row ends."""
_LONG_LINE = 120
"""Mean length in characters from which a line of a file is taken for a whole paragraph."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A glyph and the column that it starts in."""

    glyph: Glyph
    column: int


class Row:
    """One row of the wrapped text: `text[start:end]`, without line break and spaces at its end."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        """Offset of the first character."""
        self.end = end
        """Offset one past the last character that is drawn."""
        self._text = text

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The glyphs of the row from left to right."""
        cells: list[Cell] = []
        column = 0
        for glyph in self._glyphs():
            cells.append(Cell(glyph, column))
            column += glyph.cells
        return tuple(cells)

    @property
    def width(self) -> int:
        """Cells that the row takes."""
        return self.cells[-1].column + self.cells[-1].glyph.cells if self.cells else 0

    def drawing(self, start: int, end: int) -> str:
        """What is drawn for the glyphs that start in `[start, end)`."""
        if self._plain:
            return self._text[max(start, self.start) : min(end, self.end)]
        return "".join(c.glyph.text for c in self.cells if start <= c.glyph.start < end)

    def column_of(self, offset: int) -> int:
        """The column of the glyph that an offset lies in; the row's width behind its end."""
        for cell in self.cells:
            if offset < cell.glyph.end:
                return cell.column
        return self.width

    def offset_at(self, column: int) -> int:
        """The offset of the glyph that covers a column; the last glyph's to the right of it."""
        offset = self.start
        for cell in self.cells:
            if cell.column > column:
                break
            offset = cell.glyph.start
        return offset

    @cached_property
    def _plain(self) -> bool:
        return is_plain(self._text, self.start, self.end)

    def _glyphs(self) -> Iterator[Glyph]:
        if self._plain:
            for offset in range(self.start, self.end):
                yield Glyph(offset, offset + 1, self._text[offset], 1)
        else:
            yield from glyphs(self._text, self.start, self.end)


class Wrapping:
    """A text wrapped to a width in cells; rows are counted from 0.

    A file that keeps each paragraph on one line and has no blank lines gets an empty row between
    paragraphs on screen; such a row stands for no character.
    """

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self._starts = array("Q", _row_starts(text, width))

    def __len__(self) -> int:
        """How many rows there are; at least one."""
        return len(self._starts)

    def row_of(self, offset: int) -> int:
        """The row that an offset is drawn in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def row(self, index: int) -> Row:
        """The row at an index.

        Raises:
            IndexError: There is no such row.
        """
        start = self._starts[index]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return Row(self.text, start, start + len(self.text[start:end].rstrip("\r\n ")))

    def span(self, first: int, last: int) -> Span | None:
        """The characters of the rows from `first` to `last`, both included; None if empty."""
        stop = self._starts[last + 1] if last + 1 < len(self._starts) else len(self.text)
        start = self._starts[min(first, len(self._starts) - 1)]
        return Span(start, stop) if start < stop else None


def _row_starts(text: str, width: int) -> Iterator[int]:
    spaced = _is_paragraph_per_line(text)
    yield 0
    fill = _filler(width)
    for line in _LINE.finditer(text):
        start, stop = line.span()
        end = start + len(line.group().rstrip("\r\n"))
        if is_plain(text, start, end):
            rows = [match.start() for match in fill.finditer(text, start, end)]
        else:
            rows = list(_wrap_glyphs(text, start, end, width))
        yield from rows[1:]
        if stop == len(text):
            return
        yield stop
        if spaced and end > start:
            yield stop


@lru_cache(maxsize=8)
def _filler(width: int) -> re.Pattern[str]:
    """Matches one row of plain text: as much as fits, up to a space, a dash or a hyphen."""
    return re.compile(rf".{{1,{width}}}(?: +|$|(?<=[ –—])|(?<=\w-)(?=\w))|.{{{width}}}")


def _wrap_glyphs(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Row starts of one line, glyph by glyph; spaces at the end of a row hang over its edge."""
    yield start
    row_start, column = start, 0
    break_at, break_column = start, 0
    for glyph in glyphs(text, start, end):
        hangs = glyph.text == " "
        while column + glyph.cells > width and not hangs and glyph.start > row_start:
            if break_at > row_start:
                row_start, column = break_at, column - break_column
            else:
                row_start, column = glyph.start, 0
            yield row_start
        column += glyph.cells
        if _may_end_row(text, glyph):
            break_at, break_column = glyph.end, column


def _may_end_row(text: str, glyph: Glyph) -> bool:
    """Whether a row may end behind a glyph; wide characters may stand anywhere."""
    if glyph.text == "-":
        return _INNER_HYPHEN.match(text, glyph.end) is not None
    if glyph.text.isspace():
        return glyph.text not in _NO_BREAK
    return glyph.cells > 1 or glyph.text in {"–", "—"}


def _is_paragraph_per_line(text: str) -> bool:
    sample = text[:20_000]
    if _BLANK_LINE.search(sample):
        return False
    lines = _BREAK.split(sample.rstrip("\r\n"))
    return len(lines) > 1 and len(sample) / len(lines) > _LONG_LINE
