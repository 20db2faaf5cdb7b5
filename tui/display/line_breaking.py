"""Breaking the lines of a text into rows that fit into a width in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from tui.display.glyph import Glyph
from tui.display.glyphs import glyphs, is_plain

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BREAK = re.compile(r"\r\n|\r|\n")
# The first break is atomic: a single \r\n is no two breaks with nothing between them.
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]*(?:\r|\n)")
_INNER_HYPHEN = re.compile(r"(?<=\w-)(?=\w)")
_NO_BREAK = frozenset("\xa0\u2007\u202f")
"""Spaces at which no row ends."""
_LONG_LINE = 120
"""Mean length of lines, in characters, from which each is taken for a whole paragraph; chosen by
hand."""
_SAMPLE = 20_000
"""Characters at the start of a text that are looked at for that; chosen by hand."""


def row_starts(text: str, width: int, start: int = 0) -> Iterator[int]:
    """Yield the offsets in code points at which rows begin.

    Args:
        text: The whole text.
        width: Cells that a row may take.
        start: Offset at which the first row begins: the start of a line.
    """
    needs_gaps = _is_paragraph_per_line(text)
    yield start
    row_pattern = _row_pattern(width)
    for line in _LINE.finditer(text, start):
        start, stop = line.span()
        end = _without_break(text, start, stop)
        if is_plain(text, start, end):
            rows: Iterator[int] = (
                match.start() for match in row_pattern.finditer(text, start, end)
            )
        else:
            rows = _wrap_glyphs(text, start, end, width)
        yield from islice(rows, 1, None)
        if stop == len(text):
            return
        yield stop
        if needs_gaps and end > start:
            yield stop


def line_start(text: str, offset: int) -> int:
    """The offset at which the line with an offset begins; none begins behind the last break."""
    newline = text.rfind("\n", 0, offset)
    start = max(newline, text.rfind("\r", newline + 1, offset)) + 1
    if start and (start == len(text) or text[start - 1 : start + 1] == "\r\n"):
        return line_start(text, start - 1)
    return start


def _without_break(text: str, start: int, stop: int) -> int:
    """The end of a line ahead of its break."""
    while stop > start and text[stop - 1] in "\r\n":
        stop -= 1
    return stop


@lru_cache(maxsize=8)
def _row_pattern(width: int) -> re.Pattern[str]:
    """A pattern for one row of plain text: as much as fits, up to a space, a dash or a hyphen."""
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
    """True if a row may end behind a glyph; wide characters may be anywhere."""
    if glyph.text == "-":
        return _INNER_HYPHEN.match(text, glyph.end) is not None
    if glyph.text.isspace():
        return glyph.text not in _NO_BREAK
    return glyph.cells > 1 or glyph.text in {"–", "—"}


def _is_paragraph_per_line(text: str) -> bool:
    sample = text[:_SAMPLE]
    if _BLANK_LINE.search(sample):
        return False
    lines = _BREAK.split(sample.rstrip("\r\n"))
    return len(lines) > 1 and len(sample) / len(lines) > _LONG_LINE
