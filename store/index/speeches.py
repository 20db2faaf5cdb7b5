"""Speeches: what an article has about who speaks in it, made from its rows in the index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from annotate.annotation import Status
from annotate.entity import PEOPLE, VALUES
from annotate.labels.scheme import LabelKind, LabelScheme
from annotate.people.names import (
    PersonName,
    is_address,
    one_line,
    person_name,
    title_before,
    title_behind,
)
from annotate.people.resolving import ArticleNames, Source
from annotate.people.words import name_words
from annotate.text.quotation import Quotation, quotation
from store.formats.paragraphs import Paragraphs
from store.index.article_rows import ARTICLE, AnnotationRow, ArticleRows

_CLAIM = "claim"
_WORD = re.compile(r"[^\W_]+")
_ORGANISATIONS = frozenset(("ORG", "GPE", "NORP"))
"""Labels of bodies that a person may belong to."""
_LEAD_AWAY = frozenset(("of", "for", "to", "by", "with", "from", "than"))
"""Words that make a name behind them depend on a noun in front."""
_MAY_FOLLOW = ",;(—–["
_GO_ON = frozenset(
    (
        *("and", "or", "of", "who", "from", "for", "at", "in", "with"),
        *("himself", "herself", "themselves"),
    )
)
"""Words that go on behind the name of a speaker; a noun there is the speaker instead."""


@dataclass(frozen=True, slots=True)
class ClaimMade:
    """A claim as it is listed under who made it."""

    id: str
    """Its id in the article."""
    layer: str
    """The annotator in whose layer it is."""
    status: Status
    """The decision."""
    source: Source
    """Who is named as its source."""
    cue: str
    """The words of its cue."""
    content: str
    """What is claimed; empty where the claim has none."""
    manner: Quotation | None
    """How the content is rendered; None where there is none."""
    start: int
    """First character of the whole claim, in code points."""
    end: int
    """One past the last."""
    paragraph: int
    """Number of the paragraph that it begins in, from 1."""


@dataclass(frozen=True, slots=True)
class Office:
    """What an article says that a person is."""

    name: str
    """The person, as written there."""
    title: str
    """The title; empty where none is given."""
    organisation: str
    """The body that the person belongs to; empty where none is given."""


@dataclass(frozen=True, slots=True)
class Speech:
    """An article with the claims in it, without its text."""

    article: str
    """Its id."""
    folder: str
    """Name of its folder."""
    title: str
    """A name for people."""
    names: ArticleNames
    """The names of people in it, with its date."""
    offices: tuple[Office, ...]
    """What they are."""
    claims: tuple[ClaimMade, ...]
    """What is claimed, in the order of the text; what several annotators have, once."""


def people_labels(scheme: LabelScheme | None) -> frozenset[str]:
    """The labels of persons: those of pipelines, and what stands for them in a scheme."""
    labels = scheme.of_kind(LabelKind.SPAN) if scheme is not None else ()
    own = {
        label.name
        for label in labels
        if scheme is not None and scheme.span_map.sources(label.name) & PEOPLE
    }
    return PEOPLE | own


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about who speaks."""

    statuses: frozenset[Status]
    """Statuses of the claims that count."""
    people_labels: frozenset[str] = PEOPLE
    """The labels of persons."""
    annotator: str | None = None
    """Whose layer counts; None for all, and for suggestions where there is no layer."""
    names: frozenset[frozenset[str]] | None = None
    """The words of names in small letters: a source must have those of one. None for every
    source."""


def words_of(name: str) -> frozenset[str]:
    """The words of a name, in small letters."""
    return frozenset(_WORD.findall(name.casefold()))


def speech_of(rows: ArticleRows, asked: Asked) -> Speech:
    """What an article has about who speaks."""
    annotator, people_labels = asked.annotator, asked.people_labels
    layers = {annotator} if annotator is not None else rows.layers or {""}
    used = [row for row in rows.annotations if row.layer in layers]
    claims = [row for row in used if row.kind == _CLAIM and row.status in asked.statuses]
    if asked.names is not None:
        claims = [row for row in claims if _has_one(row, asked.names)]
    spans = [
        row
        for row in used
        if row.kind not in (_CLAIM, ARTICLE) and row.status is not Status.REJECTED
    ]
    spans = [row for row in spans if row.label not in VALUES]
    people = sorted((row for row in spans if row.label in people_labels), key=attrgetter("start"))
    naming = _Naming(
        {one_line(row.quote) for row in people},
        {one_line(row.quote) for row in spans if row.label not in people_labels},
    )
    made = tuple(_made(rows.text, _once(claims), naming))
    bodies = {one_line(row.quote) for row in spans if row.label in _ORGANISATIONS}
    return Speech(
        rows.id,
        rows.folder,
        rows.title,
        ArticleNames(rows.id, rows.date, tuple(sorted(naming.people))),
        tuple(_offices(rows.text, people, bodies)),
        made,
    )


