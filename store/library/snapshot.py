"""Snapshots: annotations as they are at this moment, ready to be exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotate.annotation_set import AnnotationSet
from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle, known_answer


def snapshot(
    annotations: AnnotationSet,
    *,
    article_id: str,
    annotator: str,
    pipeline: str | None,
    facts: Mapping[str, Any],
) -> AnnotatedArticle:
    """An article with its records and the suggestions that are pending now.

    Args:
        annotations: The document with its records and suggestions.
        article_id: Names the article for good.
        annotator: Names the layer.
        pipeline: The pipeline that made the suggestions.
        facts: What the layer holds about itself.
    """
    pending = (item for item in annotations.pending if isinstance(item, Suggestion))
    return AnnotatedArticle(
        document=annotations.document,
        article_id=article_id,
        annotator=annotator,
        annotations=annotations.records,
        suggestions=tuple(pending),
        pipeline=pipeline,
        scheme=tuple(facts.get("scheme", ())),
        answer=known_answer(facts.get("answer")),
        orphans=tuple(facts.get("orphans", ())),
        extra=facts.get("extra", {}),
        meta_extra=facts.get("meta_extra", {}),
    )
