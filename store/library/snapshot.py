"""Snapshots: the present annotations of an article, open or stored, ready for export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.annotation import Annotation
from annotate.document import Document
from annotate.labels.fitting import fitting
from annotate.suggestion import Suggestion
from annotate.undecided import undecided
from store.annotated_article import AnnotatedArticle, known_answer
from store.layer.content import LayerFacts
from store.library.latest_suggestions import latest_suggestions
from store.library.stored_article import StoredArticle
from store.records.article import usable_article

if TYPE_CHECKING:
    from annotate.annotation_set import AnnotationSet
    from annotate.labels.scheme import LabelScheme


def snapshot(
    annotations: AnnotationSet,
    *,
    article_id: str,
    annotator: str,
    pipeline: str | None,
    facts: LayerFacts,
) -> AnnotatedArticle:
    """An open article with its records and the suggestions that are pending now.

    Args:
        annotations: The document with its records and suggestions.
        article_id: Names the article for good.
        annotator: Names the layer.
        pipeline: The pipeline that made the suggestions.
        facts: The facts of the layer.
    """
    return _annotated(
        annotations.document,
        annotations.records,
        (item for item in annotations.pending if isinstance(item, Suggestion)),
        article_id=article_id,
        annotator=annotator,
        pipeline=pipeline,
        facts=facts,
    )


def stored_snapshot(
    article: StoredArticle,
    annotator: str,
    scheme: LabelScheme | None,
    *,
    suggesters: Iterable[str] = (),
) -> AnnotatedArticle:
    """An article as it is stored, with the suggestions that an annotator has not decided on.

    Args:
        article: The article.
        annotator: Names the layer.
        scheme: The labels that suggestions are fitted to; None leaves them as they are.
        suggesters: The names of the suggesters whose suggestions count beside the pipeline's.

    Raises:
        StoreDamaged: Something of it is not what was written.
        StoreTooNew: A later version wrote it.
    """
    content = article.layer(annotator).load_records()
    document = article.document(content.facts.get("digest"))
    content.check_against(document)
    fit, is_foreign = fitting(scheme)
    latest = latest_suggestions(article, annotator, document.digest, suggesters=suggesters, fit=fit)
    pending = undecided(latest.suggestions, content.records)
    return _annotated(
        document,
        content.records,
        (suggestion for suggestion in pending if not is_foreign(suggestion.body)),
        article_id=article.id,
        annotator=annotator,
        pipeline=_pipeline_of(latest.pipeline)
        if latest.pipeline
        else content.facts.get("pipeline"),
        facts=content.facts,
    )


def _annotated(
    document: Document,
    records: Iterable[Annotation],
    pending: Iterable[Suggestion],
    *,
    article_id: str,
    annotator: str,
    pipeline: str | None,
    facts: LayerFacts,
) -> AnnotatedArticle:
    return AnnotatedArticle(
        document=document,
        article_id=article_id,
        annotator=annotator,
        annotations=tuple(map(_with_time, records)),
        suggestions=tuple(pending),
        pipeline=pipeline,
        scheme=tuple(facts.get("scheme", ())),
        answer=known_answer(facts.get("answer")),
        orphans=tuple(facts.get("orphans", ())),
        article=usable_article(facts.get("article")),
        extra=facts.get("extra", {}),
        meta_extra=facts.get("meta_extra", {}),
    )


def _pipeline_of(cache_name: str) -> str:
    """Name and version of the pipeline, without those of the rules on top of it."""
    return cache_name.partition(" + ")[0]


def _with_time(record: Annotation) -> Annotation:
    """Return a decided record with a time of its own.

    Imported proposals have none, and libraries hold some that were accepted without getting one.
    """
    if record.created or record.decided is None:
        return record
    return replace(record, created=record.updated)
