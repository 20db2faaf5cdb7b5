"""Splitting an article into chunks of whole paragraphs that are parsed one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.span import Span

CHUNK = 2_000
"""About the characters of a chunk; so few that the first suggestions come soon."""

_HARD_LIMIT = 100_000
"""Most characters of a chunk; a longer paragraph is split, as spaCy refuses 1,000,000."""

_PARAGRAPH = re.compile(r"[^\n]*\n*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING_QUOTE = ("“", '"', "‘", "«", "„")


def chunks(text: str) -> Iterator[Span]:
    """Yield spans that cover the text in order and end at paragraph ends.

    A paragraph that opens with a quotation mark stays with the one before: the quotation may
    have begun there.
    """
    start = end = 0
    for match in _PARAGRAPH.finditer(text):
        if match.start() == match.end():
            break
        continues = match.group().startswith(_OPENING_QUOTE)
        if end - start >= CHUNK and not (continues and end - start < _HARD_LIMIT):
            yield from _split_long(text, start, end)
            start = end
        end = match.end()
    if end > start:
        yield from _split_long(text, start, end)


def analysable(text: str) -> str:
    """The text with lone surrogates replaced one for one; spaCy raises on them."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _split_long(text: str, start: int, end: int) -> Iterator[Span]:
    """Split a stretch at white space wherever it is too long."""
    while end - start > _HARD_LIMIT:
        space = text.rfind(" ", start + _HARD_LIMIT // 2, start + _HARD_LIMIT)
        split_at = space + 1 if space > 0 else start + _HARD_LIMIT
        yield Span(start, split_at)
        start = split_at
    yield Span(start, end)
