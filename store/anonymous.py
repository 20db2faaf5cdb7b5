"""Exports without names of people who annotated, and without paths of their machines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

from annotate.annotation import NOTHING_EXTRA, Annotation
from annotate.document import Document
from store.annotated_article import AnnotatedArticle

_ADDRESSES = ("http://", "https://")
_PRIVATE = frozenset({"annotator"})


def numbered(names: Iterable[str]) -> dict[str, str]:
    """What each annotator is called instead: a number, by the order of the names."""
    return {
        name: f"annotator {number}" for number, name in enumerate(sorted({*names} - {""}), start=1)
    }


def names_in(article: AnnotatedArticle) -> set[str]:
    """Everybody who annotated something in it."""
    return {article.annotator, *(item.annotator for item in article.annotations)}


def anonymous(article: AnnotatedArticle, numbers: Mapping[str, str]) -> AnnotatedArticle:
    """The article with numbers for annotators, and without paths and keys that nobody knows.

    Args:
        article: An article.
        numbers: What each of its annotators is called instead.
    """
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
