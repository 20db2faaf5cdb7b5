"""Exports without names of people who annotated, and without paths of their machines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

from annotate.annotation import NOTHING_EXTRA, Annotation
from annotate.document import Document, article_id, text_digest
from store.annotated_article import AnnotatedArticle
from store.formats.jsonl_schema import unknown_fields

_ADDRESS = re.compile(r"(https?://)(?:[^/@]*@)?(.*)", re.DOTALL)
_KINDS = ("span", "claim")
_OF_LOST = frozenset({"kind", "claim", "role"})
"""What a lost annotation or fragment has besides the keys of those that were found again."""


def number_annotators(names: Iterable[str]) -> dict[str, str]:
    """What each annotator is called instead: a number, by the order of the names."""
    return {
        name: f"annotator {number}" for number, name in enumerate(sorted({*names} - {""}), start=1)
    }


def annotator_names(article: AnnotatedArticle) -> set[str]:
    """Everybody who annotated something in it."""
    return {article.annotator, *(item.annotator for item in article.annotations)}


def anonymize(article: AnnotatedArticle, numbers: Mapping[str, str]) -> AnnotatedArticle:
    """The article with numbers for annotators, and without paths and keys that nobody knows.

    Args:
        article: An article.
        numbers: What each of its annotators is called instead.
    """
    document = article.document
    title = PurePath(document.title).name or document.title
    uri = _without_user(document.uri) if _ADDRESS.fullmatch(document.uri) else ""
    return replace(
        article,
        document=Document(document.text, title, uri, document.digest),
        article_id=_no_path(article.article_id),
        annotator=numbers.get(article.annotator, ""),
        annotations=tuple(_nobodys(item, numbers) for item in article.annotations),
        orphans=tuple(_orphan(orphan, numbers) for orphan in article.orphans),
        extra=NOTHING_EXTRA,
        meta_extra=NOTHING_EXTRA,
    )


def _without_user(address: str) -> str:
    """An address on the web without the name and password of who may read it."""
    return _ADDRESS.sub(r"\1\2", address)


def _no_path(name: str) -> str:
    """The id of an article; one that is a path as an id that tells nothing."""
    if _ADDRESS.fullmatch(name):
        return _without_user(name)
    return article_id(text_digest(name)) if {"/", "\\"} & {*name} else name


def _nobodys(item: Annotation, numbers: Mapping[str, str]) -> Annotation:
    return replace(item, annotator=numbers.get(item.annotator, ""), extra=NOTHING_EXTRA)


def _orphan(orphan: Mapping[str, object], numbers: Mapping[str, str]) -> Mapping[str, object]:
    strange = unknown_fields(orphan, "orphan")
    kept = {key: value for key, value in orphan.items() if key not in strange}
    record = kept.get("record")
    if isinstance(record, Mapping):
        odd = set.intersection(*({*unknown_fields(record, kind)} for kind in _KINDS)) - _OF_LOST
        known = {key: value for key, value in record.items() if key not in odd}
        if "annotator" in known:
            known["annotator"] = numbers.get(str(known["annotator"]), "")
        kept["record"] = known
    return kept
