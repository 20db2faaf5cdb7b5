"""Imports: annotated articles into the library, by the same path as every change."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from enum import StrEnum
from typing import Any

from annotate.anchoring.carrying import Carried, Carrier
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.commands import Import
from annotate.errors import NothingToChange
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict
from store.importer.adopt import adopt
from store.layer.content import LayerContent, LayerFacts
from store.layer.update import LayerUpdate
from store.library.library import Library
from store.library.reanchoring import describe, is_behind, reanchor
from store.library.stored_article import StoredArticle
from store.records.orphans import orphan_to_record

_AT_A_TIME = 16
"""Articles that are on their way to the disk together."""


class OnExisting(StrEnum):
    """What to do with an article that is annotated already."""

    ASK = "ask"
    MERGE = "merge"
    REPLACE = "replace"
    SKIP = "skip"


def check_import(
    library: Library, incoming: AnnotatedArticle, known: OnExisting, author: Author
) -> str:
    """Refuse what would need a decision that nobody made.

    Returns:
        What there is to know about an import that is possible; mostly nothing.

    Raises:
        ImportConflict: The article is annotated already, or stored with another text.
        StoreDamaged: What is stored cannot be read.
    """
    stored = library.article(incoming.article_id)
    if not stored.exists():
        return ""
    if _has_other_text(stored, incoming):
        return _words_on_other_text(stored, incoming, known)
    present = stored.layer(incoming.annotator).load()
    if present.records and known is OnExisting.ASK:
        raise ImportConflict(_difference(incoming, present, author))
    return ""


def import_article(
    library: Library, incoming: AnnotatedArticle, known: OnExisting, author: Author
) -> bool:
    """Store an article and its annotations; returns False when it was left alone.

    Raises:
        StoreLocked: The layer is open for editing elsewhere.
        WriteFailed: The disk refused; the article is as it was.
    """
    stored = library.article(incoming.article_id)
    if not stored.exists():
        library.add(stored, incoming.document)
    if _has_other_text(stored, incoming):
        if known is OnExisting.SKIP:
            return False
        incoming, _ = _on_stored_text(stored, incoming)
    with stored.locked(incoming.annotator):
        return _import_into(stored, incoming, known, author)


def import_articles(
    library: Library, articles: Iterable[AnnotatedArticle], known: OnExisting, author: Author
) -> Iterator[bool]:
    """Import articles, several at a time; tells of each, in order, whether it was taken in.

    Each is stored as `import_article` does it. A disk makes many files safe together in the time
    that it needs for one.
    """
    waiting: deque[tuple[str, Future[bool]]] = deque()
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for article in articles:
            # The layers of an article go one after the other.
            is_there = any(name == article.article_id for name, _ in waiting)
            while waiting and (is_there or len(waiting) >= _AT_A_TIME):
                yield waiting.popleft()[1].result()
            task = pool.submit(import_article, library, article, known, author)
            waiting.append((article.article_id, task))
        while waiting:
            yield waiting.popleft()[1].result()


def _import_into(
    stored: StoredArticle, incoming: AnnotatedArticle, known: OnExisting, author: Author
) -> bool:
    layer = stored.layer(incoming.annotator)
    present = layer.load()
    if present.records and known is OnExisting.SKIP:
        return False
    if is_behind(present, incoming.document):
        behind = reanchor(stored, present, incoming.document, at=author.now())
        layer.commit([behind.update], {})
        present = behind.content
    annotations = AnnotationSet(incoming.document, records=present.records, history=present.history)
    records = adopt(incoming.annotations, present.records, _decider(incoming, author))
    command = Import(records, replace=known is OnExisting.REPLACE)
    try:
        edit = annotations.perform(command, author)
        steps = [LayerUpdate(1, edit.changes, annotations.history.position, edit)]
    except NothingToChange:
        # The same annotations again: only what is known about the article may have changed.
        steps = []
    kept = () if known is OnExisting.REPLACE else present.facts.get("orphans", ())
    layer.commit(steps, _facts(incoming, kept))
    layer.settle()
    return True


def _decider(incoming: AnnotatedArticle, author: Author) -> Author:
    """Whose decisions those are that do not say: those of the layer that they go to."""
    return replace(author, name=incoming.annotator)


def _has_other_text(stored: StoredArticle, incoming: AnnotatedArticle) -> bool:
    return stored.facts().digest != incoming.document.digest


def _on_stored_text(
    stored: StoredArticle, incoming: AnnotatedArticle
) -> tuple[AnnotatedArticle, Carried]:
    """An article whose annotations are found again in the text that the library has of it."""
    document = stored.document()
    carried = Carrier(incoming.document, document).carry(incoming.annotations)
    lost = (orphan_to_record(orphan) for orphan in carried.orphans)
    # Who called it finished had another text before them.
    answer = None if incoming.answer == "accept" else incoming.answer
    moved = replace(
        incoming,
        document=document,
        annotations=carried.records,
        orphans=(*incoming.orphans, *lost),
        answer=answer,
    )
    return moved, carried


def _words_on_other_text(
    stored: StoredArticle, incoming: AnnotatedArticle, known: OnExisting
) -> str:
    """What becomes of annotations that were made on another text.

    Raises:
        ImportConflict: Nobody said that they should be found again.
    """
    words = f"the library has another text of {incoming.document.title or incoming.article_id}"
    if known is OnExisting.SKIP:
        return f"{words}; it was left alone"
    _, carried = _on_stored_text(stored, incoming)
    if known is not OnExisting.ASK:
        return f"{words}; there, {describe(carried)}"
    raise ImportConflict(
        f"{words}; there, the annotations would be {describe(carried)}: "
        "--merge or --replace takes them over so, --skip does not; nothing was imported"
    )


def _facts(incoming: AnnotatedArticle, kept: Iterable[Any] = ()) -> LayerFacts:
    """What is known about the layer from now on; the orphans that it had come first."""
    orphans = list(kept)
    orphans += [dict(orphan) for orphan in incoming.orphans if orphan not in orphans]
    return {
        "annotator": incoming.annotator,
        "digest": incoming.document.digest,
        "scheme": list(incoming.scheme),
        "pipeline": incoming.pipeline,
        "answer": incoming.answer,
        "orphans": orphans,
        "extra": dict(incoming.extra),
        "meta_extra": dict(incoming.meta_extra),
    }


def _difference(incoming: AnnotatedArticle, present: LayerContent, author: Author) -> str:
    """What an import would change, and how to say what is wanted."""
    mine = {record.id: record for record in present.records}
    records = adopt(incoming.annotations, present.records, _decider(incoming, author))
    theirs = {record.id: record for record in records}
    changed = sum(mine[name] != theirs[name] for name in mine.keys() & theirs.keys())
    return (
        f"{incoming.document.title} is annotated by {incoming.annotator} already: "
        f"{len(theirs.keys() - mine.keys())} new, {changed} changed, "
        f"{len(mine.keys() - theirs.keys())} only in the library; "
        "--merge, --replace or --skip says what to do; nothing was imported"
    )
