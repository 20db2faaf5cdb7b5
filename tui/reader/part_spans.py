"""Parts of claims at a word: how far a source, a cue or a content goes that begins there."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Role
from annotate.claim_piece import ClaimLike
from annotate.entity import VALUES, Entity
from annotate.span import Fragments, Span
from annotate.structure import Structure
from annotate.text import sentences
from annotate.text.quotation import quotes
from annotate.text.token_map import TokenMap

_END_MARKS = ".!?,;:"
"""Punctuation that ends a sentence and is no part of a content outside quotation marks."""

_OPENING = frozenset(("", "that", "whether", "if", "why", "how", "when", "where"))
"""Words that a clause may have ahead of its subject; the empty one for a clause without."""


def part_at(
    word: Span,
    role: Role,
    claim: ClaimLike,
    *,
    tokens: TokenMap,
    structure: Structure | None,
    annotations: AnnotationSet | None,
    suggestion: Fragments = (),
) -> Fragments:
    """The fragments that a part has which is placed at a word; the word alone at least.

    Args:
        word: A token.
        role: The part to place.
        claim: The other parts, which a content does not hold.
        tokens: The tokens of the text.
        structure: The parse of the place, where it is known.
        annotations: Those of the article.
        suggestion: What the parse has for the part; it goes before the end of a quotation.
    """
    match role:
        case Role.SOURCE:
            source = _source_at(word, structure, annotations)
            return (clear_of((*claim.cue, *claim.content), source, word, tokens.text),)
        case Role.CUE:
            return _cue_at(word, structure)
        case Role.CONTENT:
            if _closes_quotation(word, tokens) and any(piece.covers(word) for piece in suggestion):
                return suggestion
            return (_content_at(word, claim, tokens, structure),)


def suggested_part(
    role: Role,
    claim: ClaimLike,
    structure: Structure | None,
    annotations: AnnotationSet,
    speaker_labels: frozenset[str],
) -> Fragments:
    """What the parse has for a part of a claim, where that differs from what is there.

    Where it has no other source, that is the nearest person or organisation of the paragraph.
    """
    anchors = claim.cue or claim.content or claim.source
    proposal = structure.proposal_at(anchors[0]) if structure is not None and anchors else None
    pieces = proposal.claim.part(role) if proposal is not None else ()
    if pieces and pieces != claim.part(role):
        return pieces
    if role is not Role.SOURCE or not anchors:
        return ()
    names = _names_around(anchors[0], claim, annotations, speaker_labels)
    nearest = min(names, key=lambda name: abs(name.start - anchors[0].start), default=None)
    return (nearest,) if nearest is not None else ()


def clear_of(others: Fragments, larger: Span, span: Span, text: str) -> Span:
    """What of a larger span lies around a smaller one and between the other parts of a claim.

    Args:
        others: The other parts; those that overlap `span` do not count.
        larger: A span that covers `span`.
        span: What stays in any case.
        text: The text of the article.
    """
    start = max([larger.start, *(other.end for other in others if other.end <= span.start)])
    end = min([larger.end, *(other.start for other in others if other.start >= span.end)])
    if (start, end) == (larger.start, larger.end):
        return larger
    between = text[start:end]
    start += len(between) - len(between.lstrip().lstrip(_END_MARKS).lstrip())
    return Span(min(start, span.start), max(span.end, start + len(_trimmed(text[start:end]))))


def _source_at(word: Span, structure: Structure | None, annotations: AnnotationSet | None) -> Span:
    """The entity around a word, else the smallest noun phrase that begins with it, else the word.

    A clause is never a source: “They sent a letter” begins with a pronoun that is no phrase.
    """
    entities = [
        item.body.span
        for item in (annotations.items.overlapping(word) if annotations is not None else ())
        if isinstance(item.body, Entity)
        and item.body.label not in VALUES
        and status_of(item) is not Status.REJECTED
    ]
    if entities:
        return min(entities, key=len)
    phrases = structure.phrases_at(word.start) if structure is not None else []
    return next((phrase for phrase in phrases if phrase.covers(word)), word)


def _cue_at(word: Span, structure: Structure | None) -> Fragments:
    """The cue that the parse has around a word, else the word."""
    proposal = structure.proposal_at(word) if structure is not None else None
    if proposal is not None and proposal.covers(Role.CUE, word) and proposal.chance:
        return proposal.claim.cue
    return (word,)


def _content_at(
    word: Span, claim: ClaimLike, tokens: TokenMap, structure: Structure | None
) -> Span:
    """The quotation at whose edge a word is, else its longest clause, else the sentence's rest."""
    for quote in _quotes_around(word, tokens):
        mark = tokens.at(quote.start)
        first = tokens.next(mark.end) if mark is not None else None
        if word in (mark, first, tokens.at(quote.end - 1)):
            return quote
    others = [*claim.source, *claim.cue]
    clauses = _clauses_at(word, claim, tokens.text, structure) if structure is not None else []
    for clause in sorted(clauses, key=len, reverse=True):
        if clause.covers(word) and not any(clause.overlaps(other) for other in others):
            return clause
    return _rest_of_sentence(tokens.text, word, others)


def _clauses_at(word: Span, claim: ClaimLike, text: str, structure: Structure) -> list[Span]:
    """The phrases and clauses that begin at a word, or with “that” or the like ahead of it."""
    phrases = structure.beginning_at(word.start)
    proposal = structure.proposal_at(claim.cue[0]) if claim.cue else None
    governed = proposal.claim.content if proposal is not None else ()
    around = structure.clause_around(phrases[-1] if phrases else word)
    larger = (*governed, *((around,) if around is not None else ()))
    opened = [
        Span(word.start, clause.end)
        for clause in larger
        if clause.covers(word) and text[clause.start : word.start].strip().lower() in _OPENING
    ]
    return [*phrases, *opened]


def _quotes_around(word: Span, tokens: TokenMap) -> tuple[Span, ...]:
    """The quotations of the paragraph of a word."""
    start = sentences.previous_paragraph(tokens.text, word.start + 1)
    return quotes(tokens.text, start, sentences.next_paragraph(tokens.text, word.start))


def _closes_quotation(word: Span, tokens: TokenMap) -> bool:
    return any(word == tokens.at(quote.end - 1) for quote in _quotes_around(word, tokens))


def _rest_of_sentence(text: str, word: Span, others: list[Span]) -> Span:
    """From a word to the end of its sentence, or to the next part of the claim."""
    end = sentences.next_sentence(text, word.start) or len(text)
    end = min([end, *(other.start for other in others if other.start >= word.end)])
    return Span(word.start, max(word.end, word.start + len(_trimmed(text[word.start : end]))))


def _trimmed(quote: str) -> str:
    return quote.rstrip().rstrip(_END_MARKS).rstrip()


def _names_around(
    place: Span, claim: ClaimLike, annotations: AnnotationSet, labels: frozenset[str]
) -> Iterator[Span]:
    """Persons and organisations of the paragraph that are in no part of the claim yet."""
    text = annotations.document.text
    start = sentences.previous_paragraph(text, place.start + 1)
    end = sentences.next_paragraph(text, place.start) or len(text)
    taken = [*claim.source, *claim.cue, *claim.content]
    for item in annotations.items.overlapping(Span(start, end)):
        is_name = isinstance(item.body, Entity) and item.body.label in labels
        is_free = not any(part.overlaps(item.body.extent) for part in taken)
        if is_name and is_free and status_of(item) is not Status.REJECTED:
            yield item.body.extent
