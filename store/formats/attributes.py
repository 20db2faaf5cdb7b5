"""Attributes in other programs' formats: what an export leaves out, and what an import brings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from annotate.annotation import Decided, Origin, Status
from annotate.attributes import Attributes, attributes_of
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions
from store.formats.report import Report

if TYPE_CHECKING:
    from annotate.article_record import ArticleRecord

ARTICLE_KEY = "article_attributes"
"""The key of ours for the attributes of an article, where a format keeps other keys."""
KINDS = ("span", "claim", "article")
"""What can have attributes."""


def lose_attributes(article: AnnotatedArticle, report: Report, *kinds: str) -> None:
    """Count the attributes of some kinds that an export leaves out, each by its name."""
    for kind, _, attributes in article.chosen():
        if kind in kinds:
            for name, _ in attributes:
                report.lose(f"attribute {name} of {kind}s")


def imported_article(
    values_by_name: Mapping[str, Collection[str]], status: Status = Status.ACCEPTED
) -> ArticleRecord | None:
    """Make the record of an article from another program's choices; None where there are none."""
    attributes = attributes_of(values_by_name)
    if not attributes:
        return None
    from annotate.article_record import ArticleRecord  # an export of ours makes none

    decided = None if status is Status.SUGGESTED else Decided.BULK
    return ArticleRecord(attributes, status, Origin.IMPORT, decided, "", "", "")


def correct_article(
    article: AnnotatedArticle, options: ExportOptions, report: Report
) -> Attributes:
    """Return what is correct of the whole of an article, as for its items; count all else.

    Args:
        article: The article.
        options: Say whether suggestions alone were asked for.
        report: Counts what is left out.
    """
    record = article.article
    if record is None:
        return ()
    is_pending_only = options.statuses == {Status.SUGGESTED}
    if record.status is not (Status.SUGGESTED if is_pending_only else Status.ACCEPTED):
        report.lose(f"{record.status} attributes of articles", len(record.attributes))
        return ()
    report.lose("notes", bool(record.note))
    return record.attributes


def in_mapping(attributes: Attributes) -> dict[str, list[str]]:
    """Return attributes as JSON."""
    return {name: list(values) for name, values in attributes}


def from_mapping(value: object) -> dict[str, list[str]] | None:
    """Return JSON as values by name; None where it is something else."""
    if not isinstance(value, Mapping):
        return None
    lists = [isinstance(values, list) and values for values in value.values()]
    if not all(lists) or not all(isinstance(choice, str) for choice in chain(*value.values())):
        return None
    return {str(name): list(values) for name, values in value.items()}
