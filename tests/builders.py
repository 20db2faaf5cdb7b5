"""A short article, and authors, bodies and suggestions for it, made by hand."""

from __future__ import annotations

from itertools import count

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Fragments, Span
from annotate.suggestion import Body, Suggestion, suggestion_id

TEXT = "Ms May said it was “a good deal,” she hoped, “for all.” Nobody asked Mr Lavrov of Moscow."
DOCUMENT = Document(TEXT, "A deal", "/articles/deal.txt")
PIPELINE = "rules 1"


def author(name: str = "anna") -> Author:
    """An author whose clock and ids count from 1, so that tests can tell which came first."""
    times, ids = count(1), count(1)
    return Author(
        name,
        now=lambda: f"2026-11-23T16:00:{next(times):02}Z",
        new_id=lambda: f"{name}-{next(ids)}",
    )


def place(quote: str, text: str = TEXT) -> Span:
    """Where a quote stands first."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def places(*quotes: str) -> Fragments:
    return tuple(map(place, quotes))


def entity(quote: str, label: str = "PERSON") -> Entity:
    return Entity(place(quote), label)


def claim(cue: str = "said", *content: str, speaker: str | None = None) -> Claim:
    """A claim of Ms May's; its content is all that she says unless it is given."""
    pieces = content or ("it was “a good deal,”", "“for all.”")
    return Claim(places("Ms May"), places(cue), places(*pieces), speaker=speaker)


def suggestion(body: Body, score: float | None = 0.5) -> Suggestion:
    return Suggestion(suggestion_id("deal", body), body, score, PIPELINE)


def annotations(*proposed: Body) -> AnnotationSet:
    """The article with suggestions and no decision yet."""
    return AnnotationSet(DOCUMENT, suggestions=map(suggestion, proposed))
