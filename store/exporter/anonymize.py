"""Anonymous exports: no names of annotators, no paths of their machines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath

from annotate.annotation import NOTHING_EXTRA, Annotation
from annotate.article_record import ArticleRecord
from annotate.document import Document, article_id, text_digest
from store.annotated_article import AnnotatedArticle
from store.formats.jsonl_schema import unknown_fields

_WEB_ADDRESS = re.compile(r"(https?://)(?:[^/@]*@)?(.*)", re.DOTALL)
_RECORD_KINDS = ("span", "claim")
_ORPHAN_FIELDS = frozenset({"kind", "claim", "role"})
"""Fields of the record in an orphan that a record elsewhere does not have."""


def number_annotators(names: Iterable[str]) -> dict[str, str]:
    """Return a numbered name for each annotator, by the order of the names."""
    return {
        name: f"annotator {number}" for number, name in enumerate(sorted({*names} - {""}), start=1)
    }


def annotator_names(article: AnnotatedArticle) -> set[str]:
    """Return the names of all who annotated something in an article."""
    records = (*article.annotations, article.article)
    return {article.annotator, *(record.annotator for record in records if record)}


def anonymize(article: AnnotatedArticle, numbers: Mapping[str, str]) -> AnnotatedArticle:
    """Return the article with numbers for annotators, and without paths and unknown fields.

    Args:
        article: An article.
        numbers: The numbered name of each of its annotators.
    """
    document = article.document
    title = PurePath(document.title).name or document.title
    uri = _without_user(document.uri) if _WEB_ADDRESS.fullmatch(document.uri) else ""
    return replace(
        article,
        document=Document(document.text, title, uri, document.digest),
        article_id=_without_path(article.article_id),
        annotator=numbers.get(article.annotator, ""),
        annotations=tuple(_anonymous_item(item, numbers) for item in article.annotations),
        orphans=tuple(_anonymous_orphan(orphan, numbers) for orphan in article.orphans),
        article=_anonymous_article(article.article, numbers),
        extra=NOTHING_EXTRA,
        meta_extra=NOTHING_EXTRA,
    )


def _without_user(address: str) -> str:
    """Return a web address without user name and password."""
    return _WEB_ADDRESS.sub(r"\1\2", address)


def _without_path(name: str) -> str:
    """Return the id of an article, or a meaningless one in place of a path."""
    if _WEB_ADDRESS.fullmatch(name):
        return _without_user(name)
    return article_id(text_digest(name)) if {"/", "\\"} & {*name} else name


def _anonymous_item(item: Annotation, numbers: Mapping[str, str]) -> Annotation:
    return replace(item, annotator=numbers.get(item.annotator, ""), extra=NOTHING_EXTRA)


def _anonymous_article(
    record: ArticleRecord | None, numbers: Mapping[str, str]
) -> ArticleRecord | None:
    if record is None:
        return None
    return replace(record, annotator=numbers.get(record.annotator, ""), extra=NOTHING_EXTRA)


def _anonymous_orphan(
    orphan: Mapping[str, object], numbers: Mapping[str, str]
) -> Mapping[str, object]:
    unknown = unknown_fields(orphan, "orphan")
    fields = {key: value for key, value in orphan.items() if key not in unknown}
    if isinstance(record := fields.get("record"), Mapping):
        fields["record"] = _anonymous_record(record, numbers)
    return fields


def _anonymous_record(
    record: Mapping[str, object], numbers: Mapping[str, str]
) -> Mapping[str, object]:
    unknown = set.intersection(*({*unknown_fields(record, kind)} for kind in _RECORD_KINDS))
    fields = {
        key: value for key, value in record.items() if key not in unknown or key in _ORPHAN_FIELDS
    }
    if "annotator" in fields:
        fields["annotator"] = numbers.get(str(fields["annotator"]), "")
    return fields
