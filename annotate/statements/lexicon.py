"""The words by which statements are compared, read from `words.toml` once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_STEMS_KNOWN = 50_000
"""Words whose stems are remembered: those of a large library. Chosen by hand."""
_LEAST_STEM = 3
"""Letters that a stem keeps; chosen by hand."""
_UN_STEM = 5
"""Letters behind “un” from which on that is a negation; chosen by hand."""
_NO_NEGATION = (
    *(
        "under",
        "until",
        "unit",
        "uniq",
        "univers",
        "unless",
        "unveil",
        "unfold",
        "unleash",
        "uncle",
    ),
    *("undo", "unrest", "uncover", "unanim", "union"),
)
_PREFIXES = ("il", "im", "in", "ir", "dis")
_PREFIXED = frozenset(
    (
        *("illegal", "illegitimate", "impossible", "improbable", "incomplete", "incorrect"),
        *("insufficient", "inadequate", "inappropriate", "inaccurate", "innocuous", "insecure"),
        *("irresponsible", "irrelevant", "dishonest", "disagree", "disapprove", "disallow"),
    )
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they do in a statement; forms, where not said otherwise, in small letters."""

    light: frozenset[str]
    """Words without a meaning of their own here."""
    breaks: frozenset[str]
    """Words behind which a clause is about something else."""
    joins: frozenset[str]
    """Words that join clauses, or words within one."""
    auxiliaries: frozenset[str]
    """Forms of “be” and the like."""
    conditions: frozenset[str]
    """Words that make a sentence a condition or a question."""
    possibly: frozenset[str]
    """Words that say how sure something is."""
    duties: frozenset[str]
    """Words that say what should be."""
    future: frozenset[str]
    """Words that put something in the future, or made it one when it was said."""
    reports: frozenset[str]
    """Stems of words by which somebody else is quoted."""
    negations: frozenset[str]
    """Words that negate."""
    negating_stems: frozenset[str]
    """Stems of words that negate what they govern: “failed to”."""
    idle: Mapping[str, frozenset[str]]
    """Words behind a negation with which it denies nothing."""
    partly: Mapping[str, frozenset[str]]
    """Words behind a negation with which it denies a part only."""
    concepts: Mapping[str, tuple[str, int]]
    """By stem the concept that equal and opposite words share, and 1 or -1."""
    forms: Mapping[str, str]
    """Lemmas of irregular forms."""
    numbers: Mapping[str, float]
    """Values of number words below a hundred."""
    scales: Mapping[str, float]
    """Factors of words such as “million”."""
    short_scales: Mapping[str, float]
    """Factors of letters behind a number: “12bn”."""
    fractions: Mapping[str, float]
    """Parts of a whole, in percent, by word."""
    hedges: Mapping[str, frozenset[str]]
    """Words in front of a number, by what they make of it."""
    units: Mapping[str, str]
    """Units by the words and signs for them."""
    rates: frozenset[str]
    """What a rate is by: “a day”."""
    days: frozenset[str]
    """Words for a day."""
    months: frozenset[str]
    """Names of months."""
    periods: frozenset[str]
    """Words for a span of time behind one of `pointers`, or seasons."""
    pointers: frozenset[str]
    """“last”, “next” and the like."""


@cache
def lexicon() -> Lexicon:
    """The words, read once."""
    path = resources.files("annotate").joinpath("statements", "words.toml")
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    forms = _forms(tables["forms"]["pairs"])
    negations, times, numbers = tables["negations"], tables["times"], tables["numbers"]
    return Lexicon(
        light=_words(*tables["light"].values()),
        breaks=_words(tables["breaks"]["always"]),
        joins=_words(tables["breaks"]["joins"]),
        auxiliaries=_words(tables["auxiliaries"]["words"]),
        conditions=_words(tables["conditions"]["words"]),
        possibly=_words(tables["possibly"]["words"]),
        duties=_words(tables["duties"]["words"]),
        future=_words(tables["future"]["words"]),
        reports=frozenset(_stem(word, forms) for word in _words(tables["reports"]["lemmas"])),
        negations=_words(negations["words"]),
        negating_stems=frozenset(_stem(word, forms) for word in _words(negations["lemmas"])),
        idle={word: _words(behind) for word, behind in negations["idle"].items()},
        partly={word: _words(behind) for word, behind in negations["partly"].items()},
        concepts=_concepts(tables, forms),
        forms=forms,
        numbers=_values(numbers),
        scales=numbers["scales"],
        short_scales=numbers["short"],
        fractions={
            word: 100 / (place if place != 1 else 2)
            for place, word in zip((2, 3, 4, 5, 10), numbers["fractions"].split(), strict=True)
        },
        hedges={name: _words(words) for name, words in numbers["hedges"].items()},
        units={word: unit for unit, words in tables["units"].items() for word in words.split()},
        rates=_words(tables["rates"]["words"]),
        days=_words(times["days"]),
        months=_words(times["months"]),
        periods=_words(times["spans"]),
        pointers=_words(times["pointers"]),
    )


@lru_cache(maxsize=_STEMS_KNOWN)
def concept_of(word: str) -> tuple[str, int]:
    """What a word in small letters has in common with its other forms, equals and opposites.

    Returns:
        The concept, and -1 where the word says its opposite, else 1.
    """
    words = lexicon()
    stem = _stem(word, words.forms)
    if stem in words.concepts:
        return words.concepts[stem]
    bare = _without_negation(word)
    if not bare:
        return stem, 1
    concept, sign = words.concepts.get(_stem(bare, words.forms), (_stem(bare, words.forms), 1))
    return concept, -sign


@lru_cache(maxsize=_STEMS_KNOWN)
def stem_of(word: str) -> str:
    """The stem of a word in small letters."""
    return _stem(word, lexicon().forms)


def _without_negation(word: str) -> str:
    """What is left of “unsafe” or “illegal” without its negation; empty where it has none."""
    if word.startswith("un") and not word.startswith(_NO_NEGATION):
        return word[2:] if len(word) - 2 >= _UN_STEM or word[2:] in {"safe", "fair"} else ""
    if word in _PREFIXED:
        return next(word.removeprefix(start) for start in _PREFIXES if word.startswith(start))
    return ""


def _stem(word: str, forms: Mapping[str, str]) -> str:
    word = forms.get(word, word)
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _LEAST_STEM:
            word = stem + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _LEAST_STEM:
            word = word[:-1]
    if len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _LEAST_STEM else word


def _concepts(tables: Mapping[str, Any], forms: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    concepts: dict[str, tuple[str, int]] = {}
    for group in filter(None, tables["equals"]["groups"].splitlines()):
        first, *_ = group.split()
        concepts |= {_stem(word, forms): (f"={first}", 1) for word in group.split()}
    for pair in filter(None, tables["opposites"]["pairs"].splitlines()):
        left, right = pair.split("/")
        first, *_ = left.split()
        concepts |= {_stem(word, forms): (f"={first}", 1) for word in left.split()}
        concepts |= {_stem(word, forms): (f"={first}", -1) for word in right.split()}
    return concepts


def _values(numbers: Mapping[str, Any]) -> dict[str, float]:
    units = {word: float(value) for value, word in enumerate(numbers["units"].split(), 1)}
    return units | {word: 10.0 * value for value, word in enumerate(numbers["tens"].split(), 2)}


def _forms(pairs: str) -> dict[str, str]:
    words = pairs.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())
