"""Annotations that were made elsewhere, as records and as articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report


def imported(
    article_id: str, body: Body, status: Status = Status.ACCEPTED, note: str = ""
) -> Annotation:
    """A record of what another program holds: nobody's, and without times until it is stored."""
    return Annotation(
        id=suggestion_id(article_id, body),
        body=body,
        status=status,
        origin=Origin.IMPORT,
        decided=None if status is Status.SUGGESTED else Decided.BULK,
        annotator="",
        created="",
        updated="",
        note=note,
    )


def merged(articles: Iterable[AnnotatedArticle], report: Report) -> Iterator[AnnotatedArticle]:
    """The articles, those with the same id and annotator as one; the same annotation counts once.

    Of several records of one annotation the first one stays, but an accepted one goes before.
    """
    found: dict[tuple[str, str, str], AnnotatedArticle] = {}
    for article in articles:
        key = (article.article_id, article.annotator, article.document.digest)
        before = found.get(key)
        if before is None:
            found[key] = replace(article, annotations=_once(article.annotations, report))
        else:
            together = _once((*before.annotations, *article.annotations), report)
            answer = before.answer or article.answer
            found[key] = replace(before, annotations=together, answer=answer)
    yield from found.values()


def _once(annotations: tuple[Annotation, ...], report: Report) -> tuple[Annotation, ...]:
    kept: dict[str, Annotation] = {}
    for item in annotations:
        before = kept.setdefault(item.id, item)
        if before is not item:
            report.remark("annotations that stand there twice")
            if item.status is Status.ACCEPTED and before.status is not Status.ACCEPTED:
                kept[item.id] = item
    return tuple(kept.values())
