"""Examining a whole library for faults."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from annotate.document import Document
from store.doctor import repairs
from store.doctor.finding import Finding
from store.errors import RecordError, StoreChanged, StoreDamaged, StoreError
from store.files.durable import TEMPORARY_SUFFIX
from store.files.json_files import read_json
from store.files.staging import Staging
from store.layer.content import LayerFacts
from store.library.library import Library
from store.library.reanchoring import is_behind
from store.library.stored_article import StoredArticle
from store.records.annotations import suggestion_from_record

_STALE_SECONDS = 600.0
"""Age from which on a temporary file belongs to no write that is going on; chosen by hand."""


def examine(library: Library) -> Iterator[Finding]:
    """Look at every article; nothing is changed."""
    for article in library.folders():
        yield from _examine_article(article)
    if Staging(library.incoming_folder, library.root).is_left:
        words = "an import that was cut off left this behind; none of it was called imported"
        yield Finding(library.incoming_folder, words, repairs.clear(library), is_fault=False)


def _examine_article(article: StoredArticle) -> Iterator[Finding]:
    if article.is_unfinished:
        words = "a crash cut off the making of this article; nothing in it was annotated yet"
        yield Finding(article.folder, words, repairs.set_aside(article), is_fault=False)
        return
    document = None
    try:
        document = article.document()
    except StoreError as error:
        yield Finding(article.folder, str(error), repairs.rename_after_text(article))
    yield from _examine_texts(article)
    for annotator in article.annotators():
        yield from _examine_layer(article, annotator, document)
    yield from _examine_suggestions(article, document)
    yield from _examine_leftovers(article)


def _examine_layer(
    article: StoredArticle, annotator: str, document: Document | None
) -> Iterator[Finding]:
    layer = article.layer(annotator)
    try:
        content = layer.load_sound()
    except StoreDamaged as error:
        yield Finding(layer.path, str(error), repairs.restore_backup(article, annotator))
        return
    except StoreChanged as error:
        yield Finding(layer.path, str(error), repairs.merge_versions(article, annotator))
        return
    except StoreError as error:
        yield Finding(layer.path, str(error))
        return
    if layer.old_schema is not None:
        words = f"is in the form of an earlier version (schema {layer.old_schema})"
        yield Finding(layer.path, words, repairs.migrate(article, annotator), is_fault=False)
    yield from _examine_orphans(layer.path, content.facts)
    if document is not None:
        if is_behind(content, document):
            document = _earlier_text(article, content.facts)
            yield _on_earlier_text(layer.path, is_there=document is not None)
        content = content.within(document) if document is not None else content
    faults = content.faults
    if faults:
        words = "; ".join(f"{fault.name}: {fault.reason}" for fault in faults)
        names = [fault.name for fault in faults]
        repair = repairs.leave_out_records(article, annotator, names)
        yield Finding(layer.path, f"{len(faults)} records cannot be used: {words}", repair)


def _earlier_text(article: StoredArticle, facts: LayerFacts) -> Document | None:
    """The text on which a layer was made, if it is there."""
    try:
        return article.document(str(facts["digest"]))
    except StoreError:
        return None


def _on_earlier_text(path: Path, *, is_there: bool) -> Finding:
    if is_there:
        words = "was made on an earlier text; opening the article brings it to the present one"
        return Finding(path, words, is_fault=False)
    return Finding(path, "was made on another text, which is missing")


def _examine_orphans(path: Path, facts: LayerFacts) -> Iterator[Finding]:
    count = len(facts.get("orphans", ()))
    if count:
        noun = "annotation lost its" if count == 1 else "annotations lost their"
        words = f"{count} {noun} place when the text changed; the reader lists what is lost"
        yield Finding(path, words, is_fault=False)


def _examine_texts(article: StoredArticle) -> Iterator[Finding]:
    """Examine all texts, earlier ones too; a fault of the present one is reported twice."""
    for path in sorted((article.folder / "texts").glob("*.txt")):
        if not repairs.is_sound_text(path):
            yield Finding(path, "this text is not the one that its name says")


def _examine_suggestions(article: StoredArticle, document: Document | None) -> Iterator[Finding]:
    for path in sorted((article.folder / "suggestions").glob("*.json")):
        if document is not None and not _is_sound_cache(path, document):
            yield Finding(path, "these suggestions cannot be read", repairs.move_away(path))


def _is_sound_cache(path: Path, document: Document) -> bool:
    """Tell whether a file holds suggestions that fit the text, if they were made for it."""
    try:
        cached = read_json(path)
        suggestions = [suggestion_from_record(record) for record in cached["suggestions"]]
        is_same_text = cached["digest"] == document.digest
    except (StoreDamaged, RecordError, LookupError, TypeError, AttributeError):
        return False
    length = len(document.text)
    return not is_same_text or all(s.body.extent.end <= length for s in suggestions)


def _examine_leftovers(article: StoredArticle) -> Iterator[Finding]:
    for path in sorted(article.folder.rglob(f".*{TEMPORARY_SUFFIX}")):
        if time.time() - path.stat().st_mtime > _STALE_SECONDS:
            problem = "a write that was cut off left this behind"
            yield Finding(path, problem, repairs.delete(path))
