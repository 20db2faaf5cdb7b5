"""Searching an article for words or for a pattern: smart case, all hits."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import regex  # the standard library's own knows no time limit, and is slow where it ignores case

from annotate.span import Span

_MOST_HITS = 100_000
"""Hits that are kept; chosen by hand, so that any pattern ends."""
_SECONDS = 2.0
"""Seconds that a pattern may take; some would take for ever."""


_UNSEEN = "[\u00ad\u200b\u2060\ufeff]"
"""Soft hyphens and characters without a width, as a pattern."""
_UNSEEN_CHARACTER = regex.compile(_UNSEEN)


class BadPattern(Exception):
    """A pattern means nothing, or takes too long; the message says which."""


class Search:
    """The hits of words or of a pattern; `words_search` and `pattern_search` make one."""

    def __init__(self, words: str, hits: Iterable[Span]) -> None:
        self.words = words
        """The words or the pattern, as they were typed."""
        self.hits = list(islice(hits, _MOST_HITS))
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
        """The rank of a hit, counted from 1."""
        return bisect_left(self._starts, hit.start) + 1


def words_search(text: str, words: str) -> Search:
    """Search for words; small letters match capitals too, a capital makes it exact.

    White space matches line breaks too: a phrase may run over a break of the file. Letters with
    accents match however they are written, and characters that nobody sees are passed over.
    """
    pattern_of = _plain_pattern if _is_plain(text) else _lenient_pattern
    pattern = r"\s+".join(map(pattern_of, words.split()))
    flags = 0 if any(char.isupper() for char in words) else regex.IGNORECASE
    matches = regex.finditer(pattern, text, flags) if pattern else iter(())
    return Search(words, (Span(*match.span()) for match in matches))


@lru_cache(maxsize=1)
def _is_plain(text: str) -> bool:
    """Tell whether a text has no invisible characters, and letters in their composed form."""
    return unicodedata.is_normalized("NFC", text) and _UNSEEN_CHARACTER.search(text) is None


def _plain_pattern(word: str) -> str:
    return str(regex.escape(unicodedata.normalize("NFC", word)))


def _lenient_pattern(word: str) -> str:
    """The pattern of a word in any form, with invisible characters anywhere in it."""
    letters = (
        "|".join({regex.escape(unicodedata.normalize(form, letter)) for form in ("NFC", "NFD")})
        for letter in regex.findall(r"\X", word)
    )
    return f"{_UNSEEN}*".join(f"(?:{letter})" for letter in letters) + r"(?!\p{M})"


def pattern_search(text: str, pattern: str) -> Search:
    """Search for a regular expression, with the same rule for capitals; `^` and `$` match at lines.

    Raises:
        BadPattern: It is not a regular expression, or takes too long.
    """
    return Search(pattern, _pattern_hits(text, pattern))


def _pattern_hits(text: str, pattern: str) -> Iterator[Span]:
    literal = regex.sub(r"\\.", "", pattern)
    flags = regex.MULTILINE
    if not any(char.isupper() for char in literal):
        flags |= regex.IGNORECASE
    try:
        for match in regex.finditer(pattern, text, flags, timeout=_SECONDS):
            if match.end() > match.start():
                yield Span(*match.span())
    except regex.error as error:
        raise BadPattern(f"not a regular expression: {error}") from error
    except TimeoutError as error:
        raise BadPattern(f"gave up after {_SECONDS:g} seconds: {pattern}") from error
