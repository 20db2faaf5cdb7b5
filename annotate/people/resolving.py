"""Resolving: which person or body a source is, over all articles.

A full name is the same person everywhere, unless a rule says otherwise. A surname belongs to the
full name in the same article, else to the only one in articles near it in time. Where two full
names have it, it belongs to neither. Other nouns and pronouns are nobody, but by a rule.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annotate.people.names import PersonName, key, one_line, person_name, surnames
from annotate.people.rules import Rule, RuleBook

DAYS = 183
"""Days between two articles within which a surname in one may be a full name of the other: half a
year, so that an office has one holder mostly. Chosen by hand."""

_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "who", "which", "that", "we", "i", "you", "this", "these", "those")
)


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
    """The one whom a source stands for."""

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
    def known_name(self) -> str:
        """The name, also one that several people have; empty where only a noun stands."""
        return self.name if self.is_named or self.kind is SpeakerKind.UNCLEAR else ""

    @property
    def can_be_linked(self) -> bool:
        """True for a noun that a rule may link to somebody; a pronoun is another one each time."""
        return self.kind is SpeakerKind.NOMINAL and key(self.name) not in _PRONOUNS

    @property
    def is_person(self) -> bool:
        """True for a person, also where it is not known which one."""
        return self.known_name != "" and self.kind is not SpeakerKind.BODY

    @property
    def is_named(self) -> bool:
        """True for a person or a body."""
        return self.kind in (SpeakerKind.PERSON, SpeakerKind.SURNAME, SpeakerKind.BODY)


class NamesElsewhere:
    """The full names in the articles of a library, by the surnames that may stand for them."""

    def __init__(self) -> None:
        self._by_surname: dict[str, dict[str, tuple[str, list[int]]]] = {}
        """By surname and key of a full name that name, and the days of its articles, sorted."""
        self._keys: set[str] = set()
        """The keys of all full names."""

    def add(self, article: ArticleNames, rules: RuleBook) -> None:
        """Take in the names of an article, as they are after the rules."""
        day = _day_of(article.date)
        for name in _longest(map(person_name, article.people)):
            full = rules.renamed(name, article.article)
            self._keys.add(key(full))
            for surname in surnames(name) | surnames(full):
                names = self._by_surname.setdefault(surname, {})
                _, days = names.setdefault(key(full), (full, []))
                if day is not None:
                    insort(days, day)

    def has(self, name: str) -> bool:
        """Tell whether some article has this full name."""
        return key(name) in self._keys

    def near(self, surname: str, day: int | None) -> list[str]:
        """The full names near a day that a surname, as its key, may stand for."""
        names = self._by_surname.get(surname, {}).values() if day is not None else ()
        return [name for name, days in names if day is not None and _has(days, day)]


class ArticlePeople:
    """The people of one article, kept up to date as their names come and go.

    Args:
        article: Id of the article.
        date: When it was published, ISO 8601; empty where that is not known.
        rules: What readers have said about people.
        elsewhere: The names in other articles.
    """

    def __init__(self, article: str, date: str, rules: RuleBook, elsewhere: NamesElsewhere) -> None:
        self._article = article
        self._day = _day_of(date)
        self._rules = rules
        self._elsewhere = elsewhere
        self._counts: Counter[str] = Counter()
        """How many written names are this full name."""
        self._full: dict[str, str] = {}
        """The full names here after the rules, by the keys of what they were before."""
        self._by_surname: defaultdict[str, set[str]] = defaultdict(set)
        """The keys of the full names here by the surnames that may stand for them."""

    def add(self, written: str) -> None:
        """Take in a name of a person."""
        self._put(person_name(written), 1)

    def remove(self, written: str) -> None:
        """Forget a name of a person that was taken in."""
        self._put(person_name(written), -1)

    def speaker(self, source: Source) -> Speaker:
        """The speaker of a source."""
        if not source.words.strip() and not source.people and not source.body:
            return Speaker(SpeakerKind.NOBODY, "")
        words = one_line(source.words)
        if source.people:
            return self._one_of(source, words)
        name = one_line(source.body) or self._rules.linked(words, self._article)
        renamed = self._rules.renamed(name or words, self._article)
        if not name and key(renamed) == key(words):
            return Speaker(SpeakerKind.NOMINAL, words)
        return Speaker(SpeakerKind.PERSON if self._is_full(renamed) else SpeakerKind.BODY, renamed)

    def person(self, written: str) -> Speaker:
        """The person of a name."""
        name = person_name(written)
        renamed = self._rules.renamed(name.name, self._article)
        is_ending = bool(self._by_surname.get(key(name.name)))
        if key(renamed) != key(name.name) or (name.is_full and not is_ending):
            return Speaker(SpeakerKind.PERSON, renamed)
        full_names = self._full_names(key(name.name))
        if len(full_names) == 1:
            return Speaker(SpeakerKind.PERSON, self._rules.renamed(full_names[0], self._article))
        if full_names:
            return Speaker(SpeakerKind.UNCLEAR, renamed, tuple(full_names))
        return Speaker(SpeakerKind.SURNAME, renamed)

    def _put(self, name: PersonName, step: int) -> None:
        """Count a written name; the full name comes with the first and goes with the last one."""
        folded = key(name.name)
        if not name.is_full:
            return
        was_there = self._counts[folded] > 0
        self._counts[folded] += step
        if was_there is (self._counts[folded] > 0):
            return
        full = self._full.pop(folded, "") or self._rules.renamed(name.name, self._article)
        if not was_there:
            self._full[folded] = full
        for surname in surnames(name.name) | surnames(full):
            self._by_surname[surname] ^= {folded}

    def _one_of(self, source: Source, words: str) -> Speaker:
        """The person of a source that has people; unclear where these are several."""
        speakers = {s.key: s for s in map(self.person, source.people)}
        if len(speakers) == 1:
            return next(iter(speakers.values()))
        return Speaker(SpeakerKind.UNCLEAR, words, tuple(sorted(s.name for s in speakers.values())))

    def _full_names(self, surname: str) -> list[str]:
        """The full names that a surname may stand for, sorted."""
        keys = self._by_surname.get(surname) or ()
        longest = [name for name in keys if not any(name in surnames(other) for other in keys)]
        names = {key(self._full[name]): self._full[name] for name in sorted(longest)}
        return sorted(names.values() or self._elsewhere.near(surname, self._day))

    def _is_full(self, name: str) -> bool:
        """Tell whether somebody, here or in another article, has this full name."""
        return self._counts[key(name)] > 0 or self._elsewhere.has(name)


class People:
    """Resolves sources by the names of all articles and the rules of the reader."""

    def __init__(self, articles: Iterable[ArticleNames], rules: Sequence[Rule] = ()) -> None:
        self._rules = RuleBook(rules)
        self._elsewhere = NamesElsewhere()
        self._articles: dict[str, ArticlePeople] = {}
        for article in articles:
            self.add(article)
            self._articles[article.article] = self.in_article(article)

    def add(self, article: ArticleNames) -> None:
        """Let the names of an article be known everywhere."""
        self._elsewhere.add(article, self._rules)

    def in_article(self, article: ArticleNames) -> ArticlePeople:
        """The people of one article."""
        people = ArticlePeople(article.article, article.date, self._rules, self._elsewhere)
        for name in article.people:
            people.add(name)
        return people

    def speaker(self, article: str, source: Source) -> Speaker:
        """The speaker of a source in an article."""
        return self._of(article).speaker(source)

    def person(self, article: str, written: str) -> Speaker:
        """The person of a name in an article."""
        return self._of(article).person(written)

    def _of(self, article: str) -> ArticlePeople:
        return self._articles.get(article) or self.in_article(ArticleNames(article, ""))


def _longest(names: Iterable[PersonName]) -> list[str]:
    """The full names that are not the end of another one: “Ann Quill” beside “Ida Ann Quill”."""
    full = {key(name.name): name.name for name in names if name.is_full}
    endings = {ending for name in full for ending in surnames(name)}
    return [name for folded, name in full.items() if folded not in endings]


def _has(days: Sequence[int], day: int) -> bool:
    """Tell whether sorted days have one that is near enough to another day."""
    place = bisect_left(days, day - DAYS)
    return place < len(days) and days[place] <= day + DAYS


def _day_of(written: str) -> int | None:
    """The day of a date; None where it has none: a year or a month alone is too little."""
    try:
        return date.fromisoformat(written[:10]).toordinal()
    except ValueError:
        return None
