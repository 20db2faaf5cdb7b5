"""An open article: its session, its writer and its lock."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.suggestion import Suggestion
from store.annotated_article import AnnotatedArticle
from store.editing.follower import Follower
from store.editing.session import Session
from store.errors import StoreError
from store.files.lock import WriterLock
from store.layer.conflict import Resolution, resolve_conflict
from store.layer.content import LayerContent
from store.layer.writer import LayerWriter
from store.library.reading_position import ReadingPosition
from store.library.reanchoring import Reanchored
from store.library.snapshot import snapshot
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class SaveListener:
    """Who is told about saving; called on the writer's thread."""

    saved: Callable[[int], None]
    """Gets the number of the step that is on disk now."""
    failed: Callable[[StoreError], None]
    """Gets the reason why nothing more is stored for now."""


class OpenArticle:
    """An article with its session, its writer and its lock; close it in the end."""

    def __init__(
        self,
        stored: StoredArticle,
        session: Session,
        writer: LayerWriter | None,
        lock: WriterLock | None,
    ) -> None:
        self.stored = stored
        self.session = session
        self.facts: Mapping[str, Any] = {}
        """What the layer holds about itself."""
        self.cached_suggestions: Sequence[Suggestion] | None = None
        """What was found before; None when the article was not analysed yet."""
        self.caught_up: Reanchored | None = None
        """What became of the annotations, where they were made on another text."""
        self.others_caught_up = 0
        """How many layers of other annotators were brought to the present text as well."""
        self.migrated: Path | None = None
        """Where the layer is kept as an earlier version wrote it, if one did."""
        self.follower: Follower | None = None
        """Sees what another window stores, where that is why this one only reads."""
        self._writer = writer
        self._lock = lock

    def flush(self) -> StoreError | None:
        """Store what is waiting, now, and return the error if that fails."""
        return self._writer.flush() if self._writer is not None else None

    def save_place(self, place: ReadingPosition) -> None:
        """Remember where the reader stopped; that is no reason to fail."""
        if self.session.read_only is None:
            with contextlib.suppress(StoreError):
                document = self.session.annotations.document
                self.stored.save_place(self.session.author.name, place, document)

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
        """What may go wrong here, empty where nothing does."""
        if self._lock is None or self._lock.is_exclusive:
            return ""
        return "this file system knows no locks: do not open the article a second time"

    @property
    def _present_facts(self) -> Mapping[str, Any]:
        """What the layer holds about itself by now, on disk or not."""
        return {
            **self.facts,
            "answer": self.session.answer,
            "orphans": self.session.orphan_records,
        }

    def resolve_conflict(self, choice: Resolution) -> Path | None:
        """Settle what counts after another program changed the file, and let go of the article.

        Nothing may be changed in the session from now on; the article is to be opened anew.

        Returns:
            Where the other version is kept.

        Raises:
            StoreError: It could not be done; nothing was changed.
        """
        annotations = self.session.annotations
        ours = LayerContent(annotations.records, annotations.history, self._present_facts)
        kept = resolve_conflict(self.stored.layer(self.session.author.name).path, choice, ours)
        if self._writer is not None:
            self._writer.abandon()
        self._writer = None
        self.close()
        return kept

    def close(self) -> StoreError | None:
        """Store what is waiting and let go of the layer; returns what went wrong, if anything."""
        trouble = self._writer.close() if self._writer is not None else None
        if self._lock is not None:
            self._lock.release()
        return trouble
