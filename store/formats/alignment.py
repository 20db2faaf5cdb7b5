"""Putting annotations on token boundaries, and choosing among those that overlap."""

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

TokenRange = tuple[int, int]
"""The index of the first token and that of the last one, which is included."""


class Tokens:
    """The visible tokens of a text, in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """The tokens that the cursor stops at."""
        return cls([token.span for token in tokenize(text)])

    def range(self, span: Span) -> TokenRange:
        """The tokens of a span that lies on their boundaries."""
        return bisect_left(self._starts, span.start), bisect_right(self._ends, span.end) - 1

    def aligned(self, span: Span, align: Align) -> Span | None:
        """The span, moved to token boundaries if it is off them; None where nothing is left."""
        first, last = self.range(span)
        inside = first <= last
        if inside and (self._starts[first], self._ends[last]) == (span.start, span.end):
            return span
        if align == "expand":
            first = bisect_right(self._ends, span.start)
            last = bisect_left(self._starts, span.end) - 1
            inside = first <= last
        if align == "strict" or not inside:
            return None
        return Span(self._starts[first], self._ends[last])


def align_article(
    article: AnnotatedArticle, tokens: Tokens, align: Align, report: Report
) -> AnnotatedArticle:
    """The article with every span on token boundaries; pending suggestions become records.

    A claim that keeps neither cue nor content is left out.
    """
    aligner = _Aligner(article, tokens, align, report)
    kept: list[Annotation] = []
    for item in (*article.spans, *article.claims):
        body = item.body
        if isinstance(body, Entity):
            pieces = aligner.pieces(body.fragments, body.label)
            kept.extend(replace(item, body=Entity(piece, body.label)) for piece in pieces)
        else:
            source, cue, content = (
                aligner.pieces(part, body.label) for part in (body.source, body.cue, body.content)
            )
            if cue or content:
                frame = Claim(source, cue, content, body.label, body.speaker)
                kept.append(replace(item, body=frame))
            else:
                report.lose("claims without a token in cue and content")
    return replace(article, annotations=tuple(kept), suggestions=())


def without_overlaps(
    entities: Sequence[Annotation], report: Report, lost: str | None
) -> list[Annotation]:
    """The entities that go together without overlap, in text order: the longest ones first.

    Args:
        entities: Any entities.
        report: Is told how many are left out.
        lost: What those are called; None where they have another place.
    """
    chosen: list[Annotation] = []
    starts: list[int] = []
    by_length = sorted(entities, key=lambda item: (-len(item.body.extent), item.body.extent.start))
    for item in by_length:
        place = item.body.extent
        index = bisect_right(starts, place.start)
        free_before = index == 0 or chosen[index - 1].body.extent.end <= place.start
        if free_before and (index == len(chosen) or place.end <= starts[index]):
            chosen.insert(index, item)
            starts.insert(index, place.start)
        elif lost is not None:
            report.lose(lost)
    return chosen


@dataclass(frozen=True, slots=True)
class _Aligner:
    """Moves the pieces of one article to token boundaries and names each that was off them."""

    article: AnnotatedArticle
    tokens: Tokens
    align: Align
    report: Report

    def pieces(self, pieces: Fragments, label: str) -> Fragments:
        """The pieces that are left, moved where that was necessary."""
        kept = []
        for piece in pieces:
            moved = self.tokens.aligned(piece, self.align)
            if moved != piece:
                outcome = f"written as “{self._quote(moved)}”" if moved else "left out"
                name = display_name(self.article)
                self.report.misalign(name, self._quote(piece), f"{label} {outcome}")
            if moved is not None:
                kept.append(moved)
        return fragments(kept)

    def _quote(self, span: Span) -> str:
        return self.article.document.text[span.start : span.end]


def display_name(article: AnnotatedArticle) -> str:
    """How messages call an article."""
    return article.document.title or article.article_id
