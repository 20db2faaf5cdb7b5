"""Doubts about claims: what a person should confirm before one is accepted."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Span, extent
from annotate.speakers import speaker_name
from annotate.text.quotation import quotes
from annotate.text.sentences import next_paragraph


def claim_doubt(annotations: AnnotationSet, claim: Claim, speaker_labels: frozenset[str]) -> str:
    """The reason to look again at the parts of a claim, in words; empty where there is none.

    Args:
        annotations: Those of the article, in which other speakers are looked for.
        claim: The claim as it is to be accepted.
        speaker_labels: The labels of persons and organisations.
    """
    text = annotations.document.text
    for role in (Role.SOURCE, Role.CUE):
        for piece in claim.part(role):
            if any(content.overlaps(piece) for content in claim.content):
                quote = " ".join(annotations.quote(piece).split())
                return f"the content holds its own {role.value} “{quote}”"
            if next(_later_paragraphs(text, piece), None) is not None:
                return f"the {role.value} goes on into another paragraph"
    for content in claim.content:
        for paragraph in _later_paragraphs(text, content):
            name = _other_speaker(annotations, claim, paragraph, speaker_labels)
            if name:
                return f"the content goes on into a paragraph of “{name}”"
    return ""


def _later_paragraphs(text: str, piece: Span) -> Iterator[Span]:
    """The rest of a piece behind each paragraph break in it; white space alone is no rest."""
    start = next_paragraph(text, piece.start)
    while start is not None and start < piece.end:
        following = next_paragraph(text, start)
        yield Span(start, min(piece.end, following or piece.end))
        start = following


def _other_speaker(
    annotations: AnnotationSet, claim: Claim, paragraph: Span, labels: frozenset[str]
) -> str:
    """The name of somebody else who speaks or is named outside quotation marks there."""
    names = {speaker_name(annotations, claim), *map(annotations.quote, claim.source)}
    text = annotations.document.text
    quotations = quotes(text, paragraph.start, next_paragraph(text, paragraph.start))
    for item in annotations.items.overlapping(paragraph):
        body = item.body
        if status_of(item) is Status.REJECTED:
            continue
        if isinstance(body, Claim):
            is_other = bool(body.source) and paragraph.overlaps(extent(body.source))
            name = annotations.quote(body.source[0]) if is_other else ""
        else:
            is_quoted = any(quotation.covers(body.extent) for quotation in quotations)
            is_name = isinstance(body, Entity) and body.label in labels and not is_quoted
            name = annotations.quote(body.extent) if is_name else ""
        if name and not any(name in known for known in names):
            return " ".join(name.split())
    return ""
