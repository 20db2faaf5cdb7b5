"""Exports without names of people who annotated, and without paths of their machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from annotate.annotation import NOTHING_EXTRA, Annotation
from annotate.document import Document
from store.annotated_article import AnnotatedArticle

_ADDRESSES = ("http://", "https://")
_PRIVATE = frozenset({"annotator"})


def anonymous(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """The articles with numbers for annotators, and without paths and keys that nobody knows.

    Annotators are numbered by their names, over all articles together.
    """
    names = sorted({name for article in articles for name in _names(article)} - {""})
    numbers = {name: f"annotator {number}" for number, name in enumerate(names, start=1)}
    return [_anonymous(article, numbers) for article in articles]


def _names(article: AnnotatedArticle) -> Iterable[str]:
    yield article.annotator
    for item in article.annotations:
        yield item.annotator


def _anonymous(article: AnnotatedArticle, numbers: Mapping[str, str]) -> AnnotatedArticle:
    document = article.document
    uri = document.uri if document.uri.startswith(_ADDRESSES) else ""
    title = PurePath(document.title).name or document.title
    return replace(
        article,
        document=Document(document.text, title, uri, document.digest),
        annotator=numbers.get(article.annotator, ""),
        annotations=tuple(_nobodys(item, numbers) for item in article.annotations),
        orphans=tuple(_without_names(orphan) for orphan in article.orphans),
        extra=NOTHING_EXTRA,
        meta_extra=NOTHING_EXTRA,
    )


def _nobodys(item: Annotation, numbers: Mapping[str, str]) -> Annotation:
    return replace(item, annotator=numbers.get(item.annotator, ""), extra=NOTHING_EXTRA)


def _without_names(orphan: Mapping[str, object]) -> Mapping[str, object]:
    kept = {key: value for key, value in orphan.items() if key not in _PRIVATE}
    record = kept.get("record")
    return {**kept, "record": _without_names(record)} if isinstance(record, Mapping) else kept
