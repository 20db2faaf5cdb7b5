"""Resolving: which person or body a source is, over all articles.

A full name is the same person everywhere, unless a rule says otherwise. A surname belongs to the
full name in the same article, else to the only one in articles near it in time. Where two full
names have it, it belongs to neither. Other nouns and pronouns are nobody, but by a rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annotate.people.names import PersonName, key, one_line, person_name, surnames
from annotate.people.rules import Rule, linked, renamed

DAYS = 183
"""Days between two articles within which a surname in one may be a full name of the other: half a
year, so that an office has one holder mostly. Chosen by hand."""


class SpeakerKind(StrEnum):
    """What is known of who speaks."""

    PERSON = "person"
    """A person with a full name."""
    SURNAME = "surname"
    """A person of whom no article near enough has the full name."""
    BODY = "body"
    """An organisation, a country or the like, or what a rule links words to."""
    UNCLEAR = "unclear"
    """A surname that several people have, or a source with several people."""
    NOMINAL = "nominal"
    """A noun such as “a spokeswoman”, or a pronoun; no rule says who that is."""
    NOBODY = "nobody"
    """There is no source."""


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """The names in one article."""

    article: str
    """Its id."""
    date: str
    """When it was published, ISO 8601; empty where that is not known."""
    people: tuple[str, ...] = ()
    """Names of people, as they are written."""


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a claim."""

    words: str
    """Its words; empty where it is missing."""
    people: tuple[str, ...] = ()
    """The names of people in it, or of the person whom it was linked to."""
    body: str = ""
    """The name of an organisation or the like that is all of it, or that it was linked to."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is."""

    kind: SpeakerKind
    """What is known."""
    name: str
    """The name, else the words of the source."""
    among: tuple[str, ...] = ()
    """The people whom an unclear name may mean, sorted."""

    @property
    def key(self) -> tuple[bool, str]:
        """Equal for the same person or body; a name is never equal to mere words."""
        return self.is_named, key(self.name)

    @property
    def is_named(self) -> bool:
        """True for a person or a body."""
        return self.kind in (SpeakerKind.PERSON, SpeakerKind.SURNAME, SpeakerKind.BODY)


class People:
    """Resolves sources by the names of all articles and the rules of the reader."""

    def __init__(self, articles: Iterable[ArticleNames], rules: Sequence[Rule] = ()) -> None:
        self._rules = rules
        self._days: dict[str, int | None] = {}
        """The day of each article; None where it is not known."""
        self._here: dict[str, dict[str, dict[str, str]]] = {}
        """By article and surname the full names, as they are after the rules, by their keys."""
        self._everywhere: dict[str, dict[str, tuple[str, list[int]]]] = defaultdict(dict)
        """By surname and key of a full name that name, and the days of its articles, sorted."""
        self._full_keys: set[str] = set()
        """The keys of all full names."""
        for article in articles:
            self._add(article)
        for names in self._everywhere.values():
            for _, days in names.values():
                days.sort()

    def speaker(self, article: str, source: Source) -> Speaker:
        """Who a source is in an article."""
        if not source.words.strip() and not source.people and not source.body:
            return Speaker(SpeakerKind.NOBODY, "")
        words = one_line(source.words)
        if source.people:
            return self._one_of(article, source, words)
        name = one_line(source.body) or linked(self._rules, words, article)
        given = renamed(self._rules, name or words, article)
        if not name and key(given) == key(words):
            return Speaker(SpeakerKind.NOMINAL, words)
        is_person = key(given) in self._full_keys
        return Speaker(SpeakerKind.PERSON if is_person else SpeakerKind.BODY, given)

    def _add(self, article: ArticleNames) -> None:
        day = self._days[article.article] = _day(article.date)
        here = self._here.setdefault(article.article, {})
        for name in _longest(map(person_name, article.people)):
            full = renamed(self._rules, name, article.article)
            self._full_keys.add(key(full))
            for surname in surnames(name) | surnames(full):
                here.setdefault(surname, {})[key(full)] = full
                if day is not None:
                    everywhere = self._everywhere[surname]
                    everywhere.setdefault(key(full), (full, []))[1].append(day)

    def _one_of(self, article: str, source: Source, words: str) -> Speaker:
        """The person of a source that has people; unclear where these are several."""
        speakers = {s.key: s for s in (self.person(article, name) for name in source.people)}
        if len(speakers) == 1:
            return next(iter(speakers.values()))
        return Speaker(SpeakerKind.UNCLEAR, words, tuple(sorted(s.name for s in speakers.values())))

    def person(self, article: str, written: str) -> Speaker:
        """The person of a name in an article."""
        name = person_name(written)
        given = renamed(self._rules, name.name, article)
        is_ending = key(name.name) in self._here.get(article, {})
        if key(given) != key(name.name) or (name.is_full and not is_ending):
            return Speaker(SpeakerKind.PERSON, given)
        full_names = self._full_names(article, key(name.name))
        if len(full_names) == 1:
            full = renamed(self._rules, full_names[0], article)
            return Speaker(SpeakerKind.PERSON, full)
        if full_names:
            return Speaker(SpeakerKind.UNCLEAR, given, tuple(full_names))
        return Speaker(SpeakerKind.SURNAME, given)

    def _full_names(self, article: str, surname: str) -> list[str]:
        """The full names that a surname may stand for in an article, sorted."""
        here = self._here.get(article, {}).get(surname)
        if here:
            return sorted(here.values())
        day = self._days.get(article)
        everywhere = self._everywhere.get(surname, {}).values()
        return sorted(name for name, days in everywhere if day is not None and _has(days, day))


def _longest(names: Iterable[PersonName]) -> list[str]:
    """The full names that are not the end of another one: “Ann Quill” beside “Ida Ann Quill”."""
    full = {key(name.name): name.name for name in names if name.is_full}
    endings = {ending for name in full for ending in surnames(name)}
    return [name for known, name in full.items() if known not in endings]


def _has(days: Sequence[int], day: int) -> bool:
    """Tell whether sorted days have one that is near enough to another day."""
    place = bisect_left(days, day - DAYS)
    return place < len(days) and days[place] <= day + DAYS


def _day(written: str) -> int | None:
    """The day of a date; None where it has none: a year or a month alone is too little."""
    try:
        return date.fromisoformat(written[:10]).toordinal()
    except ValueError:
        return None
