"""An article's items by their meaning for training, as all formats but the native one write it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Status
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions
from store.formats.report import Report

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_STATUS_TITLES = {
    Status.SUGGESTED: "pending suggestions",
    Status.ACCEPTED: "accepted annotations",
    Status.REJECTED: "rejected annotations",
}


@dataclass(frozen=True, slots=True)
class TrainingItems:
    """An article's items by their meaning for training."""

    article: AnnotatedArticle
    """The article, with a text that can be encoded and with no items but those below."""
    entities: tuple[Annotation, ...]
    """Correct entities, in text order."""
    claims: tuple[Annotation, ...]
    """Correct claims, in text order."""
    others: tuple[Annotation, ...]
    """Items of the further statuses that the format has a place for, entities first."""


def encodable(articles: Iterable[AnnotatedArticle], report: Report) -> Iterator[AnnotatedArticle]:
    """Yield the articles without orphans, and with U+FFFD in place of each lone surrogate."""
    for article in articles:
        report.lose("annotations whose place is lost", len(article.orphans))
        text, count = _SURROGATE.subn("\ufffd", article.document.text)
        report.lose("lone surrogates, written as U+FFFD", count)
        document = article.document
        if count:
            document = replace(document, text=text, digest="")
        yield replace(article, document=document, orphans=())


def training_items(
    article: AnnotatedArticle,
    options: ExportOptions,
    report: Report,
    *,
    other_statuses: Collection[Status] = (),
) -> TrainingItems:
    """Separate the correct items of an article from the others.

    Accepted items are correct; where only pending suggestions were asked for, those are. Rejected
    items never are.

    Args:
        article: The article, with the items that were asked for.
        options: The options of the export.
        report: Counts the items that are left out.
        other_statuses: Further statuses that the format has a place for.
    """
    is_pending_only = options.statuses == {Status.SUGGESTED}
    correct = Status.SUGGESTED if is_pending_only else Status.ACCEPTED
    items = (*article.spans, *article.claims)
    for item in items:
        if item.status is not correct and item.status not in other_statuses:
            report.lose(_STATUS_TITLES[item.status])
    others = tuple(
        item for item in items if item.status is not correct and item.status in other_statuses
    )
    entities = tuple(item for item in article.spans if item.status is correct)
    claims = tuple(item for item in article.claims if item.status is correct)
    smaller = replace(article, annotations=(*entities, *claims, *others), suggestions=())
    return TrainingItems(smaller, entities, claims, others)


def article_metadata(article: AnnotatedArticle, *, id_name: str = "id") -> dict[str, object]:
    """Return the metadata of an article by name, that from elsewhere included.

    Args:
        article: The article.
        id_name: The name of its id.
    """
    native = {
        id_name: article.article_id,
        "title": article.document.title,
        "annotator": article.annotator,
        **article.document.facts,
    }
    present = {name: value for name, value in native.items() if value}
    foreign = {name: value for name, value in article.meta_extra.items() if name not in native}
    return {**present, **foreign}


def report_lost_notes(items: Sequence[Annotation], report: Report) -> None:
    """Count the notes of these items as lost."""
    report.lose("notes", sum(bool(item.note) for item in items))
