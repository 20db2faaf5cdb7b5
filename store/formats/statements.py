"""Statements: the claims of an article with the names of those who speak, as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.people.article_speakers import ArticleSpeakers, KnownPeople
from annotate.people.resolving import Speaker
from annotate.text.quotation import Quotation, quotation
from store.annotated_article import AnnotatedArticle

NOT_NAMED = "Not named"
"""The heading of claims whose speaker nobody has named."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with what follows from it and from the entities of its article."""

    item: Annotation
    """The record of the claim."""
    claim: Claim
    """Its body."""
    speaker: str
    """The name of who speaks, on one line; empty where nobody is named."""
    is_person: bool
    """The name is that of a person; False for others, and where nobody is named."""
    quotation: Quotation | None
    """The manner in which the content is rendered; None where there is no content."""


def statements(article: AnnotatedArticle) -> tuple[Statement, ...]:
    """Return the claims of an article in text order."""
    speakers = article.speakers or _speakers_of(article)
    text = article.document.text
    return tuple(
        _statement(item, claim, speakers[item.id], text)
        for item in article.claims
        if isinstance(claim := item.body, Claim)
    )


def with_speakers(article: AnnotatedArticle, known: KnownPeople) -> AnnotatedArticle:
    """Return an article with the speakers of all its claims.

    Args:
        article: The article.
        known: The names by which the whole library knows people.
    """
    return replace(article, speakers=_speakers_of(article, known))


def _speakers_of(article: AnnotatedArticle, known: KnownPeople | None = None) -> dict[str, Speaker]:
    annotations = AnnotationSet(
        article.document, records=article.annotations, suggestions=article.suggestions
    )
    speakers = ArticleSpeakers(annotations, article.article_id, known)
    return {
        item.id: speakers.speaker(claim)
        for item in article.claims
        if isinstance(claim := item.body, Claim)
    }


def by_speaker(items: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Group statements by who speaks, in the order given; those of nobody named come last."""
    groups: dict[str, list[Statement]] = {}
    for statement in items:
        groups.setdefault(statement.speaker, []).append(statement)
    unnamed = groups.pop("", None)
    return groups if unnamed is None else {**groups, "": unnamed}


def _statement(item: Annotation, claim: Claim, speaker: Speaker, text: str) -> Statement:
    return Statement(item, claim, speaker.known_name, speaker.is_person, _manner(text, claim))


def _manner(text: str, claim: Claim) -> Quotation | None:
    return quotation(text, claim.content) if claim.content else None
