"""Opening an article of the library for reading and, where no other window does, for editing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.document import Document
from annotate.labels.fitting import fitting
from annotate.labels.scheme import LabelScheme
from annotate.suggestion import Suggestion
from store.annotated_article import known_answer
from store.editing.follower import Follower
from store.editing.open_article import OpenArticle, OpeningReport, SaveListener
from store.editing.session import Session
from store.errors import StoreDamaged, StoreError, StoreLocked, StoreTooNew, WriteFailed
from store.files.disk_errors import reason
from store.files.lock import WriterLock
from store.layer.content import LayerContent, LayerFacts
from store.layer.layer import Layer
from store.layer.writer import LayerWriter
from store.library.analysis_cache import GIVEN
from store.library.article_facts import ArticleFacts
from store.library.library import Library
from store.library.made_texts import note_made_text
from store.library.reanchoring import Reanchored, is_behind, reanchor, reanchor_others
from store.library.stored_article import StoredArticle
from store.records.orphans import split_orphans


def open_article(
    library: Library,
    document: Document,
    author: Author,
    *,
    scheme: Sequence[str],
    pipeline: str | None,
    listener: SaveListener,
    labels: LabelScheme | None = None,
    learned: str = "",
) -> OpenArticle:
    """Open an article; in a locked or unwritable library it can be read only.

    Where the text is another one than it was, it becomes the present text of the article, and the
    annotations are re-anchored in it; where nothing can be written, for this window alone.

    Args:
        library: Where annotations are kept.
        document: The text that is being read.
        author: Whose layer it is.
        scheme: The labels in force, stored with the annotations.
        pipeline: Name of the cached suggestions to use, if any.
        listener: Hears of each update that is saved, and of failures.
        labels: The labels that cached suggestions are fitted to; None leaves these as they are.
        learned: Digest of what was learned and speaks now; suggestions without it do not count.

    Raises:
        StoreDamaged: The layer as a whole is not what was written; where only some of its
            records are damaged, the others can be read.
        StoreTooNew: A later version wrote it.
    """
    stored = library.article_for(document)
    facts = LayerFacts(annotator=author.name, digest=document.digest, scheme=list(scheme))
    with contextlib.ExitStack() as locks:
        access = _request_access(library, stored, document, author, locks)
        ready = _ready_layer(stored, document, author, access)
        suggestions = _cached_suggestions(stored, document.digest, pipeline, author.name, learned)
        annotations = _annotations(ready, suggestions or (), labels)
        session, writer = _session(ready, annotations, facts, author, listener)
        if ready.read_only is None:
            note_made_text(library.root, document.uri, stored.text_path(document.digest))
            # The lock is held until the article is closed.
            locks.pop_all()
    report = OpeningReport(
        facts={**ready.content.facts, **facts},
        cached_suggestions=suggestions,
        reanchored=ready.reanchored,
        others_reanchored=ready.others_reanchored,
        migrated=ready.migrated,
    )
    lock = access.lock if ready.read_only is None else None
    follower = Follower(stored, author.name, document) if ready.is_locked else None
    return OpenArticle(stored, session, report, writer=writer, lock=lock, follower=follower)


@dataclass(frozen=True, slots=True)
class _Access:
    """The lock of a layer and the facts of its article, else the reason why there is no lock."""

    lock: WriterLock | None = None
    """Acquired; None where nothing can be written."""
    facts: ArticleFacts | None = None
    """The facts, which name the present text; None without a lock."""
    refusal: StoreError | None = None
    """The reason why nothing can be written."""


def _request_access(
    library: Library,
    stored: StoredArticle,
    document: Document,
    author: Author,
    locks: contextlib.ExitStack,
) -> _Access:
    """Lock a layer and make the text the present one of its article; `locks` releases the lock.

    Raises:
        StoreDamaged: The facts of the article are not what was written.
        StoreTooNew: A later version wrote them.
    """
    try:
        if not stored.exists():
            library.add(stored, document)
        lock = locks.enter_context(stored.lock(author.name))
        facts = library.update_text(stored, document)
        with contextlib.suppress(OSError):
            stored.clear_leftovers(author.name)
    except (StoreDamaged, StoreTooNew):
        raise
    except StoreError as error:
        return _Access(refusal=error)
    except OSError as error:
        path = f" ({error.filename})" if error.filename else ""
        words = f"the library cannot be written: {reason(error)}{path}"
        return _Access(refusal=WriteFailed(words))
    return _Access(lock, facts)


@dataclass(frozen=True, slots=True)
class _ReadyLayer:
    """A layer on the text that is being read, in the present form."""

    layer: Layer
    document: Document
    content: LayerContent
    refusal: StoreError | None
    """The reason why nothing can be written, where it is not a fault of the layer."""
    reanchored: Reanchored | None
    """The fate of the annotations, where they were made on another text."""
    others_reanchored: int = 0
    """Number of layers of other annotators that were re-anchored as well."""
    migrated: Path | None = None
    """The copy of the layer in the form of an earlier version, where it was in one."""

    @property
    def read_only(self) -> str | None:
        """The reason why nothing may be changed, in words; None where everything may."""
        return str(self.refusal) if self.refusal is not None else _on_faults(self.content)

    @property
    def is_locked(self) -> bool:
        """Tell whether another window has the layer open."""
        return isinstance(self.refusal, StoreLocked)


def _ready_layer(
    stored: StoredArticle, document: Document, author: Author, access: _Access
) -> _ReadyLayer:
    """Migrate and re-anchor an annotator's layer; on disk too where there is a lock.

    Raises:
        StoreDamaged: The layer as a whole is not what was written.
        StoreTooNew: A later version wrote it.
    """
    layer = stored.layer(author.name)
    content = layer.load_sound()
    reanchored = None
    if is_behind(content, document):
        reanchored = reanchor(stored, content, document, at=author.now())
        content = reanchored.content
    content = content.within(document)
    # Nothing may be written over records that cannot be read.
    if access.facts is None or content.faults:
        return _ReadyLayer(layer, document, content, access.refusal, reanchored)
    migrated = layer.migrate()
    # A crash may have left changes in the journal.
    layer.settle()
    refusal = _store_reanchored(layer, reanchored, author)
    others_reanchored = 0
    if refusal is None and access.facts.earlier_digests:
        others_reanchored = reanchor_others(stored, document, author)
    return _ReadyLayer(layer, document, content, refusal, reanchored, others_reanchored, migrated)


def _store_reanchored(
    layer: Layer, reanchored: Reanchored | None, author: Author
) -> StoreError | None:
    """Store a layer that was re-anchored, if it was; returns the error if that fails."""
    try:
        if reanchored is not None:
            layer.commit([reanchored.update], {"annotator": author.name})
    except StoreError as error:
        return error
    return None


def _on_faults(content: LayerContent) -> str | None:
    """The faults of a layer as the reason to leave it as it is; None where there are none."""
    if not content.faults:
        return None
    first = content.faults[0]
    more = f" and {len(content.faults) - 1} more" if len(content.faults) > 1 else ""
    return f"{first.name}{more} cannot be used ({first.reason}); postil doctor shows what to do"


def _cached_suggestions(
    stored: StoredArticle, digest: str, pipeline: str | None, annotator: str, learned: str
) -> Sequence[Suggestion] | None:
    """Suggestions that came with the article, else those of a pipeline, if one is named.

    Those that were made with the annotator's own names come before those without; where something
    was learned, those that were made with that alone count.
    """
    supplied_suggestions = stored.suggestions(GIVEN, digest)
    if supplied_suggestions is not None or pipeline is None:
        return supplied_suggestions
    personal = stored.suggestions(pipeline, digest, annotator=annotator, learned=learned)
    if personal is not None or learned:
        return personal
    return stored.suggestions(pipeline, digest)


def _annotations(
    ready: _ReadyLayer,
    suggestions: Iterable[Suggestion],
    labels: LabelScheme | None,
) -> AnnotationSet:
    """The annotations of a layer, with suggestions."""
    content = ready.content
    fit, is_foreign = fitting(labels)
    orphans, _ = split_orphans(content.facts.get("orphans", ()))
    return AnnotationSet(
        ready.document,
        records=content.records,
        suggestions=map(fit, suggestions),
        history=content.history,
        orphans=orphans,
        article=content.article,
        is_foreign=is_foreign,
    )


def _session(
    ready: _ReadyLayer,
    annotations: AnnotationSet,
    facts: LayerFacts,
    author: Author,
    listener: SaveListener,
) -> tuple[Session, LayerWriter | None]:
    """The session on a layer, and its writer where there may be changes."""
    content, writer = ready.content, None
    _, other_orphans = split_orphans(content.facts.get("orphans", ()))
    if ready.read_only is None:
        writer = LayerWriter(ready.layer, facts, on_saved=listener.saved, on_failed=listener.failed)
    session = Session(
        annotations,
        author,
        writer,
        read_only=ready.read_only,
        answer=known_answer(content.facts.get("answer")),
        other_orphans=other_orphans,
    )
    return session, writer
