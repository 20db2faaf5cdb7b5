"""The tokens that claims are compared in: words, clitics and single marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from annotate.span import Fragments

_CLITIC = r"['’](?:d|ll|m|re|s|t|ve)\b"
_WORD = r"\w+(?:[-.,/@]\w+)*"
_MARK = r"[^\w\s]"
_TOKEN = re.compile(f"{_CLITIC}|{_WORD}|{_MARK}", re.IGNORECASE)
_WORDLIKE = re.compile(r"\w")

TokenSet = frozenset[int]
"""Tokens by their number in the text."""


class Tokens:
    """The tokens of a text, and those in a claim's fragments."""

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self._starts = [match.start() for match in matches]
        self._ends = [match.end() for match in matches]
        self._forms = [match[0].lower() for match in matches]
        self._words = frozenset(
            number for number, match in enumerate(matches) if _WORDLIKE.search(match[0])
        )

    def __len__(self) -> int:
        return len(self._starts)

    def within(self, pieces: Fragments) -> TokenSet:
        """The tokens of which at least half of the characters lie inside the fragments."""
        covered: dict[int, int] = {}
        for piece in pieces:
            first = bisect_right(self._ends, piece.start)
            for number in range(first, bisect_left(self._starts, piece.end)):
                start = max(piece.start, self._starts[number])
                end = min(piece.end, self._ends[number])
                covered[number] = covered.get(number, 0) + end - start
        return frozenset(
            number
            for number, characters in covered.items()
            if 2 * characters >= self._ends[number] - self._starts[number]
        )

    def words(self, tokens: TokenSet) -> TokenSet:
        """The tokens that are more than punctuation."""
        return tokens & self._words

    def forms(self, tokens: TokenSet) -> frozenset[str]:
        """The tokens as they are written, in small letters."""
        return frozenset(self._forms[number] for number in tokens)
