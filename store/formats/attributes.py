"""Attributes in other programs' formats: what an export leaves out, and what an import brings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from annotate.annotation import Decided, Origin, Status
from annotate.article_record import ArticleRecord
from annotate.attributes import Attributes, attributes_of
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report

KINDS = ("span", "claim", "article")
"""What can have attributes."""


def lose_attributes(article: AnnotatedArticle, report: Report, *kinds: str) -> None:
    """Count the attributes of some kinds that an export leaves out, each by its name."""
    for kind in kinds:
        for attributes in _attributes_of(article, kind):
            for name, _ in attributes:
                report.lose(f"attribute {name} of {_WORDS[kind]}")


def imported_article(
    values_by_name: Mapping[str, Collection[str]], status: Status = Status.ACCEPTED
) -> ArticleRecord | None:
    """Make the record of an article from another program's choices; None where there are none."""
    attributes = attributes_of(values_by_name)
    if not attributes:
        return None
    decided = None if status is Status.SUGGESTED else Decided.BULK
    return ArticleRecord(attributes, status, Origin.IMPORT, decided, "", "", "")


def article_attributes(article: AnnotatedArticle) -> Attributes:
    """What is said of the whole of an article; nothing where that was rejected."""
    record = article.article
    return record.attributes if record is not None and record.status is not _REJECTED else ()


_REJECTED = Status.REJECTED
_WORDS = {"span": "spans", "claim": "claims", "article": "articles"}


def _attributes_of(article: AnnotatedArticle, kind: str) -> Iterator[Attributes]:
    if kind == "article":
        if article.article is not None:
            yield article.article.attributes
        return
    for record in article.annotations:
        if record.body.kind == kind:
            yield record.attributes
