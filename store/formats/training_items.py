"""What every format but the native one writes of an article: its text and what was decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Status
from annotate.document import Document
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions
from store.formats.report import Report

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NAMES = {
    Status.SUGGESTED: "pending suggestions",
    Status.ACCEPTED: "accepted annotations",
    Status.REJECTED: "rejected annotations",
}


@dataclass(frozen=True, slots=True)
class TrainingItems:
    """An article's items by what they mean for training."""

    article: AnnotatedArticle
    """The article, with a text that can be encoded; it has no items but those below."""
    entities: tuple[Annotation, ...]
    """Entities that are right, in text order."""
    claims: tuple[Annotation, ...]
    """Claims that are right, in text order."""
    others: tuple[Annotation, ...]
    """Items of the further statuses that the format has a place for, entities first."""


def encodable(articles: Iterable[AnnotatedArticle], report: Report) -> Iterator[AnnotatedArticle]:
    """The articles with lone surrogates replaced, one character by one, and without orphans."""
    for article in articles:
        report.lose("annotations whose place is lost", len(article.orphans))
        text, count = _SURROGATE.subn("\ufffd", article.document.text)
        report.lose("lone surrogates, written as U+FFFD", count)
        document = article.document
        if count:
            document = Document(text, document.title, document.uri)
        yield replace(article, document=document, orphans=())


def training_items(
    article: AnnotatedArticle,
    options: ExportOptions,
    report: Report,
    *,
    holds: Collection[Status] = (),
) -> TrainingItems:
    """Tell what is right from the rest.

    Right is what was accepted; where only pending suggestions were asked for, those are taken for
    right. A rejected item never is.

    Args:
        article: The article, with the items that were asked for.
        options: What was asked for.
        report: Is told what is left out.
        holds: Further statuses that the format can tell apart.
    """
    pending_only = options.statuses == {Status.SUGGESTED}
    right = Status.SUGGESTED if pending_only else Status.ACCEPTED
    items = (*article.spans, *article.claims)
    for item in items:
        if item.status is not right and item.status not in holds:
            report.lose(_NAMES[item.status])
    others = tuple(item for item in items if item.status is not right and item.status in holds)
    entities = tuple(item for item in article.spans if item.status is right)
    claims = tuple(item for item in article.claims if item.status is right)
    kept = (*entities, *claims, *others)
    return TrainingItems(
        replace(article, annotations=kept, suggestions=()), entities, claims, others
    )


def article_metadata(article: AnnotatedArticle, *, id_name: str = "id") -> dict[str, object]:
    """What is known of an article besides text and annotations, also what came from elsewhere.

    Args:
        article: The article.
        id_name: What its id is called.
    """
    known = {
        id_name: article.article_id,
        "title": article.document.title,
        "annotator": article.annotator,
        **article.document.facts,
    }
    own = {name: value for name, value in known.items() if value}
    others = {name: value for name, value in article.meta_extra.items() if name not in known}
    return {**own, **others}


def report_lost_notes(items: Sequence[Annotation], report: Report) -> None:
    """Tell that the notes of these items are left out."""
    report.lose("notes", sum(bool(item.note) for item in items))
