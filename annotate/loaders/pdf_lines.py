"""The lines of a PDF's pages with their positions, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from annotate.loaders.pdf_columns import (
    Row,
    Word,
    by_column,
    gutters,
    joined,
    may_have_columns,
    parted,
)

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

HYPHEN = "\ufffe"
"""The character that PDFium puts in the place of a hyphen at the end of a line."""

_FILLED_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_SAMPLE = 12
"""Lines of a page that are looked at for columns at first; chosen by hand."""
_END = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_MOST_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be furniture; chosen by hand."""

_SIZES_APART = 0.15
"""Difference of font sizes, as a share of the size, that parts paragraphs; chosen by hand."""

_WIDER_GAP = 0.35
"""Gap above the usual one, as a share of the font size, that parts paragraphs; chosen by hand."""

_INDENT = 0.8
"""Indent, as a share of the font size, that begins a paragraph; chosen by hand."""

_SHORT = 0.85
"""Width, as a share of the page's, below which a line may end a paragraph; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; lengths are in points, and y grows upwards."""

    text: str
    page: int
    """Number of its page, from 0."""
    left: float
    bottom: float
    right: float
    top: float
    last_bottom: float
    """The bottom of its last letter: of a word broken at a hyphen PDFium makes one line of two."""
    edge: bool = False
    """True if it is among the first or last lines of its page."""
    column: int = 0
    """Number of its column, from 1; 0 on a page with one, and where it goes over several."""

    @property
    def size(self) -> float:
        """The height of its first letter's font."""
        return self.top - self.bottom


def lines_of(textpage: PdfTextPage, page: int = 0) -> Iterator[Line]:
    """The lines of a page that are not blank, in the order of the file, columns one by one."""
    text = textpage.get_text_range()
    pieces = _pieces(textpage, text)
    for number, (column, words) in enumerate(pieces):
        edge = number < _MOST_EDGE_LINES or number >= len(pieces) - _MOST_EDGE_LINES
        first, last = words[0], words[-1]
        line = text[first.start : last.end]
        if column and line.endswith("-"):
            line = line[:-1] + HYPHEN
        box = (first.left, first.bottom, last.right, first.top, last.bottom)
        yield Line(line, page, *box, edge=edge, column=column)


def _pieces(textpage: PdfTextPage, text: str) -> list[tuple[int, Row]]:
    """The lines, or what of them is in one column, with its number; 0 where there is but one."""
    spans = [match.span() for match in _FILLED_LINE.finditer(text)]
    lines = [_ends(textpage, span) for span in spans]
    # To place every word takes several times as long as to place the lines.
    some_rows = [_row(textpage, text, span) for span in spans[:: 1 + len(spans) // _SAMPLE]]
    if may_have_columns(lines, some_rows):
        rows = joined([_row(textpage, text, span) for span in spans])
        if places := gutters(rows):
            return by_column([piece for row in rows for piece in parted(row, places)], places)
    return [(0, line) for line in lines]


def _row(textpage: PdfTextPage, text: str, span: tuple[int, int]) -> Row:
    """The words of a line."""
    words = [_word(textpage, *match.span()) for match in _WORD.finditer(text, *span)]
    return [replace(words[0], begins_line=True), *words[1:]]


def _ends(textpage: PdfTextPage, span: tuple[int, int]) -> Row:
    """The first and the last character of a line, which tell where it is."""
    start, end = span
    return [_word(textpage, start, start + 1), _word(textpage, end - 1, end)]


def _word(textpage: PdfTextPage, start: int, end: int) -> Word:
    from pypdfium2 import raw

    first, last = (
        raw.FPDFText_GetCharIndexFromTextIndex(textpage, index) for index in (start, end - 1)
    )
    left, bottom, right, top = textpage.get_charbox(first, loose=True)
    if last != first:
        right = textpage.get_charbox(last, loose=True)[2]
    return Word(start, end, left, bottom, right, top)


def usual_gap(lines: Sequence[Line]) -> float:
    """The gap between two lines that most of a page's lines have, in points."""
    gaps = [
        above.last_bottom - line.top
        for above, line in pairwise(lines)
        if above.last_bottom > line.bottom
    ]
    return median(gaps) if gaps else 0.0


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The paragraphs, each as its lines; one may go on over the end of a page."""
    paragraph: list[Line] = []
    for lines in pages:
        gap = usual_gap(lines)
        rights: dict[int, float] = {}
        for line in lines:
            rights[line.column] = max(rights.get(line.column, 0.0), line.right)
        for line in lines:
            if paragraph and _begins(paragraph, line, gap, rights.get(paragraph[-1].column, 0.0)):
                yield paragraph
                paragraph = []
            paragraph.append(line)
    if paragraph:
        yield paragraph


def is_wider(above: Line, line: Line, gap: float) -> bool:
    """Tell whether two lines are further apart than most."""
    return above.last_bottom - line.top > gap + _WIDER_GAP * above.size


def _begins(paragraph: Sequence[Line], line: Line, gap: float, right: float) -> bool:
    """Return whether a line begins another paragraph than the lines before it."""
    last = paragraph[-1]
    if abs(line.size - last.size) > _SIZES_APART * last.size:
        return True
    ends_sentence = _END.search(last.text) is not None
    if line.page != last.page or line.bottom >= last.last_bottom:
        # A page or column ends: only the words tell whether the sentence goes on.
        return ends_sentence or not line.text[:1].islower()
    if is_wider(last, line, gap):
        return True
    if line.left - last.left > _INDENT * last.size and len(paragraph) > 1:
        return True
    return ends_sentence and last.right < _SHORT * right
