"""Equal text: the other places of an article with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from annotate.span import Span
from annotate.text.character_map import CharacterMap
from annotate.text.token_map import TokenMap
from annotate.text.tokenizer import tokenize

_SPACES = " \n"
_SPACE = regex.compile(r"[ \n]")
_LONGEST_WORD = 1024
"""Most characters on either side of a place that are read to find its tokens."""


@lru_cache(maxsize=2)
def equal_spans(text: str, span: Span) -> tuple[Span, ...]:
    """The other places with the text of a span, in order; none of them shares a character with it.

    Letters are compared as they are written, case included; any white space equals any other.
    Where the span begins or ends with a token, its equals do too (“Quill” is not in “Quillon”,
    nor “1” in “1,000”); where it cuts through a token, they only never split a character.
    Positions are half-open code-point offsets. The last results are cached: counting,
    asking and doing need the same one.
    """
    pattern = r"\s+".join(map(regex.escape, text[span.start : span.end].split()))
    if not pattern:
        return ()
    tokens, characters = _Tokens(text), _Characters(text)
    left = tokens if tokens.begins(span.start) else characters
    right = tokens if tokens.ends(span.end) else characters
    return tuple(
        match
        for match in _matches(regex.compile(pattern), text, span)
        if left.begins(match.start) and right.ends(match.end)
    )


def _matches(pattern: regex.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    for start, end in ((0, span.start), (span.end, len(text))):
        for match in pattern.finditer(text, start, end):
            yield Span(*match.span())


class _Tokens:
    """Finds the begin and end of tokens from the few words around a place alone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._map = TokenMap(text)

    def begins(self, offset: int) -> bool:
        """Return whether a token begins at an offset."""
        return any(token.start == offset for token in self._near(offset))

    def ends(self, offset: int) -> bool:
        """Return whether a token ends at an offset."""
        return any(token.end == offset for token in self._near(offset - 1))

    def _near(self, offset: int) -> Sequence[Span]:
        """The tokens of the word with a character: the text between two spaces or line ends."""
        floor, ceiling = max(0, offset - _LONGEST_WORD), offset + _LONGEST_WORD
        start = max(self._text.rfind(space, floor, offset) for space in _SPACES) + 1
        behind = _SPACE.search(self._text, offset, ceiling)
        if (start == 0 and floor > 0) or (behind is None and ceiling < len(self._text)):
            token = self._map.at(offset)
            return (token,) if token is not None else ()
        end = behind.start() if behind is not None else len(self._text)
        return [token.span for token in tokenize(self._text, start, end)]


class _Characters:
    """Finds the begin and end of visible grapheme clusters."""

    def __init__(self, text: str) -> None:
        self._map = CharacterMap(text)

    def begins(self, offset: int) -> bool:
        """Return whether a cluster begins at an offset."""
        cluster = self._map.at(offset)
        return cluster is not None and cluster.start == offset

    def ends(self, offset: int) -> bool:
        """Return whether a cluster ends at an offset."""
        cluster = self._map.before(offset)
        return cluster is not None and cluster.end == offset
