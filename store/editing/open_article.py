"""An open article: its session, its writer and its lock."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle
from store.editing.follower import Follower
from store.editing.session import Session
from store.errors import StoreError
from store.files.lock import WriterLock
from store.layer.conflict import Resolution, resolve_conflict
from store.layer.content import LayerContent, LayerFacts
from store.layer.writer import LayerWriter
from store.library.reading_position import ReadingPosition
from store.library.reanchoring import Reanchored
from store.library.snapshot import snapshot
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class SaveListener:
    """Callbacks about saving, called on the writer's thread."""

    saved: Callable[[int], None]
    """Gets the number of the last update that is on disk."""
    failed: Callable[[StoreError], None]
    """Gets the reason why nothing more is stored for now."""


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """The results of opening an article, besides its session."""

    facts: LayerFacts
    """Everything about the layer as a whole."""
    cached_suggestions: Sequence[Suggestion] | None = None
    """Suggestions of an earlier analysis; None when the article was not analysed yet."""
    reanchored: Reanchored | None = None
    """The fate of the annotations, where they were made on another text."""
    others_reanchored: int = 0
    """Number of layers of other annotators that were re-anchored as well."""
    migrated: Path | None = None
    """The copy of the layer in the form of an earlier version, where it was in one."""


class OpenArticle:
    """An article with its session, its writer and its lock; close it in the end."""

    def __init__(
        self,
        stored: StoredArticle,
        session: Session,
        report: OpeningReport,
        *,
        writer: LayerWriter | None = None,
        lock: WriterLock | None = None,
        follower: Follower | None = None,
    ) -> None:
        self.stored = stored
        self.session = session
        self.report = report
        self.follower = follower
        """Sees the changes of another window, where that is why this one only reads."""
        self._writer = writer
        self._lock = lock

    def flush(self) -> StoreError | None:
        """Store what is waiting, now, and return the error if that fails."""
        return self._writer.flush() if self._writer is not None else None

    def save_reading_position(self, position: ReadingPosition) -> None:
        """Remember where the reader stopped, unless the disk refuses."""
        if self.session.read_only is None:
            with contextlib.suppress(StoreError):
                document = self.session.annotations.document
                self.stored.save_reading_position(self.session.author.name, position, document)

    def snapshot(self, pipeline: str | None) -> AnnotatedArticle:
        """The annotations as they are now, on disk or not.

        Args:
            pipeline: Name and version of the pipeline that made the suggestions.
        """
        return snapshot(
            self.session.annotations,
            article_id=self.stored.id,
            annotator=self.session.author.name,
            pipeline=pipeline,
            facts=self._present_facts,
        )

    @property
    def warning(self) -> str:
        """A danger to the annotations, in words; empty where there is none."""
        if self._lock is None or self._lock.is_exclusive:
            return ""
        return "this file system has no locks: do not open the article a second time"

    @property
    def _present_facts(self) -> LayerFacts:
        """The facts of the layer as they are now, on disk or not."""
        return {
            **self.report.facts,
            "answer": self.session.answer,
            "orphans": self.session.orphan_records,
            "article": self.session.article_record,
        }

    def resolve_conflict(self, choice: Resolution) -> Path | None:
        """Put one version in force after another program changed the file; then close the article.

        Nothing may be changed in the session from now on; the article is to be opened anew.

        Returns:
            The copy of the other version.

        Raises:
            StoreDamaged: The other version cannot be read; nothing was changed.
            WriteFailed: The disk refused; both versions are still there.
        """
        annotations = self.session.annotations
        ours = LayerContent(annotations.records, annotations.history, self._present_facts)
        copy = resolve_conflict(self.stored.layer(self.session.author.name).path, choice, ours)
        if self._writer is not None:
            self._writer.abandon()
        self._writer = None
        self.close()
        return copy

    def close(self) -> StoreError | None:
        """Store what is waiting and release the layer; returns the error that is left, if any."""
        trouble = self._writer.close() if self._writer is not None else None
        if self._lock is not None:
            self._lock.release()
        return trouble
