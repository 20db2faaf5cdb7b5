"""Snapshots: the present annotations of an article, ready for export."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle, known_answer
from store.layer.content import LayerFacts
from store.records.article import usable_article


def snapshot(
    annotations: AnnotationSet,
    *,
    article_id: str,
    annotator: str,
    pipeline: str | None,
    facts: LayerFacts,
) -> AnnotatedArticle:
    """An article with its records and the suggestions that are pending now.

    Args:
        annotations: The document with its records and suggestions.
        article_id: Names the article for good.
        annotator: Names the layer.
        pipeline: The pipeline that made the suggestions.
        facts: The facts of the layer.
    """
    pending = (item for item in annotations.pending if isinstance(item, Suggestion))
    return AnnotatedArticle(
        document=annotations.document,
        article_id=article_id,
        annotator=annotator,
        annotations=tuple(map(_with_time, annotations.records)),
        suggestions=tuple(pending),
        pipeline=pipeline,
        scheme=tuple(facts.get("scheme", ())),
        answer=known_answer(facts.get("answer")),
        orphans=tuple(facts.get("orphans", ())),
        article=usable_article(facts.get("article")),
        extra=facts.get("extra", {}),
        meta_extra=facts.get("meta_extra", {}),
    )


def _with_time(record: Annotation) -> Annotation:
    """Return a decided record with a time of its own.

    Imported proposals have none, and libraries hold some that were accepted without getting one.
    """
    if record.created or record.decided is None:
        return record
    return replace(record, created=record.updated)
