"""Growing a selection: everything around a span that a person might mean."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.span import Span
from annotate.structure import Structure
from annotate.text import sentences
from annotate.text.quotation import quotes
from annotate.text.token_map import TokenMap

_MARKS = 2
"""Characters of a pair of quotation marks."""
_LONGEST_PREFIX = 100
"""Characters in which the beginning of a word is looked for; chosen by hand."""


def larger_spans(
    tokens: TokenMap,
    span: Span,
    structure: Structure | None,
    annotations: AnnotationSet | None,
) -> list[Span]:
    """Word, phrase, clause, quotation, sentence, paragraph and annotations that cover a span.

    Args:
        tokens: The tokens of the text.
        span: What is selected now; it is not among the results.
        structure: The parse of the place, where it is known.
        annotations: Those of the article; their fragments count unless they are rejected.
    """
    text = tokens.text
    sentence = _sentence(text, span)
    spans = [_word(tokens, span), sentence, _paragraph(text, span)]
    spans += [
        part for part in _parts(text, span, structure) if not _is_nearly(text, part, sentence)
    ]
    for item in annotations.items.overlapping(span) if annotations is not None else ():
        if status_of(item) is not Status.REJECTED:
            spans += item.body.fragments
    return [larger for larger in spans if larger.covers(span) and larger != span]


def _parts(text: str, span: Span, structure: Structure | None) -> Iterator[Span]:
    """The noun phrase, the clause and the quotation around a span."""
    if structure is not None:
        for around in (structure.phrase_around, structure.clause_around):
            part = around(span)
            while part is not None and _is_nearly(text, span, part):
                part = around(part)
            if part is not None:
                yield part
    paragraph = _paragraph(text, span)
    for quote in quotes(text, paragraph.start, paragraph.end):
        if quote.covers(span):
            yield quote
            # Without its marks it is a step of its own, when there is something to grow from.
            if len(quote) > _MARKS and Span(quote.start + 1, quote.end - 1).covers(span):
                yield Span(quote.start + 1, quote.end - 1)


def _is_nearly(text: str, inner: Span, outer: Span) -> bool:
    """Tell whether two spans differ in punctuation and white space at the ends only."""
    ends = text[outer.start : inner.start] + text[inner.end : outer.end]
    return outer.covers(inner) and not any(char.isalnum() for char in ends)


def _word(tokens: TokenMap, span: Span) -> Span:
    """A span up to white space on either side, without the punctuation at the ends."""
    text = tokens.text
    start, end = span.start, span.end
    for token in reversed(tokens.within(max(0, start - _LONGEST_PREFIX), start)):
        if token.end != start or not _is_in_word(text, token):
            break
        start = token.start
    following = tokens.next(end)
    while following is not None and following.start == end and _is_in_word(text, following):
        end = following.end
        following = tokens.next(end)
    return Span(start, end)


def _is_in_word(text: str, token: Span) -> bool:
    return text[token.start].isalnum() or text[token.start : token.end] == "-"


def _sentence(text: str, span: Span) -> Span:
    start = sentences.previous_sentence(text, span.start + 1)
    return _stripped(text, start, sentences.next_sentence(text, span.end - 1))


def _paragraph(text: str, span: Span) -> Span:
    start = sentences.previous_paragraph(text, span.start + 1)
    return _stripped(text, start, sentences.next_paragraph(text, span.end - 1))


def _stripped(text: str, start: int, end: int | None) -> Span:
    """A range without white space at its end; None is the end of the text."""
    return Span(start, max(start + 1, start + len(text[start:end].rstrip())))
