"""Alignment of annotations to token boundaries, and the choice among those that overlap.

Offsets are half-open, in code points; so are the ranges of tokens, in indexes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotate.annotation import Annotation
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Fragments, Span, fragments
from annotate.text.tokenizer import tokenize
from store.annotated_article import AnnotatedArticle
from store.formats.format import Align
from store.formats.report import Report


class Tokens:
    """The visible tokens of a text, in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Tokenize a text as the reader does for its cursor."""
        return cls([token.span for token in tokenize(text)])

    def token_range(self, span: Span) -> tuple[int, int]:
        """Return the indexes of the first token inside a span, and of the first one behind it."""
        return bisect_left(self._starts, span.start), bisect_right(self._ends, span.end)

    def aligned(self, span: Span, align: Align) -> Span | None:
        """Return the span on token boundaries, by `align` if it is off them; None if it is lost."""
        first, end = self.token_range(span)
        if first < end and (self._starts[first], self._ends[end - 1]) == (span.start, span.end):
            return span
        if align == "expand":
            first = bisect_right(self._ends, span.start)
            end = bisect_left(self._starts, span.end)
        if align == "strict" or first >= end:
            return None
        return Span(self._starts[first], self._ends[end - 1])


def align_article(
    article: AnnotatedArticle, tokens: Tokens, align: Align, report: Report
) -> AnnotatedArticle:
    """Return the article with all spans on token boundaries and suggestions among the records.

    A claim that loses both cue and content is left out.
    """
    aligner = _Aligner(article, tokens, align, report)
    aligned_items: list[Annotation] = []
    for item in (*article.spans, *article.claims):
        body = item.body
        if isinstance(body, Entity):
            pieces = aligner.align_pieces(body.fragments, body.label)
            aligned_items.extend(replace(item, body=Entity(piece, body.label)) for piece in pieces)
        else:
            source, cue, content = (
                aligner.align_pieces(part, body.label)
                for part in (body.source, body.cue, body.content)
            )
            if cue or content:
                claim = Claim(source, cue, content, body.label, body.speaker)
                aligned_items.append(replace(item, body=claim))
            else:
                report.lose("claims without a token in cue and content")
    return replace(article, annotations=tuple(aligned_items), suggestions=())


def without_overlaps(
    entities: Sequence[Annotation], report: Report, loss: str | None
) -> list[Annotation]:
    """Choose entities that do not overlap, in text order; of those that do, the longest one.

    Args:
        entities: Any entities.
        report: Counts those that are left out.
        loss: The name of those in the report; None where they have another place.
    """
    chosen: list[Annotation] = []
    starts: list[int] = []
    by_length = sorted(entities, key=lambda item: (-len(item.body.extent), item.body.extent.start))
    for item in by_length:
        span = item.body.extent
        index = bisect_right(starts, span.start)
        is_free_before = index == 0 or chosen[index - 1].body.extent.end <= span.start
        if is_free_before and (index == len(chosen) or span.end <= starts[index]):
            chosen.insert(index, item)
            starts.insert(index, span.start)
        elif loss is not None:
            report.lose(loss)
    return chosen


@dataclass(frozen=True, slots=True)
class _Aligner:
    """Moves the pieces of one article to token boundaries and reports each that was off them."""

    article: AnnotatedArticle
    tokens: Tokens
    align: Align
    report: Report

    def align_pieces(self, pieces: Fragments, label: str) -> Fragments:
        """Return the pieces on token boundaries, without those that hold no token."""
        aligned_pieces = []
        for piece in pieces:
            aligned = self.tokens.aligned(piece, self.align)
            if aligned != piece:
                outcome = f"written as “{self._quote(aligned)}”" if aligned else "left out"
                name = display_name(self.article)
                self.report.misalign(name, self._quote(piece), f"{label} {outcome}")
            if aligned is not None:
                aligned_pieces.append(aligned)
        return fragments(aligned_pieces)

    def _quote(self, span: Span) -> str:
        return self.article.document.text[span.start : span.end]


def display_name(article: AnnotatedArticle) -> str:
    """Return the name of an article for messages."""
    return article.document.title or article.article_id
