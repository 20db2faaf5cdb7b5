"""One row of the text on screen: its glyphs and their columns, offsets to columns and back.

Offsets are code points in the whole text, columns are cells counted from 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tui.display.glyph import Glyph
from tui.display.glyphs import glyphs, is_plain


class Cell(NamedTuple):
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
        if self._is_plain:
            return self.end - self.start
        return self.cells[-1].column + self.cells[-1].glyph.cells if self.cells else 0

    @property
    def drawing(self) -> str:
        """The characters that are drawn for the whole row."""
        return "".join(self.drawings((self.start, self.end)))

    def drawings(self, edges: Sequence[int]) -> list[str]:
        """The characters drawn for the glyphs that start between each edge and the next."""
        ranges = pairwise(edges)
        if self._is_plain:
            return [self._text[start:end] for start, end in ranges]
        return [
            "".join(cell.glyph.text for cell in self.cells if start <= cell.glyph.start < end)
            for start, end in ranges
        ]

    def column_of(self, offset: int) -> int:
        """The column of the glyph that an offset lies in; the row's width behind its end."""
        if self._is_plain:
            return max(0, min(offset, self.end) - self.start)
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
    def _is_plain(self) -> bool:
        return is_plain(self._text, self.start, self.end)

    def _glyphs(self) -> Iterator[Glyph]:
        if self._is_plain:
            for offset in range(self.start, self.end):
                yield Glyph(offset, offset + 1, self._text[offset], 1)
        else:
            yield from glyphs(self._text, self.start, self.end)
