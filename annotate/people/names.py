"""Names of people: what belongs to one, and which surnames stand for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from annotate.people.words import name_words

_PART_OF_NAME = frozenset(
    (
        *("king", "queen", "prince", "princess", "emperor", "empress", "pope"),
        *("brother", "sister", "father", "mother"),
    )
)
"""Titles that a given name needs: “King Charles” is not a surname."""
_LARGE_PARTICLES = frozenset(("van", "von", "de", "der", "del", "di", "da", "du", "la", "le"))
"""Particles that begin a surname also where they are written large; “Al” and “Ben” are names."""
_POSSESSIVES = ("’s", "'s")
_ADDRESSES = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx"))
_BLANK_LINE = re.compile(r"\r?\n\s*\n")
_TITLE_BEFORE = 60
"""Most characters of the titles in front of a name; chosen by hand."""
_TITLE_BEHIND = 80
"""Most characters of a title behind a name; chosen by hand."""
_NAMES_KNOWN = 10_000
"""Names whose parts are remembered: those of a large library. Chosen by hand."""
_OWNERS = frozenset(("his", "her", "its", "their", "our", "my"))
_ARTICLES = frozenset(("the", "a", "an"))
_LONG_NAME = 3
"""Words of a name that has its family name in front more often than not, if that is known to stand
there. Chosen by hand."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it is written, without what stands around it."""

    name: str
    """The name on one line, without titles."""
    title: str = ""
    """The titles in front of it."""

    @property
    def is_full(self) -> bool:
        """True if it has more than a surname."""
        first, *others = self.name.split() or [""]
        return bool(others) and not all(map(_is_particle, [first, *others[:-1]]))


def key(name: str) -> str:
    """What equal names have in common: their words in small letters."""
    return " ".join(name.casefold().split())


def one_line(words: str) -> str:
    """Some words of a text on one line, without an article in front and a possessive behind."""
    parts = words.split()
    if len(parts) > 1 and parts[0].lower() in _ARTICLES:
        del parts[0]
    line = " ".join(parts).strip(",.;: ") if len(parts) != 1 else parts[0].strip(",;:")
    for ending in _POSSESSIVES:
        line = line.removesuffix(ending)
    return line


@lru_cache(maxsize=_NAMES_KNOWN)
def person_name(words: str) -> PersonName:
    """Part a name from the titles in front: “Foreign Minister Anna Holt”."""
    lexicon, parts = name_words(), one_line(words).split()
    first = 0
    while first < len(parts) - 1 and parts[first].lower() in lexicon.before_names:
        if parts[first].lower() in _PART_OF_NAME:
            break
        first += 1
    return PersonName(" ".join(parts[first:]), " ".join(parts[:first]))


@lru_cache(maxsize=_NAMES_KNOWN)
def surnames(name: str) -> frozenset[str]:
    """The keys of all shorter names that may stand for a full one: its endings.

    Where the family name is in front, as in “Kim Yo-jong”, that one too.
    """
    words, lexicon = key(name).split(), name_words()
    while len(words) > 1 and words[-1].rstrip(".,") in {"jr", "sr", "ii", "iii", "iv"}:
        words = [*words[:-2], words[-2].rstrip(",")]
    shorter = {" ".join(words[first:]) for first in range(1, len(words))}
    if len(words) > 1 and words[0] in lexicon.first_surnames:
        is_given = words[0] in lexicon.given_names
        if not is_given or "-" in words[1] or len(words) >= _LONG_NAME:
            shorter.add(words[0])
    return frozenset(shorter)


def title_before(text: str, start: int) -> str:
    """The titles that stand right in front of a name in its sentence."""
    words = _BLANK_LINE.split(text[max(0, start - _TITLE_BEFORE) : start])[-1].split()
    first = len(words)
    lexicon = name_words()
    while first and words[first - 1].lower() in lexicon.before_names:
        first -= 1
        if first > 1 and words[first - 1] == "of" and words[first - 2].lower() in lexicon.jobs:
            first -= 1
    return " ".join(words[first:])


def is_address(titles: str) -> bool:
    """Tell whether titles say nothing of what somebody is, like “Mr”."""
    return {*titles.lower().split()} <= _ADDRESSES


def title_behind(text: str, end: int) -> str:
    """What a person is, where that stands between commas behind the name; else empty."""
    if not text.startswith((", ", ",\n"), end):
        return ""
    phrase = text[end + 2 : end + 2 + _TITLE_BEHIND]
    borders = [place for mark in ',.;:—–“”"' if (place := phrase.find(mark)) >= 0]
    words = phrase[: min(borders, default=0)].split()
    before = [word.lower() for word in words[: _head_limit(words)]]
    has_job = any(word in name_words().jobs for word in before)
    return " ".join(words) if has_job and _may_begin_title(words[0]) else ""


def _may_begin_title(word: str) -> bool:
    """Tell a noun phrase from “Tom Reed, blamed by the coach,”."""
    lexicon, lower = name_words(), word.lower()
    return (
        word != lower
        or lower in _ARTICLES | _OWNERS | lexicon.before_names | lexicon.jobs
        or lower.endswith(_POSSESSIVES)
    )


def _head_limit(words: list[str]) -> int:
    """Where the noun of a phrase must have come: before its first “of”, “for”, “at” or “who”."""
    small = ("of", "for", "at", "who", "in", "with", "from")
    return next((place for place, word in enumerate(words) if word in small), len(words))


def _is_particle(word: str) -> bool:
    lower = word.lower()
    return lower in (name_words().particles if word == lower else _LARGE_PARTICLES)
