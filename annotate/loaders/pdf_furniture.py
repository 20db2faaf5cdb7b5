"""The furniture of a PDF's pages: page numbers and running titles, which are no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from annotate.loaders.pdf_lines import Line, is_wider, usual_gap

_NUMBER = re.compile(
    r"[\W_]*(?:(?P<word>page|p\.|seite) )?(?:(?P<digits>\d{1,4})|(?P<roman>[ivxlc]+|[IVXLC]+))"
    r"(?P<total> of \d+| / \d+)?[^\w.]*",
    re.IGNORECASE,
)
_ROMAN_NUMBER = re.compile(r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
"""The values of roman digits."""
_DIGITS = re.compile(r"\d+")
_LEAST_REPEATS = 3
"""Least number of pages on which a running title is repeated; chosen by hand."""


def is_furniture(pages: Sequence[Sequence[Line]]) -> Callable[[Line], bool]:
    """Return a test for page numbers, and for lines repeated at the edge of most pages.

    A number alone on a line at an edge may be a word of the text. It is a page number where it
    grows with the pages, says so, or is set apart from the text.
    """
    repeated_lines = _repeated(pages)
    numbers = [(line, number) for lines in pages for line, number in _numbers(lines)]
    pages_by_distance = Counter(
        distance for distance, _ in {(number - line.page, line.page) for line, number in numbers}
    )
    page_numbers = {
        line
        for line, number in numbers
        if pages_by_distance[number - line.page] > 1
        or _says_page(line)
        or _is_apart(line, pages[line.page])
    }

    def furniture(line: Line) -> bool:
        is_repeated = line.edge and _DIGITS.sub("#", line.text) in repeated_lines
        return is_repeated or line in page_numbers

    return furniture


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The lines at the edges of most pages, with `#` for numbers."""
    edges = [{_DIGITS.sub("#", line.text) for line in lines if line.edge} for lines in pages]
    counts = Counter(text for texts in edges for text in texts if text != "#")
    return frozenset(
        text for text, count in counts.items() if count >= _LEAST_REPEATS and count > len(pages) / 2
    )


def _numbers(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """The first and the last line of a page, as far as they are numbers, with the number."""
    for line in {*lines[:1], *lines[-1:]}:
        match = _NUMBER.fullmatch(line.text)
        if match is not None and match["digits"]:
            yield line, int(match["digits"])
        elif match is not None and _ROMAN_NUMBER.fullmatch(match["roman"]):
            yield line, _roman_value(match["roman"])


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral.lower()]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))


def _says_page(line: Line) -> bool:
    match = _NUMBER.fullmatch(line.text)
    return match is not None and bool(match["word"] or match["total"])


def _is_apart(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line at an edge of its page is further from the text than lines of it are."""
    if len(lines) == 1:
        return False
    above, below = (lines[-2], line) if line is lines[-1] else (line, lines[1])
    return is_wider(above, below, usual_gap(lines))
