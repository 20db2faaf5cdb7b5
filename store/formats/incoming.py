"""Annotations that were made elsewhere, as records and as articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.document import FACTS
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report

_Key = tuple[str, str, str]


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


def not_facts(told: Mapping[str, object]) -> dict[str, object]:
    """What is told about an article besides the facts that a document has a place for."""
    return {key: value for key, value in told.items() if key not in FACTS}


def merged(
    read: Callable[[Report], Iterable[AnnotatedArticle]], report: Report
) -> Iterator[AnnotatedArticle]:
    """The articles, those with the same id and annotator as one; the same annotation counts once.

    Of several records of one annotation the first one stays, but an accepted one goes before.
    Everything is read twice, so that no article is held for longer than until its last part.

    Args:
        read: Reads the articles anew; the report is told what is left out.
        report: The report of the import.
    """
    last = {hash(_key(article)): index for index, article in enumerate(read(Report()))}
    found: dict[_Key, AnnotatedArticle] = {}
    for index, article in enumerate(read(report)):
        key = _key(article)
        before = found.pop(key, None)
        if before is None:
            whole = replace(article, annotations=_once(article.annotations, report))
        else:
            together = _once((*before.annotations, *article.annotations), report)
            answer = before.answer or article.answer
            whole = replace(before, annotations=together, answer=answer)
        if last.get(hash(key)) == index:
            yield whole
        else:
            found[key] = whole
    # Two keys may have the same hash; then the last of one is not known.
    yield from found.values()


def _key(article: AnnotatedArticle) -> _Key:
    return (article.article_id, article.annotator, article.document.digest)


def _once(annotations: tuple[Annotation, ...], report: Report) -> tuple[Annotation, ...]:
    kept: dict[str, Annotation] = {}
    for item in annotations:
        before = kept.setdefault(item.id, item)
        if before is not item:
            report.remark("annotations that stand there twice")
            if item.status is Status.ACCEPTED and before.status is not Status.ACCEPTED:
                kept[item.id] = item
    return tuple(kept.values())
