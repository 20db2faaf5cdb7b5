"""Opening an article of the library for reading and, where nobody else does, for editing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.document import Document
from annotate.suggestion import Suggestion
from store.annotated_article import known_answer
from store.editing.follower import Follower
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.session import Session
from store.errors import StoreDamaged, StoreError, StoreLocked, StoreTooNew, WriteFailed
from store.files.disk_errors import reason
from store.files.lock import WriterLock
from store.layer.content import LayerContent
from store.layer.layer import Layer
from store.layer.writer import LayerWriter
from store.library.analysis_cache import GIVEN
from store.library.library import Library
from store.library.reanchoring import Reanchored, is_behind, reanchor, reanchor_others
from store.library.stored_article import StoredArticle
from store.records.orphans import sorted_out


def _as_it_is(suggestion: Suggestion) -> Suggestion:
    return suggestion


def open_article(
    library: Library,
    document: Document,
    author: Author,
    *,
    scheme: Sequence[str],
    pipeline: str | None,
    watcher: SaveListener,
    fit: Callable[[Suggestion], Suggestion] = _as_it_is,
) -> OpenArticle:
    """Open an article; in a locked or unwritable library it can be read only.

    Where the text is another one than it was, it becomes the present text of the article, and the
    annotations are found again in it; where nothing can be written, for this window alone.

    Args:
        library: Where annotations are kept.
        document: The text that is being read.
        author: Whose layer it is.
        scheme: The labels in force, stored with the annotations.
        pipeline: Name of the cached suggestions to take up, if any.
        watcher: Is told about saving.
        fit: Fits a cached suggestion to the labels in force.

    Raises:
        StoreDamaged: The layer as a whole is not what was written; where only some of its
            records are damaged, the others can be read.
        StoreTooNew: A later version wrote it.
    """
    stored = library.article_for(document)
    lock, trouble = _lock(library, stored, document, author)
    try:
        ready = _ready(stored, document, author, lock, trouble)
        others = _bring_others(stored, document, author) if ready.lock is not None else 0
        suggestions = _cached(stored, document.digest, pipeline, author.name)
        content = ready.content
        orphans, other_orphans = sorted_out(content.facts.get("orphans", ()))
        annotations = AnnotationSet(
            document,
            records=content.records,
            suggestions=map(fit, suggestions or ()),
            history=content.history,
            orphans=orphans,
        )
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    facts: dict[str, object] = {
        "annotator": author.name,
        "digest": document.digest,
        "scheme": list(scheme),
    }
    writer = _writer(ready.layer, facts, watcher) if ready.lock is not None else None
    session = Session(annotations, author, writer)
    session.read_only = str(ready.trouble) if ready.trouble is not None else _faults(content)
    session.answer = known_answer(content.facts.get("answer"))
    session.other_orphans = other_orphans
    article = OpenArticle(stored, session, writer, ready.lock)
    article.facts = {**content.facts, **facts}
    article.cached_suggestions = suggestions
    if isinstance(ready.trouble, StoreLocked):
        article.follower = Follower(stored, author.name, document)
    article.migrated = ready.migrated
    article.caught_up = ready.catching_up
    article.others_caught_up = others
    return article


@dataclass(frozen=True, slots=True)
class _Ready:
    """A layer on the text that is being read, in the present form."""

    layer: Layer
    """The layer."""
    content: LayerContent
    """What it holds."""
    lock: WriterLock | None
    """The writer's lock, where everything may be edited."""
    trouble: StoreError | None
    """Why nothing can be written, where it is not for what the layer holds."""
    catching_up: Reanchored | None
    """What became of the annotations, where they were made on another text."""
    migrated: Path | None
    """Where the layer is kept as an earlier version wrote it, if one did."""


def _ready(
    stored: StoredArticle,
    document: Document,
    author: Author,
    lock: WriterLock | None,
    trouble: StoreError | None,
) -> _Ready:
    """Make an annotator's layer ready; the lock is let go of where nothing may be written.

    Raises:
        StoreDamaged: The layer as a whole is not what was written.
        StoreTooNew: A later version wrote it.
    """
    layer = stored.layer(author.name)
    content = layer.load_sound()
    catching_up = migrated = None
    if is_behind(content, document):
        catching_up = reanchor(stored, content, document, at=author.now())
        content = catching_up.content
    content = content.within(document)
    # Nothing may be written over what cannot be read.
    if lock is not None and not content.faults:
        migrated = layer.migrate()
        # What a crash left in the journal.
        layer.settle()
        trouble = _trouble_with(layer, catching_up, author) if catching_up else None
    if lock is not None and (content.faults or trouble is not None):
        lock.release()
        lock = None
    return _Ready(layer, content, lock, trouble, catching_up, migrated)


def _trouble_with(layer: Layer, catching_up: Reanchored, author: Author) -> StoreError | None:
    """Store that a layer has caught up with its text; what went wrong, if anything."""
    try:
        layer.commit([catching_up.step], {"annotator": author.name})
    except StoreError as error:
        return error
    return None


def _bring_others(stored: StoredArticle, document: Document, author: Author) -> int:
    """Have the layers of others catch up; those that cannot do so when they are opened."""
    with contextlib.suppress(StoreError):
        return reanchor_others(stored, document, author) if stored.earlier_digests else 0
    return 0


def _faults(content: LayerContent) -> str | None:
    """What cannot be used of a layer, as the reason to leave it as it is."""
    if not content.faults:
        return None
    first = content.faults[0]
    more = f" and {len(content.faults) - 1} more" if len(content.faults) > 1 else ""
    return f"{first.name}{more} cannot be used ({first.reason}); postil doctor tells what to do"


def _cached(
    stored: StoredArticle, digest: str, pipeline: str | None, annotator: str
) -> Sequence[Suggestion] | None:
    """What came with the article, else what was found with the annotator's own names, or without.

    A pipeline is needed for what is found only.
    """
    given = stored.suggestions(GIVEN, digest)
    if given is not None or pipeline is None:
        return given
    own = stored.suggestions(pipeline, digest, annotator=annotator)
    return own if own is not None else stored.suggestions(pipeline, digest)


def _lock(
    library: Library, stored: StoredArticle, document: Document, author: Author
) -> tuple[WriterLock | None, StoreError | None]:
    """The writer's lock, or the reason why there is none; with it, the article has this text."""
    lock: WriterLock | None = None
    try:
        if not stored.exists():
            library.put(stored, document)
        lock = stored.lock(author.name)
        lock.acquire()
        library.keep_up(stored, document)
        with contextlib.suppress(OSError):
            stored.clear_leftovers(author.name)
    except (StoreError, OSError) as error:
        if lock is not None:
            lock.release()
        if isinstance(error, StoreDamaged | StoreTooNew):
            raise
        if isinstance(error, StoreError):
            return None, error
        return None, WriteFailed(f"the library cannot be written: {_reason_and_path(error)}")
    return lock, None


def _reason_and_path(error: OSError) -> str:
    return f"{reason(error)} ({error.filename})" if error.filename else reason(error)


def _writer(layer: Layer, facts: dict[str, object], watcher: SaveListener) -> LayerWriter:
    return LayerWriter(layer, facts, on_saved=watcher.saved, on_failed=watcher.failed)
