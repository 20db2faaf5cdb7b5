"""Imports of annotated articles into the library, by the same path as every change."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from enum import StrEnum
from typing import Any

from annotate.anchoring.carrying import Carried, Carrier
from annotate.annotation_set import AnnotationSet
from annotate.article_record import ArticleRecord
from annotate.author import Author
from annotate.commands import Import
from annotate.errors import NothingToChange
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict
from store.importer.adopt import adopt, adopt_article
from store.layer.content import LayerContent, LayerFacts
from store.layer.update import LayerUpdate
from store.library.library import Library
from store.library.reanchoring import describe, is_behind, reanchor
from store.library.stored_article import StoredArticle
from store.records.article import article_to_record
from store.records.orphans import orphan_to_record

_STORED_TOGETHER = 16
"""Articles that are stored at a time, so that the disk syncs their files together."""


class OnExisting(StrEnum):
    """The treatment of an article that is annotated already."""

    ASK = "ask"
    MERGE = "merge"
    REPLACE = "replace"
    SKIP = "skip"


def check_import(
    library: Library, incoming: AnnotatedArticle, on_existing: OnExisting, author: Author
) -> str:
    """Refuse an import that needs a decision first.

    Returns:
        A remark about an import that is possible; mostly empty.

    Raises:
        ImportConflict: The article is annotated already, or stored with another text, and
            `on_existing` is to ask.
        StoreDamaged: The stored article or layer cannot be read.
    """
    stored = library.article(incoming.article_id)
    if not stored.exists():
        return ""
    if _has_other_text(stored, incoming):
        return _describe_other_text(stored, incoming, on_existing)
    present = stored.layer(incoming.annotator).load()
    if (present.records or present.article) and on_existing is OnExisting.ASK:
        raise ImportConflict(_describe_difference(incoming, present, author))
    return ""


def import_article(
    library: Library, incoming: AnnotatedArticle, on_existing: OnExisting, author: Author
) -> bool:
    """Store an article and its annotations; returns False where it was left alone.

    Raises:
        StoreLocked: The layer is open for editing elsewhere.
        WriteFailed: The disk refused; the article is as it was.
    """
    stored = library.article(incoming.article_id)
    if not stored.exists():
        library.add(stored, incoming.document)
    if _has_other_text(stored, incoming):
        if on_existing is OnExisting.SKIP:
            return False
        incoming, _ = _on_stored_text(stored, incoming)
    with stored.locked(incoming.annotator):
        return _import_into(stored, incoming, on_existing, author)


def import_articles(
    library: Library, articles: Iterable[AnnotatedArticle], on_existing: OnExisting, author: Author
) -> Iterator[bool]:
    """Import articles, several at a time; yields for each, in order, whether it was imported.

    Each is stored as by `import_article`. A disk syncs many files together in the time that it
    needs for one.
    """
    waiting: deque[tuple[str, Future[bool]]] = deque()
    with ThreadPoolExecutor(_STORED_TOGETHER) as pool:
        for article in articles:
            # The layers of one article are stored one after the other.
            is_being_stored = any(name == article.article_id for name, _ in waiting)
            while waiting and (is_being_stored or len(waiting) >= _STORED_TOGETHER):
                yield waiting.popleft()[1].result()
            task = pool.submit(import_article, library, article, on_existing, author)
            waiting.append((article.article_id, task))
        while waiting:
            yield waiting.popleft()[1].result()


def _import_into(
    stored: StoredArticle, incoming: AnnotatedArticle, on_existing: OnExisting, author: Author
) -> bool:
    layer = stored.layer(incoming.annotator)
    present = layer.load()
    if (present.records or present.article) and on_existing is OnExisting.SKIP:
        return False
    if is_behind(present, incoming.document):
        reanchored = reanchor(stored, present, incoming.document, at=author.now())
        layer.commit([reanchored.update], {})
        present = reanchored.content
    annotations = AnnotationSet(
        incoming.document,
        records=present.records,
        history=present.history,
        article=present.article,
    )
    records = adopt(incoming.annotations, present.records, _layer_author(incoming, author))
    article = adopt_article(incoming.article, _layer_author(incoming, author))
    command = Import(records, replace=on_existing is OnExisting.REPLACE, article=article)
    try:
        edit = annotations.perform(command, author)
        updates = [LayerUpdate(1, edit.changes, annotations.history.position, edit)]
    except NothingToChange:
        # The same annotations again: only the facts about the article may have changed.
        updates = []
    orphans = () if on_existing is OnExisting.REPLACE else present.facts.get("orphans", ())
    layer.commit(updates, _layer_facts(incoming, orphans, annotations.article))
    layer.settle()
    return True


def _layer_author(incoming: AnnotatedArticle, author: Author) -> Author:
    """Return the author of records without one: the annotator of the layer that they go to."""
    return replace(author, name=incoming.annotator)


def _has_other_text(stored: StoredArticle, incoming: AnnotatedArticle) -> bool:
    return stored.facts().digest != incoming.document.digest


def _on_stored_text(
    stored: StoredArticle, incoming: AnnotatedArticle
) -> tuple[AnnotatedArticle, Carried]:
    """Return the article re-anchored to the text that the library has of it."""
    document = stored.document()
    carried = Carrier(incoming.document, document).carry(incoming.annotations)
    lost = (orphan_to_record(orphan) for orphan in carried.orphans)
    # It was finished with another text.
    answer = None if incoming.answer == "accept" else incoming.answer
    reanchored = replace(
        incoming,
        document=document,
        annotations=carried.records,
        orphans=(*incoming.orphans, *lost),
        answer=answer,
    )
    return reanchored, carried


def _describe_other_text(
    stored: StoredArticle, incoming: AnnotatedArticle, on_existing: OnExisting
) -> str:
    """Describe the fate of annotations that were made on another text.

    Raises:
        ImportConflict: `on_existing` is to ask.
    """
    problem = f"the library has another text of {incoming.document.title or incoming.article_id}"
    if on_existing is OnExisting.SKIP:
        return f"{problem}; it was left alone"
    _, carried = _on_stored_text(stored, incoming)
    if on_existing is not OnExisting.ASK:
        return f"{problem}; there, {describe(carried)}"
    raise ImportConflict(
        f"{problem}; there, the annotations would be {describe(carried)}: "
        "--merge or --replace takes them over so, --skip does not; nothing was imported"
    )


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


def _describe_difference(incoming: AnnotatedArticle, present: LayerContent, author: Author) -> str:
    """Describe the changes that an import would make, and the options that decide."""
    stored = {record.id: record for record in present.records}
    records = adopt(incoming.annotations, present.records, _layer_author(incoming, author))
    imported = {record.id: record for record in records}
    changed = sum(stored[name] != imported[name] for name in stored.keys() & imported.keys())
    return (
        f"{incoming.document.title} is annotated by {incoming.annotator} already: "
        f"{len(imported.keys() - stored.keys())} new, {changed} changed, "
        f"{len(stored.keys() - imported.keys())} only in the library; "
        "--merge, --replace or --skip says what to do; nothing was imported"
    )