def _has_one(row: AnnotationRow, names: Iterable[frozenset[str]]) -> bool:
    """Tell whether a claim has all words of some name in its source or speaker."""
    words = words_of(f"{row.source} {row.speaker}")
    return any(name <= words for name in names)


class _Naming:
    """Finds the names of an article in the words of sources."""

    def __init__(self, people: set[str], bodies: set[str]) -> None:
        self.people = people
        self._bodies = bodies
        # Of two names in one place the longer one is meant.
        self._longest_first = sorted(people, key=len, reverse=True)

    def source(self, row: AnnotationRow) -> Source:
        """The source of a claim, with the names in it."""
        linked = one_line(row.speaker)
        if linked:
            is_person = linked in self.people
            return Source(row.source, (linked,) if is_person else (), "" if is_person else linked)
        words = one_line(row.source)
        if words in self.people:
            return Source(row.source, (words,))
        if words in self._bodies:
            return Source(row.source, body=words)
        return Source(row.source, tuple(self._speakers(words)))

    def _speakers(self, words: str) -> Iterator[str]:
        """Yield the people who speak: not one whose spokesman or mother does."""
        present = "|".join(re.escape(name) for name in self._longest_first if name in words)
        end: int | None = None
        for match in re.finditer(rf"(?<!\w)(?:{present})(?!\w)", words) if present else ():
            if end is not None and not _is_list(words[end : match.start()]):
                return
            if _is_head(words[: match.start()], words[match.end() :]):
                end = match.end()
                yield match[0]


def _is_head(before: str, behind: str) -> bool:
    """Tell whether a name in a source is the one who speaks, by the words around it."""
    *others, last = before.split() or [""]
    if others and last.lower() in _LEAD_AWAY:
        return False
    return not behind or behind[0] in _MAY_FOLLOW or behind.split(maxsplit=1)[0].lower() in _GO_ON


def _is_list(between: str) -> bool:
    """Tell whether two names are members of one list: “Holt, Reed and Finance Minister Voss”."""
    words = between.replace(",", " ").lower().split()
    return not {*words} - name_words().before_names - {"and", "or", "&", "the"}


def _once(claims: Iterable[AnnotationRow]) -> list[AnnotationRow]:
    """Claims in text order, equal ones of several annotators once; a decided one goes first."""
    by_place: dict[tuple[object, ...], AnnotationRow] = {}
    for row in sorted(claims, key=lambda row: (row.status is Status.SUGGESTED, row.layer)):
        by_place.setdefault((row.start, row.end, row.source, row.cue, row.quote), row)
    return sorted(by_place.values(), key=lambda row: (row.start, row.end, row.id))


def _made(text: str, claims: Sequence[AnnotationRow], naming: _Naming) -> Iterator[ClaimMade]:
    paragraphs = Paragraphs(text if claims else "")
    for row in claims:
        # A claim without a content has its cue for a quote.
        has_content = row.quote != row.cue
        yield ClaimMade(
            row.id,
            row.layer,
            row.status,
            naming.source(row),
            row.cue,
            row.quote if has_content else "",
            quotation(text, row.marked) if has_content else None,
            row.start,
            row.end,
            paragraphs.number(row.start),
        )


def _offices(text: str, people: Sequence[AnnotationRow], bodies: set[str]) -> Iterator[Office]:
    """Yield what is said of people beside their names, each place once."""
    for start, end in dict.fromkeys((row.start, row.end) for row in people):
        name: PersonName = person_name(text[start:end])
        behind = title_behind(text, end)
        title = behind or " ".join(filter(None, (title_before(text, start), name.title)))
        title = "" if is_address(title) else title
        named = [body for body in bodies if re.search(rf"(?<!\w){re.escape(body)}(?!\w)", behind)]
        if title:
            yield Office(name.name, title, max(named, key=len, default=""))
