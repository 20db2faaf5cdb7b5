"""The lines of a PDF's pages with their positions, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

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

    @property
    def size(self) -> float:
        """The height of its first letter's font."""
        return self.top - self.bottom


def lines_of(textpage: PdfTextPage, page: int = 0) -> Iterator[Line]:
    """The lines of a page that are not blank, in the order of the file."""
    from pypdfium2 import raw

    placed_lines = []
    start = 0
    for text in textpage.get_text_range().split("\r\n"):
        words = text.strip()
        if words:
            first = start + text.index(words)
            first_and_last = (first, first + len(words) - 1)
            char_indices = [
                raw.FPDFText_GetCharIndexFromTextIndex(textpage, index) for index in first_and_last
            ]
            left, bottom, _, top = textpage.get_charbox(char_indices[0], loose=True)
            _, last_bottom, right, _ = textpage.get_charbox(char_indices[1], loose=True)
            placed_lines.append((words, page, left, bottom, right, top, last_bottom))
        start += len(text) + 2
    for number, fields in enumerate(placed_lines):
        edge = number < _MOST_EDGE_LINES or number >= len(placed_lines) - _MOST_EDGE_LINES
        yield Line(*fields, edge=edge)


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
        right = max((line.right for line in lines), default=0.0)
        for line in lines:
            if paragraph and _begins(paragraph, line, gap, right):
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
