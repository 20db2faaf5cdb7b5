"""Fuzzy matching: how well some letters fit a text, whatever the case."""

from __future__ import annotations

import re

_WHOLE = 2.0
"""What letters that stand together are worth more than scattered ones."""


def fit(letters: str, text: str) -> float:
    """How well each word of `letters` fits a text: the sum, or 0 when one of them does not.

    A word fits when its letters occur in the text in their order; those that stand together and
    begin a word are worth the most.
    """
    text = text.casefold()
    scores = [_fit_word(word, text) for word in letters.casefold().split()]
    return sum(scores) if scores and all(scores) else 0.0


def _fit_word(word: str, text: str) -> float:
    place = text.find(word)
    if place >= 0:
        begins = re.search(rf"\b{re.escape(word)}", text) is not None
        return _WHOLE + begins + len(word) / len(text)
    return _scattered(word, text)


def _scattered(word: str, text: str) -> float:
    """1 for letters that stand close together, less for wider gaps, 0 where one is missing."""
    start = end = text.find(word[0])
    for letter in word[1:]:
        if end < 0:
            return 0.0
        end = text.find(letter, end + 1)
    return len(word) / (end + 1 - start) if end >= 0 else 0.0
