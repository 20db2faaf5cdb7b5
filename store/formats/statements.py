"""Statements: the claims of an article with the names of those who speak, as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.full_names import FullNames
from annotate.speaker_names import Speaker, full_name, speaker_of
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
    names = _SpeakerNames(article)
    text = article.document.text
    return tuple(
        Statement(item, claim, *names.of(claim), _manner(text, claim))
        for item in article.claims
        if isinstance(claim := item.body, Claim)
    )


def by_speaker(items: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Group statements by who speaks, in the order given; those of nobody named come last."""
    groups: dict[str, list[Statement]] = {}
    for statement in items:
        groups.setdefault(statement.speaker, []).append(statement)
    unnamed = groups.pop("", None)
    return groups if unnamed is None else {**groups, "": unnamed}


class _SpeakerNames:
    """The names of those who speak in one article; a surname stands for the only full name."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self._annotations = AnnotationSet(
            article.document, records=article.annotations, suggestions=article.suggestions
        )
        self._full_names = FullNames()
        for span in article.spans:
            self._full_names.put(span.id, full_name(self._annotations, span))

    def of(self, claim: Claim) -> Speaker:
        speaker = speaker_of(self._annotations, claim)
        if not speaker.is_person:
            return speaker
        return Speaker(self._full_names.full(speaker.name), is_person=True)


def _manner(text: str, claim: Claim) -> Quotation | None:
    return quotation(text, claim.content) if claim.content else None
