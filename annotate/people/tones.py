"""Tones: how strongly a cue stands for what it brings, as the cue lexicon has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotate.people.words import tone_words

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NEGATIONS = frozenset(("not", "never", "nor", "cannot"))
_AVOIDING = frozenset(("avoid", "stop", "without"))
"""“Avoids condemning” and “stopped short of blaming” have no tone, like “not”."""
_REFUSALS = frozenset(("decline", "refuse"))
REFUSED = "refusal"
"""The tone of “declined to say”."""


@lru_cache(maxsize=4096)
def tone_of(cue: str) -> str:
    """The tone of the words of a cue; empty where the lexicon has none, or where it is negated."""
    words = [match[0].lower().replace("’", "'") for match in _WORD.finditer(cue)]
    if any(word in _NEGATIONS or word.endswith("n't") for word in words):
        return ""
    lemmas = {lemma for word in words for lemma in _lemmas(word)}
    if lemmas & _AVOIDING:
        return ""
    if lemmas & _REFUSALS:
        return REFUSED
    tones, _ = tone_words()
    return next((tone for tone, those in tones.items() if lemmas & those), "")


def _lemmas(word: str) -> Iterator[str]:
    """Yield everything that a word may be a form of."""
    _, forms = tone_words()
    yield word
    if word in forms:
        yield forms[word]
    for ending in ("s", "es", "ed", "d", "ing"):
        stem = word.removesuffix(ending)
        if stem != word:
            yield stem
            yield f"{stem}e"
            if stem.endswith("i"):
                yield f"{stem[:-1]}y"
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
