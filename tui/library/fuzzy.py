"""Fuzzy matching of letters with texts, whatever the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_WHOLE = 2.0
"""Score of adjacent letters; scattered ones score 1 at most. Chosen by hand."""


def fit(letters: str, text: str) -> float:
    """The score of `letters` in a text: the sum over their words, 0 when one does not fit.

    A word fits when its letters occur in the text in their order; adjacent letters and those that
    begin a word score highest.
    """
    return fit_folded(letters.casefold().split(), text.casefold())


def fit_folded(words: Sequence[str], text: str) -> float:
    """The score of some words in a text; all of them and the text are without case."""
    total = 0.0
    for word in words:
        score = _fit_word(word, text)
        if not score:
            return 0.0
        total += score
    return total


@lru_cache(maxsize=100)
def _at_beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}")


def _fit_word(word: str, text: str) -> float:
    if word in text:
        begins_word = _at_beginning(word).search(text) is not None
        return _WHOLE + begins_word + len(word) / len(text)
    return _fit_scattered(word, text)


def _fit_scattered(word: str, text: str) -> float:
    """Score 1 for adjacent letters, less for wider gaps, 0 where one is missing."""
    start = end = text.find(word[0])
    for letter in word[1:]:
        if end < 0:
            return 0.0
        end = text.find(letter, end + 1)
    return len(word) / (end + 1 - start) if end >= 0 else 0.0
