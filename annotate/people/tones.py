"""Tones: how strongly a cue stands for what it brings, as the cue lexicon has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotate.people.words import tone_words

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NEGATIONS = frozenset(("not", "never", "nor", "cannot", "ne"))
_AVOIDING = frozenset(("avoid", "stop", "without"))
"""“Avoids condemning” and “stopped short of blaming” have no tone, like “not”."""
_REFUSALS = frozenset(("decline", "refuse", "refuser"))
_FRENCH_ENDINGS = ("e", "ent", "é", "ée", "és", "ées", "ait", "aient", "a")
"""What stands in place of “-er” in the forms of a regular French verb."""

REFUSED = "refusal"
"""The tone of “declined to say”."""


@lru_cache(maxsize=4096)
def tone_of(cue: str) -> str:
    """The tone of the words of a cue; empty where the lexicon has none, or where it is negated."""
    words = [match[0].lower().replace("’", "'") for match in _WORD.finditer(cue)]
    if any(word in _NEGATIONS or word.endswith("n't") or word[:2] == "n'" for word in words):
        return ""
    lemmas = {lemma for word in words for lemma in _lemmas(word)}
    if lemmas & _AVOIDING:
        return ""
    if lemmas & _REFUSALS:
        return REFUSED
    tones, _ = tone_words()
    return next((tone for tone, tone_lemmas in tones.items() if lemmas & tone_lemmas), "")


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
    for ending in _FRENCH_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word:
            yield f"{stem}er"
