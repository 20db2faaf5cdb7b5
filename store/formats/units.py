"""Units: articles split into paragraphs or sentences, as examples of their own.

Borders are offsets in code points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from annotate.annotation import NOTHING_EXTRA, Annotation
from annotate.claim import Claim
from annotate.document import Document
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.attributes import lose_attributes
from store.formats.report import Report

Unit = Literal["article", "paragraph", "sentence"]
"""The size of an example."""


def split_into_units(
    article: AnnotatedArticle, unit: Unit, report: Report
) -> Iterator[AnnotatedArticle]:
    """Yield the units of an article, without the white space between them and without blank ones.

    No annotation is split: units that an annotation reaches across become one unit. The unit at
    offset 120 of the article `a` has the id `a#120`.
    """
    if unit == "article":
        yield article
        return
    text = article.document.text
    report.lose("annotations whose place is lost", len(article.orphans))
    lose_attributes(article, report, "article")
    items = (*article.spans, *article.claims)
    for span, unit_items in _units(text, unit, items, report):
        ids = {item.id for item in unit_items}
        unit_text = text[span.start : span.end]
        yield replace(
            article,
            document=Document(unit_text, article.document.title, article.document.uri),
            article_id=f"{article.article_id}#{span.start}",
            annotations=tuple(_shifted(item, span, ids, report) for item in unit_items),
            suggestions=(),
            orphans=(),
            article=None,
            extra=NOTHING_EXTRA,
        )


def uncrossed_borders(text: str, unit: str, spans: Iterable[Span], report: Report) -> list[int]:
    """Return the starts of the units and the end of the text, but none inside one of the spans."""
    borders = [0, *_borders(text, unit), len(text)]
    crossed: set[int] = set()
    for span in spans:
        crossed.update(
            range(bisect_right(borders, span.start), bisect_right(borders, span.end - 1))
        )
    report.remark(f"borders between {unit}s inside an annotation, where none was cut", len(crossed))
    return [border for index, border in enumerate(borders) if index not in crossed]


def _units(
    text: str, unit: str, items: Sequence[Annotation], report: Report
) -> Iterator[tuple[Span, list[Annotation]]]:
    """Yield the span of each unit, without white space around it, and the items in it."""
    borders = uncrossed_borders(text, unit, [item.body.extent for item in items], report)
    items_by_unit: dict[int, list[Annotation]] = {}
    for item in items:
        index = bisect_right(borders, item.body.extent.start) - 1
        items_by_unit.setdefault(index, []).append(item)
    for index, (start, end) in enumerate(pairwise(borders)):
        unit_text, unit_items = text[start:end], items_by_unit.get(index, [])
        extents = [item.body.extent for item in unit_items]
        indent = len(unit_text) - len(unit_text.lstrip())
        first = min([start + indent, *(extent.start for extent in extents)])
        last = max([start + len(unit_text.rstrip()), *(extent.end for extent in extents)])
        if first < last:
            yield Span(first, last), unit_items


def _next_border(unit: str) -> Callable[[str, int], int | None]:
    """Return the function that finds where the next unit begins."""
    from annotate.text import sentences  # most examples are whole articles

    return sentences.next_paragraph if unit == "paragraph" else sentences.next_sentence


def _borders(text: str, unit: str) -> Iterator[int]:
    next_border = _next_border(unit)
    border = next_border(text, 0)
    while border is not None:
        yield border
        border = next_border(text, border)


def _shifted(item: Annotation, unit: Span, unit_ids: set[str], report: Report) -> Annotation:
    """Return the annotation in its unit, without a link to a speaker in another unit."""
    body = item.body.shifted(-unit.start)
    if isinstance(body, Claim) and body.speaker is not None and body.speaker not in unit_ids:
        report.lose("links to a speaker in another unit")
        body = replace(body, speaker=None)
    # The original proposal may have reached out of the unit.
    is_inside = item.was is not None and unit.covers(item.was.extent)
    was = item.was.shifted(-unit.start) if item.was is not None and is_inside else None
    return replace(item, body=body, was=was)
