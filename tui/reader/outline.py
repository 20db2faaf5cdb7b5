"""The outline: the headings of the format, else lines that look like headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.document import Document
from annotate.layout import Heading
from annotate.span import Span

_HEADING_LINE = re.compile(
    r"^(?!(?<=\n)[^\S\n]*By )[^\S\n]*(\S[^\n]{0,78}[^\s.!?:;,…”\"’'])[^\S\n]*$", re.MULTILINE
)
"""A short line that does not end like a sentence, nor says who wrote the text."""
_LONGEST = 80
"""Characters of a line that looks like a heading, as in the pattern."""
_INDENT = "  "
"""Indentation of a heading for each level below the highest."""


def headings_of(document: Document) -> Sequence[Heading]:
    """The headings of an article, in text order."""
    if document.layout.headings:
        return document.layout.headings
    matches = _HEADING_LINE.finditer(document.text)
    return [Heading(match.start(1), 1, match[1]) for match in matches]


def is_headline(text: str, row: Span) -> bool:
    """True if a row belongs to a line that looks like a heading and stands alone in a text."""
    start = text.rfind("\n", max(0, row.start - _LONGEST), row.start) + 1
    end = text.find("\n", row.end, row.end + _LONGEST)
    if (not start and row.start >= _LONGEST) or end < 0:
        return False
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    stands_alone = (not start or before.count("\n") > 1) and after.count("\n") > 1
    return stands_alone and _HEADING_LINE.fullmatch(text, start, end) is not None


def choices(headings: Sequence[Heading]) -> list[tuple[str, str]]:
    """Headings to choose from: their numbers, and their titles set in by their levels."""
    top = min(heading.level for heading in headings)
    return [
        (str(number), f"{_INDENT * (heading.level - top)}{heading.title}")
        for number, heading in enumerate(headings)
    ]


def number_at(headings: Sequence[Heading], offset: int) -> int:
    """The number of the heading that an offset is under; that of the first one before it."""
    before = [number for number, heading in enumerate(headings) if heading.start <= offset]
    return before[-1] if before else 0
