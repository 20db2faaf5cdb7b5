"""Hits: the places of an article that answer a query, with the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.annotation import Status
from annotate.span import Span
from store.index.article_rows import ARTICLE, NOBODY, AnnotationRow, ArticleRows
from store.index.query import Needle, Query, Scope

_BEFORE, _AFTER = 80, 240
"""Characters around a hit that come with it; chosen by hand, for a wide window."""
_MOST_CHARACTERS = 400
"""Characters of a hit that come with it: enough for a row; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that answers a query."""

    start: int
    """First character, in code points of the present text."""
    end: int
    """One past the last."""
    before: str
    """Words before it."""
    words: str
    """Its words, or their beginning."""
    after: str
    """Words behind it."""
    annotation: AnnotationRow | None = None
    """The annotation there, where annotations were looked for."""


def hits_in(article: ArticleRows, query: Query) -> list[Hit]:
    """The hits of an article, in the order of the text.

    Raises:
        QueryRefused: A regular expression takes too long.
    """
    if query.dates is not None and not query.dates.has(article.date):
        return []
    if query.scope is Scope.TEXTS:
        return [_hit(article.text, span) for span in _places(article.text, query.needles)]
    rows = (row for row in article.annotations if answers(row, article, query))
    hits = (_hit(article.text, _extent(row), row) for row in rows)
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def answers(row: AnnotationRow, article: ArticleRows, query: Query) -> bool:
    """Return whether an annotation answers a query.

    Raises:
        QueryRefused: A regular expression takes too long.
    """
    return (
        _is_asked_for(row, query)
        and _is_in_view(row, article, query)
        and (not query.speakers or any(speaker.is_in(row.who) for speaker in query.speakers))
        and all(needle.is_in(row.words) for needle in query.needles)
    )


def _is_asked_for(row: AnnotationRow, query: Query) -> bool:
    return (
        (not query.statuses or row.status in query.statuses)
        and (not query.kinds or row.kind in query.kinds)
        and (not query.labels or row.label.casefold() in map(str.casefold, query.labels))
        and (not query.moved_only or row.moved)
        and _has_attributes(row, query)
    )


def _has_attributes(row: AnnotationRow, query: Query) -> bool:
    """Return whether a row has all attributes; an article is asked for by these alone."""
    if row.kind == ARTICLE and not (query.attributes or ARTICLE in query.kinds):
        return False
    chosen = dict(row.attributes)
    wanted_values: dict[str, set[str]] = {}
    for name, value in query.attributes:
        wanted_values.setdefault(name, set()).add(value)
    return all(
        name in chosen and ("" in values or not values.isdisjoint(chosen[name]))
        for name, values in wanted_values.items()
    )


def _is_in_view(row: AnnotationRow, article: ArticleRows, query: Query) -> bool:
    """Return whether a row counts for the one who asks.

    What is decided counts, whoever has decided it. What is pending is so for everybody: it counts
    once, in the layer of the one who asks or, where that is missing, in nobody's.
    """
    if article.id in query.blind and row.layer not in (NOBODY, query.asker):
        return False
    if row.layer != NOBODY and query.annotators:
        return row.layer in query.annotators
    if row.status is not Status.SUGGESTED:
        return True
    names = query.annotators or (query.asker,)
    return row.layer in names or (row.layer == NOBODY and not article.layers.issuperset(names))


def _places(text: str, needles: tuple[Needle, ...]) -> Iterator[Span]:
    """Yield the places of all needles, in order; none where one of them is missing."""
    places: list[Span] = []
    for needle in needles:
        spans = needle.spans(text)
        if not spans:
            return
        places += spans
    end = -1
    for place in sorted(places, key=lambda span: (span.start, -span.end)):
        # One inside another is the same place.
        if place.end > end:
            yield place
            end = place.end


def _extent(row: AnnotationRow) -> Span:
    return Span(row.marked[0].start, row.marked[-1].end)


def _hit(text: str, span: Span, row: AnnotationRow | None = None) -> Hit:
    return Hit(
        span.start,
        span.end,
        text[max(0, span.start - _BEFORE) : span.start],
        text[span.start : min(span.end, span.start + _MOST_CHARACTERS)],
        text[span.end : span.end + _AFTER],
        row,
    )
