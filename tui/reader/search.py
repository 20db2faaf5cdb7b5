"""Searching an article: smart case, all hits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from annotate.span import Span

_MOST_HITS = 100_000


class Search:
    """The hits of some words; small letters match capitals too, a capital makes it exact."""

    def __init__(self, text: str, words: str) -> None:
        self.words = words
        """What was searched for."""
        flags = 0 if any(char.isupper() for char in words) else re.IGNORECASE
        # White space matches line breaks too: a phrase may run over a break of the file.
        pattern = r"\s+".join(map(re.escape, words.split()))
        found = re.finditer(pattern, text, flags) if pattern else iter(())
        self.hits = [Span(*match.span()) for match in islice(found, _MOST_HITS)]
        """Every hit in order."""
        self._starts = [hit.start for hit in self.hits]

    def next(self, offset: int) -> Span | None:
        """The first hit behind an offset, from the top again behind the last."""
        if not self.hits:
            return None
        return self.hits[bisect_right(self._starts, offset) % len(self.hits)]

    def previous(self, offset: int) -> Span | None:
        """The last hit ahead of an offset, from the bottom again ahead of the first."""
        if not self.hits:
            return None
        return self.hits[bisect_left(self._starts, offset) - 1]

    def within(self, span: Span) -> list[Span]:
        """The hits that share a character with a span."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [hit for hit in self.hits[first:last] if hit.overlaps(span)]

    def rank(self, hit: Span) -> int:
        """Which hit it is, counted from 1."""
        return bisect_left(self._starts, hit.start) + 1
