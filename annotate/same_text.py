"""Equal text: every other place of an article where the same words stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from annotate.character_map import CharacterMap
from annotate.edges import Units
from annotate.span import Span
from annotate.token_map import TokenMap


@lru_cache(maxsize=2)
def equal_spans(text: str, span: Span) -> tuple[Span, ...]:
    """The other places with the text of a span, in order; none of them shares a character with it.

    Letters are compared as they are written, case included; any white space equals any other.
    Where the span begins or ends with a token, its equals do too (“Quill” is not in “Quillon”,
    nor “1” in “1,000”); where it cuts through a token, they only never split a character.
    Positions are half-open code-point offsets. The last answers are kept: counting, asking and
    doing need the same one.
    """
    pattern = r"\s+".join(map(regex.escape, text[span.start : span.end].split()))
    if not pattern:
        return ()
    tokens, characters = TokenMap(text), CharacterMap(text)
    left = tokens if _begins(tokens, span.start) else characters
    right = tokens if _ends(tokens, span.end) else characters
    return tuple(
        found
        for found in _matches(regex.compile(pattern), text, span)
        if _begins(left, found.start) and _ends(right, found.end)
    )


def _matches(pattern: regex.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    for start, end in ((0, span.start), (span.end, len(text))):
        for match in pattern.finditer(text, start, end):
            yield Span(*match.span())


def _begins(units: Units, offset: int) -> bool:
    unit = units.at(offset)
    return unit is not None and unit.start == offset


def _ends(units: Units, offset: int) -> bool:
    unit = units.before(offset)
    return unit is not None and unit.end == offset
