"""The lines of a PDF's pages: where they stand, and which of them make a paragraph."""

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
_LEAST_REPEATS = 3
_SIZES_APART = 0.15
_WIDER_GAP = 0.35
_INDENT = 0.8
_SHORT = 0.85


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
    """Whether it is among the first or last lines of its page."""

    @property
    def size(self) -> float:
        """The height of its first letter's font."""
        return self.top - self.bottom


def lines_of(textpage: PdfTextPage, page: int = 0) -> Iterator[Line]:
    """The lines of a page that are not blank, in the order of the file."""
    from pypdfium2 import raw

    found = []
    start = 0
    for text in textpage.get_text_range().split("\r\n"):
        words = text.strip()
        if words:
            first = start + text.index(words)
            ends = (first, first + len(words) - 1)
            places = [raw.FPDFText_GetCharIndexFromTextIndex(textpage, place) for place in ends]
            left, bottom, _, top = textpage.get_charbox(places[0], loose=True)
            _, _, right, _ = textpage.get_charbox(places[1], loose=True)
            found.append((words, page, left, bottom, right, top))
        start += len(text) + 2
    for number, facts in enumerate(found):
        edge = number < _MOST_EDGE_LINES or number >= len(found) - _MOST_EDGE_LINES
        yield Line(*facts, edge=edge)


def is_furniture(pages: Sequence[Sequence[Line]]) -> Callable[[Line], bool]:
    """Tells page numbers, and what stands at the edge of most pages but for its numbers."""
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
    """The lines that belong together, also over the end of a page."""
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
    """Whether a line begins another paragraph than the lines before it."""
    last = paragraph[-1]
    if abs(line.size - last.size) > _SIZES_APART * last.size:
        return True
    ended = _END.search(last.text) is not None
    if line.page != last.page or line.bottom >= last.bottom:
        # A page or column ends: only the words tell whether the sentence goes on.
        return ended or not line.text[:1].islower()
    if last.bottom - line.top > usual_gap + _WIDER_GAP * last.size:
        return True
    if line.left - last.left > _INDENT * last.size and len(paragraph) > 1:
        return True
    return ended and last.right < _SHORT * right
