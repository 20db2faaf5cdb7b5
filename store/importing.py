"""Imports: annotated articles into the library, by the same path as every change."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.commands import Import
from annotate.errors import NothingToChange
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict, WriteFailed
from store.layer import LayerContent
from store.library import Library
from store.step import Step
from store.stored_article import StoredArticle
from store.taking_in import taken_in


class Known(StrEnum):
    """What to do with an article that is annotated already."""

    ASK = "ask"
    MERGE = "merge"
    REPLACE = "replace"
    SKIP = "skip"


def at_home(library: Library, incoming: AnnotatedArticle) -> AnnotatedArticle:
    """An article from another program, under the id that its text has in the library, if any."""
    if library.article(incoming.article_id).exists():
        return incoming
    stored = library.with_text(incoming.document.digest)
    return replace(incoming, article_id=stored.id) if stored is not None else incoming


def check_import(
    library: Library, incoming: AnnotatedArticle, known: Known, author: Author
) -> None:
    """Refuse what would need a decision that nobody made.

    Raises:
        ImportConflict: The article is annotated already, or stored with another text.
        StoreDamaged: What is stored cannot be read.
    """
    stored = library.article(incoming.article_id)
    if not stored.exists():
        return
    if stored.facts()["digest"] != incoming.document.digest:
        raise ImportConflict(
            f"article {incoming.article_id} is in the library with another text; "
            "nothing was imported"
        )
    present = stored.layer(incoming.annotator).load()
    if present.records and known is Known.ASK:
        raise ImportConflict(_difference(incoming, present, author))


def import_article(
    library: Library, incoming: AnnotatedArticle, known: Known, author: Author
) -> bool:
    """Store an article and its annotations; returns False when it was left alone.

    Raises:
        StoreLocked: The layer is open for editing elsewhere.
        WriteFailed: The disk refused; the article is as it was.
    """
    stored = library.article(incoming.article_id)
    if not stored.exists():
        stored.create(incoming.document)
    try:
        layer_lock = stored.lock(incoming.annotator)
        layer_lock.acquire()
    except OSError as error:
        raise WriteFailed(f"{stored.folder}: {error.strerror or error}") from error
    try:
        return _import_into(stored, incoming, known, author)
    finally:
        layer_lock.release()


def _import_into(
    stored: StoredArticle, incoming: AnnotatedArticle, known: Known, author: Author
) -> bool:
    layer = stored.layer(incoming.annotator)
    present = layer.load()
    if present.records and known is Known.SKIP:
        return False
    annotations = AnnotationSet(incoming.document, records=present.records, history=present.history)
    records = taken_in(incoming.annotations, present.records, _decider(incoming, author))
    command = Import(records, replace=known is Known.REPLACE)
    try:
        edit = annotations.perform(command, author)
        steps = [Step(1, edit.changes, annotations.history.position, edit)]
    except NothingToChange:
        # The same annotations again: only what is known about the article may have changed.
        steps = []
    layer.commit(steps, _facts(incoming))
    layer.settle()
    return True


def _decider(incoming: AnnotatedArticle, author: Author) -> Author:
    """Whose decisions those are that do not say: those of the layer that they go to."""
    return replace(author, name=incoming.annotator)


def _facts(incoming: AnnotatedArticle) -> dict[str, object]:
    return {
        "annotator": incoming.annotator,
        "digest": incoming.document.digest,
        "scheme": list(incoming.scheme),
        "pipeline": incoming.pipeline,
        "answer": incoming.answer,
        "orphans": [dict(orphan) for orphan in incoming.orphans],
        "extra": dict(incoming.extra),
        "meta_extra": dict(incoming.meta_extra),
    }


def _difference(incoming: AnnotatedArticle, present: LayerContent, author: Author) -> str:
    """What an import would change, and how to say what is wanted."""
    mine = {record.id: record for record in present.records}
    records = taken_in(incoming.annotations, present.records, _decider(incoming, author))
    theirs = {record.id: record for record in records}
    changed = sum(mine[name] != theirs[name] for name in mine.keys() & theirs.keys())
    return (
        f"{incoming.document.title} is annotated by {incoming.annotator} already: "
        f"{len(theirs.keys() - mine.keys())} new, {changed} changed, "
        f"{len(mine.keys() - theirs.keys())} only in the library; "
        "--merge, --replace or --skip says what to do; nothing was imported"
    )
