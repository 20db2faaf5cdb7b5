"""Speeches: what an article has about who speaks in it, made from its rows in the index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from annotate.annotation import Status
from annotate.entity import PEOPLE, VALUES
from annotate.people.names import (
    PersonName,
    is_address,
    one_line,
    person_name,
    title_before,
    title_behind,
)
from annotate.people.resolving import ArticleNames, Source
from annotate.people.sources import Naming, words_of
from annotate.text.quotation import Quotation, quotation
from store.formats.paragraphs import Paragraphs
from store.index.article_rows import ARTICLE, NOBODY, AnnotationRow, ArticleRows

_CLAIM = "claim"
_ORGANISATIONS = frozenset(("ORG", "GPE", "NORP"))
"""Labels of bodies that a person may belong to."""


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
class SpeechQuery:
    """What is asked about who speaks."""

    statuses: frozenset[Status]
    """Statuses of the claims that count."""
    annotator: str | None = None
    """Whose claims count; None for those of all, and for suggestions where there is no layer."""
    names: frozenset[frozenset[str]] | None = None
    """The words of names in small letters: a source must have those of one. None for every
    source."""
    asker: str = ""
    """Name of the annotator who asks."""
    blind: frozenset[str] = frozenset()
    """Ids of articles of which that one is not to see what others did."""

    def hides(self, article: str, layer: str) -> bool:
        """Tell whether a layer of an article is held back from the one who asks."""
        return article in self.blind and layer not in (NOBODY, self.asker)

    def wants(self, claim: ClaimMade) -> bool:
        """Tell whether a claim is asked for."""
        if claim.status not in self.statuses or self.annotator not in (None, claim.layer):
            return False
        if self.names is None:
            return True
        source = claim.source
        words = words_of(" ".join((source.words, *source.people, source.body)))
        return any(name <= words for name in self.names)


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
    uri: str
    """Its source: a path, an address, or `-`."""
    digest: str
    """That of the text in which the offsets are."""
    names: ArticleNames
    """The names of people in it, with its date."""
    offices: tuple[Office, ...]
    """What they are."""
    claims: tuple[ClaimMade, ...]
    """What is claimed."""

    def answering(self, query: SpeechQuery) -> Speech:
        """The same with the claims that are asked for, in the order of the text.

        What several annotators have is there once. Of an article of which something is held back,
        it is not said what people are, as that rests on what all have marked.
        """
        claims = (
            claim
            for claim in self.claims
            if query.wants(claim) and not query.hides(self.article, claim.layer)
        )
        offices = () if self.article in query.blind else self.offices
        return replace(self, claims=tuple(_once(claims)), offices=offices)


def speech_of(rows: ArticleRows, labels: frozenset[str] = PEOPLE) -> Speech:
    """What an article has about who speaks.

    Args:
        rows: The article, as it is in the index.
        labels: The labels of persons.
    """
    used = [row for row in rows.annotations if row.layer in (rows.layers or {NOBODY})]
    spans = [
        row
        for row in used
        if row.kind not in (_CLAIM, ARTICLE) and row.status is not Status.REJECTED
    ]
    spans = [row for row in spans if row.label not in VALUES]
    people = sorted((row for row in spans if row.label in labels), key=attrgetter("start"))
    naming = Naming(
        (row.quote for row in people), (row.quote for row in spans if row.label not in labels)
    )
    bodies = {one_line(row.quote) for row in spans if row.label in _ORGANISATIONS}
    return Speech(
        rows.id,
        rows.folder,
        rows.title,
        rows.uri,
        rows.digest,
        ArticleNames(rows.id, rows.date, tuple(naming.people)),
        tuple(_offices(rows.text, people, bodies)),
        tuple(_made(rows.text, [row for row in used if row.kind == _CLAIM], naming)),
    )


def _once(claims: Iterable[ClaimMade]) -> list[ClaimMade]:
    """Claims in text order, equal ones of several annotators once; a decided one goes first."""
    by_place: dict[tuple[object, ...], ClaimMade] = {}
    for claim in sorted(claims, key=lambda claim: (claim.status is Status.SUGGESTED, claim.layer)):
        place = (claim.start, claim.end, claim.source.words, claim.cue, claim.content)
        by_place.setdefault(place, claim)
    return sorted(by_place.values(), key=lambda claim: (claim.start, claim.end, claim.id))


def _made(text: str, claims: Sequence[AnnotationRow], naming: Naming) -> Iterator[ClaimMade]:
    paragraphs = Paragraphs(text if claims else "")
    for row in claims:
        # A claim without a content has its cue for a quote.
        has_content = row.quote != row.cue
        yield ClaimMade(
            row.id,
            row.layer,
            row.status,
            naming.source(row.source, row.speaker),
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
