"""The lines of a PDF's pages with their positions, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_NUMBER = re.compile(r"[\W_]*(?:page )?(?:\d+|[ivxlc]+)(?: of \d+| / \d+)?[\W_]*", re.I)
_DIGITS = re.compile(r"\d+")
_END = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_MOST_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be furniture; chosen by hand."""

_LEAST_REPEATS = 3
"""Least number of pages on which a running title is repeated; chosen by hand."""

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
            _, _, right, _ = textpage.get_charbox(char_indices[1], loose=True)
            placed_lines.append((words, page, left, bottom, right, top))
        start += len(text) + 2
    for number, fields in enumerate(placed_lines):
        edge = number < _MOST_EDGE_LINES or number >= len(placed_lines) - _MOST_EDGE_LINES
        yield Line(*fields, edge=edge)


def is_furniture(pages: Sequence[Sequence[Line]]) -> Callable[[Line], bool]:
    """Return a test for page numbers, and for lines repeated at the edge of most pages."""
    edges = [{_DIGITS.sub("#", line.text) for line in lines if line.edge} for lines in pages]
    counts = Counter(text for texts in edges for text in texts)
    repeated = {
        text for text, count in counts.items() if count >= _LEAST_REPEATS and count > len(pages) / 2
    }

    def furniture(line: Line) -> bool:
        return line.edge and (
            _NUMBER.fullmatch(line.text) is not None or _DIGITS.sub("#", line.text) in repeated
        )

    return furniture


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The paragraphs, each as its lines; one may go on over the end of a page."""
    paragraph: list[Line] = []
    for lines in pages:
        gaps = [above.bottom - line.top for above, line in _pairs(lines)]
        usual_gap = median(gaps) if gaps else 0.0
        right = max((line.right for line in lines), default=0.0)
        for line in lines:
            if paragraph and _begins(paragraph, line, usual_gap, right):
                yield paragraph
                paragraph = []
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for above, line in pairwise(lines):
        if above.bottom > line.bottom:
            yield above, line


def _begins(paragraph: Sequence[Line], line: Line, usual_gap: float, right: float) -> bool:
    """Return whether a line begins another paragraph than the lines before it."""
    last = paragraph[-1]
    if abs(line.size - last.size) > _SIZES_APART * last.size:
        return True
    ends_sentence = _END.search(last.text) is not None
    if line.page != last.page or line.bottom >= last.bottom:
        # A page or column ends: only the words tell whether the sentence goes on.
        return ends_sentence or not line.text[:1].islower()
    if last.bottom - line.top > usual_gap + _WIDER_GAP * last.size:
        return True
    if line.left - last.left > _INDENT * last.size and len(paragraph) > 1:
        return True
    return ends_sentence and last.right < _SHORT * right
