"""Searching an article for words or for a pattern: smart case, all hits."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import regex  # the standard library's own knows no time limit, and is slow where it ignores case

from annotate.span import Span
from annotate.text.word_pattern import is_plain, words_pattern

_MOST_HITS = 100_000
"""Hits that are kept; chosen by hand, so that any pattern ends."""
AT_ONCE = 0.02
"""Seconds of a search that no key has to wait for; chosen by hand."""
SECONDS = 2.0
"""Seconds of the processor that a pattern may take; some would take for ever."""


class BadPattern(Exception):
    """A pattern means nothing, or takes too long; the message says which."""


class OutOfTime(BadPattern):
    """A pattern was not searched for to the end, as that takes too long."""


class Search:
    """The hits of words or of a pattern; `words_search` and `pattern_search` make one."""

    def __init__(self, words: str, hits: Iterable[Span]) -> None:
        self.words = words
        """The words or the pattern, as they were typed."""
        # As objects, the hits of a long text would be much to look through for the collector.
        self._starts, self._ends = array("I"), array("I")
        for hit in islice(hits, _MOST_HITS):
            self._starts.append(hit.start)
            self._ends.append(hit.end)

    @property
    def count(self) -> int:
        """The number of hits."""
        return len(self._starts)

    def next(self, offset: int) -> Span | None:
        """The first hit behind an offset, from the top again behind the last."""
        return self._hit(bisect_right(self._starts, offset) % self.count) if self.count else None

    def previous(self, offset: int) -> Span | None:
        """The last hit ahead of an offset, from the bottom again ahead of the first."""
        return self._hit(bisect_left(self._starts, offset) - 1) if self.count else None

    def within(self, span: Span) -> list[Span]:
        """The hits that share a character with a span."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [hit for hit in map(self._hit, range(first, last)) if hit.overlaps(span)]

    def beginning_in(self, span: Span) -> Span | None:
        """The first hit that begins in a span."""
        return next((hit for hit in self.within(span) if span.start <= hit.start), None)

    def rank(self, hit: Span) -> int:
        """The rank of a hit, counted from 1."""
        return bisect_left(self._starts, hit.start) + 1

    def _hit(self, index: int) -> Span:
        return Span(self._starts[index], self._ends[index])


def words_search(text: str, words: str) -> Search:
    """Search for words; small letters match capitals too, a capital makes it exact.

    White space matches line breaks too: a phrase may run over a break of the file. Letters with
    accents match however they are written, and characters that nobody sees are passed over.
    """
    pattern = words_pattern(words, in_plain_text=_is_plain(text))
    matches = pattern.finditer(text) if pattern is not None else iter(())
    return Search(words, (Span(*match.span()) for match in matches))


_is_plain = lru_cache(maxsize=1)(is_plain)
"""The same for the text that was searched last, without another look at it."""


def pattern_search(text: str, pattern: str, *, seconds: float) -> Search:
    """Search for a regular expression, with the same rule for capitals; `^` and `$` match at lines.

    Other threads go on meanwhile.

    Raises:
        BadPattern: It is not a regular expression.
        OutOfTime: It takes more than so many seconds of the processor.
    """
    return Search(pattern, _pattern_hits(text, pattern, seconds))


def _pattern_hits(text: str, pattern: str, seconds: float) -> Iterator[Span]:
    literal = regex.sub(r"\\.", "", pattern)
    flags = regex.MULTILINE
    if not any(char.isupper() for char in literal):
        flags |= regex.IGNORECASE
    try:
        for match in regex.finditer(pattern, text, flags, timeout=seconds):
            if match.end() > match.start():
                yield Span(*match.span())
    except regex.error as error:
        raise BadPattern(f"not a regular expression: {error}") from error
    except TimeoutError as error:
        words = f"the search for {pattern} was stopped after {seconds:g} seconds"
        raise OutOfTime(f"{words}; a simpler one may end") from error
