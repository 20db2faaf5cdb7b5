"""The layer that an import makes of what a layer holds, the same on every road into the library."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleRecord
from annotate.author import Author
from annotate.commands import Import
from annotate.errors import NothingToChange
from store.annotated_article import AnnotatedArticle
from store.importer.adopt import adopt, adopt_article
from store.layer.content import LayerContent, LayerFacts
from store.layer.update import LayerUpdate
from store.records.article import article_to_record


def incoming_layer(
    incoming: AnnotatedArticle, present: LayerContent, author: Author, *, replaces: bool = False
) -> tuple[LayerUpdate | None, LayerFacts]:
    """Return the changes that an import makes to a layer, and the layer's facts from then on.

    Args:
        incoming: The article, with the text to which all offsets refer.
        present: The content of the layer so far.
        author: The annotator and the clock of what has neither.
        replaces: Whether what is present and not incoming goes.

    Returns:
        None in place of the changes where the same annotations are there already.
    """
    annotations = AnnotationSet(
        incoming.document,
        records=present.records,
        history=present.history,
        article=present.article,
    )
    owner = layer_author(incoming, author)
    records = adopt(incoming.annotations, present.records, owner)
    article = adopt_article(incoming.article, owner)
    command = Import(records, replace=replaces, article=article)
    update = None
    # The same annotations again: only the facts about the article may have changed.
    with suppress(NothingToChange):
        edit = annotations.plan(command, author)
        update = LayerUpdate(1, edit.changes, present.history.position + 1, edit)
    orphans = () if replaces else present.facts.get("orphans", ())
    return update, _layer_facts(incoming, orphans, command.joint_article(present.article))


def layer_author(incoming: AnnotatedArticle, author: Author) -> Author:
    """Return the author of records without one: the annotator of the layer that they go to."""
    return author._replace(name=incoming.annotator)


def _layer_facts(
    incoming: AnnotatedArticle, present_orphans: Iterable[Any], article: ArticleRecord | None
) -> LayerFacts:
    """Return the facts of the layer after the import; its own orphans come first."""
    orphans = list(present_orphans)
    orphans += [dict(orphan) for orphan in incoming.orphans if orphan not in orphans]
    return {
        "annotator": incoming.annotator,
        "digest": incoming.document.digest,
        "scheme": list(incoming.scheme),
        "pipeline": incoming.pipeline,
        "answer": incoming.answer,
        "orphans": orphans,
        "article": article_to_record(article) if article is not None else None,
        "extra": dict(incoming.extra),
        "meta_extra": dict(incoming.meta_extra),
    }
