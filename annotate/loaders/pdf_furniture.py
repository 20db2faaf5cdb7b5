"""The furniture of a PDF's pages: page numbers and running titles, which are no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from annotate.loaders.pdf_lines import Line, is_wider, usual_gap
from annotate.loaders.source import short_title

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


def without_furniture(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], tuple[str, ...]]:
    """Leave out page numbers, and lines repeated at the edge of most pages.

    Returns:
        The other lines of each page, and a remark on what was left out, if anything.
    """
    page_numbers = _page_numbers(pages)
    repeated_lines = [line for line in _repeated_lines(pages) if line not in page_numbers]
    furniture = page_numbers.union(repeated_lines)
    others = [[line for line in lines if line not in furniture] for lines in pages]
    if not any(others):
        # Where pages hold nothing else, these lines are the text.
        return [list(lines) for lines in pages], ()
    return others, tuple(_remarks(page_numbers, repeated_lines))


def _remarks(page_numbers: Collection[Line], repeated_lines: Sequence[Line]) -> Iterator[str]:
    """Name what was left out, with its number."""
    words = []
    if page_numbers:
        words.append(f"{len(page_numbers)} × page number")
    if repeated_lines:
        title = short_title(repeated_lines[0].text)
        words.append(f"{len(repeated_lines)} × line such as “{title}”")
    if words:
        yield f"left out at the edges of pages: {', '.join(words)}"


def _page_numbers(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """The lines that are page numbers.

    A number alone on a line at an edge may be a word of the text. It is a page number where it
    grows with the pages, says so, or is set apart from the text.
    """
    numbers = [(line, number) for lines in pages for line, number in _numbers(lines)]
    pages_by_distance = Counter(
        distance for distance, _ in {(number - line.page, line.page) for line, number in numbers}
    )
    return {
        line
        for line, number in numbers
        if pages_by_distance[number - line.page] > 1
        or _says_page(line)
        or _is_apart(line, pages[line.page])
    }


def _repeated_lines(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines at the edges of pages that stand, but for their numbers, on most of them."""
    texts = [{_DIGITS.sub("#", line.text) for line in lines if line.edge} for lines in pages]
    counts = Counter(text for page_texts in texts for text in page_texts if text != "#")
    least = max(_LEAST_REPEATS, len(pages) // 2 + 1)
    for line in chain.from_iterable(pages):
        if line.edge and counts[_DIGITS.sub("#", line.text)] >= least:
            yield line


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
