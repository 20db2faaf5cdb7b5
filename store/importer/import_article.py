"""The import of an annotated article into the library, by the same path as every change."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from annotate.anchoring.carrying import Carried, Carrier
from annotate.author import Author
from store.annotated_article import AnnotatedArticle
from store.errors import ImportConflict
from store.importer.adopt import adopt
from store.importer.incoming_layer import incoming_layer, layer_author
from store.layer.content import LayerContent
from store.library.library import Library
from store.library.reanchoring import describe, is_behind, reanchor
from store.library.stored_article import StoredArticle
from store.records.orphans import orphan_to_record


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
    replaces = on_existing is OnExisting.REPLACE
    update, facts = incoming_layer(incoming, present, author, replaces=replaces)
    layer.commit([update] if update else [], facts)
    layer.settle()
    return True


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
        "--merge or --replace takes them over in this way, --skip does not; nothing was imported"
    )


def _describe_difference(incoming: AnnotatedArticle, present: LayerContent, author: Author) -> str:
    """Describe the changes that an import would make, and the options that decide."""
    stored = {record.id: record for record in present.records}
    records = adopt(incoming.annotations, present.records, layer_author(incoming, author))
    imported = {record.id: record for record in records}
    changed = sum(stored[name] != imported[name] for name in stored.keys() & imported.keys())
    return (
        f"{incoming.document.title} is annotated by {incoming.annotator} already: "
        f"{len(imported.keys() - stored.keys())} new, {changed} changed, "
        f"{len(stored.keys() - imported.keys())} only in the library; "
        "--merge, --replace or --skip says what to do; nothing was imported"
    )
