"""The record of an article as a whole as a plain dictionary, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotate.annotation import NOTHING_EXTRA, Decided, Origin, Status
from store.errors import RecordError
from store.records.annotations import (
    Record,
    attributes_from_record,
    attributes_to_record,
    choice,
    string,
    with_unknown,
)

if TYPE_CHECKING:
    from annotate.article_record import ArticleRecord

_KEYS = frozenset({"attributes", "status", "origin", "decided", "note"}) | {
    "annotator",
    "created",
    "updated",
}


def article_to_record(article: ArticleRecord) -> Record:
    """The record of an article as a dictionary; unknown keys come last."""
    record: Record = {
        "attributes": {},
        **attributes_to_record(article.attributes),
        "status": article.status.value,
        "origin": article.origin.value,
        "decided": article.decided.value if article.decided else None,
        "note": article.note,
        "annotator": article.annotator,
        "created": article.created,
        "updated": article.updated,
    }
    return with_unknown(record, article.extra)


def article_from_record(record: object) -> ArticleRecord | None:
    """The record that a dictionary holds; None for null.

    Raises:
        RecordError: A field is missing or holds something else.
    """
    if record is None:
        return None
    if not isinstance(record, Mapping):
        raise RecordError("article", record, "an object")
    attributes = attributes_from_record(record)
    if record.get("attributes") and not attributes:
        raise RecordError("attributes", record["attributes"], "lists of values by name")
    from annotate.article_record import ArticleRecord  # most layers have none

    decided = record.get("decided")
    return ArticleRecord(
        attributes,
        choice(record, "status", Status),
        choice(record, "origin", Origin),
        None if decided is None else choice(record, "decided", Decided),
        string(record, "annotator"),
        string(record, "created"),
        string(record, "updated"),
        string(record, "note"),
        extra={k: v for k, v in record.items() if k not in _KEYS} or NOTHING_EXTRA,
    )


def usable_article(record: object) -> ArticleRecord | None:
    """The same; None also where it cannot be used."""
    try:
        return article_from_record(record)
    except RecordError:
        return None
