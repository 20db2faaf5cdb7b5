"""Cutting articles into paragraphs or sentences, as examples of their own."""

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
from annotate.text.sentences import next_paragraph, next_sentence
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report

Unit = Literal["article", "paragraph", "sentence"]
"""What an example is."""

_NEXT: dict[str, Callable[[str, int], int | None]] = {
    "paragraph": next_paragraph,
    "sentence": next_sentence,
}


def split_into_units(
    article: AnnotatedArticle, unit: Unit, report: Report
) -> Iterator[AnnotatedArticle]:
    """The article in units, without the white space between them; blank ones are left out.

    No annotation is cut: units that one reaches across become one unit. The unit at offset 120 of
    the article `a` is called `a#120`.
    """
    if unit == "article":
        yield article
        return
    text = article.document.text
    report.lose("annotations whose place is lost", len(article.orphans))
    items = (*article.spans, *article.claims)
    for place, inside in _units(text, unit, items, report):
        names = {item.id for item in inside}
        piece = text[place.start : place.end]
        yield replace(
            article,
            document=Document(piece, article.document.title, article.document.uri),
            article_id=f"{article.article_id}#{place.start}",
            annotations=tuple(_moved(item, place, names, report) for item in inside),
            suggestions=(),
            orphans=(),
            extra=NOTHING_EXTRA,
        )


def uncrossed_borders(text: str, unit: str, places: Iterable[Span], report: Report) -> list[int]:
    """Where units begin, and the end of the text; no border lies inside one of the places."""
    borders = [0, *_borders(text, unit), len(text)]
    crossed: set[int] = set()
    for place in places:
        crossed.update(
            range(bisect_right(borders, place.start), bisect_right(borders, place.end - 1))
        )
    report.remark(f"borders between {unit}s inside an annotation, where none was cut", len(crossed))
    return [border for index, border in enumerate(borders) if index not in crossed]


def _units(
    text: str, unit: str, items: Sequence[Annotation], report: Report
) -> Iterator[tuple[Span, list[Annotation]]]:
    """Where the units stand, without white space around them, and what is in each."""
    borders = uncrossed_borders(text, unit, [item.body.extent for item in items], report)
    inside: dict[int, list[Annotation]] = {}
    for item in items:
        inside.setdefault(bisect_right(borders, item.body.extent.start) - 1, []).append(item)
    for index, (start, end) in enumerate(pairwise(borders)):
        piece, here = text[start:end], inside.get(index, [])
        places = [item.body.extent for item in here]
        first = min([start + len(piece) - len(piece.lstrip()), *(p.start for p in places)])
        last = max([start + len(piece.rstrip()), *(p.end for p in places)])
        if first < last:
            yield Span(first, last), here


def _borders(text: str, unit: str) -> Iterator[int]:
    find = _NEXT[unit]
    border = find(text, 0)
    while border is not None:
        yield border
        border = find(text, border)


def _moved(item: Annotation, place: Span, names: set[str], report: Report) -> Annotation:
    """The annotation in its unit; a link to a speaker in another one is left out."""
    body = item.body.shifted(-place.start)
    if isinstance(body, Claim) and body.speaker is not None and body.speaker not in names:
        report.lose("links to a speaker in another unit")
        body = replace(body, speaker=None)
    # The original proposal may have reached out of the unit.
    fits = item.was is not None and place.covers(item.was.extent)
    was = item.was.shifted(-place.start) if item.was is not None and fits else None
    return replace(item, body=body, was=was)
