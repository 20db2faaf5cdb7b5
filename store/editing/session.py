"""Sessions: an open document with its annotations, and every change on its way to the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet, Command
from annotate.author import Author
from annotate.change import Change, Edit
from annotate.errors import EditRefused
from store.annotated_article import Answer, known_answer
from store.layer.content import LayerContent, LayerFacts
from store.layer.update import LayerUpdate
from store.records.article import article_to_record
from store.records.orphans import orphan_to_record, split_orphans


class UpdateWriter(Protocol):
    """Stores updates in order."""

    def submit(self, update: LayerUpdate) -> None:
        """Have an update stored."""


class Session:
    """The one path of every change: into the annotations, the history and the store."""

    def __init__(
        self,
        annotations: AnnotationSet,
        author: Author,
        writer: UpdateWriter | None = None,
        *,
        read_only: str | None = None,
        answer: Answer | None = None,
        other_orphans: Sequence[Any] = (),
    ) -> None:
        self.annotations = annotations
        self.author = author
        self.read_only = read_only
        """The reason why nothing can be changed; None when it can."""
        self.last_step = 0
        """Number of the last update that was handed to the writer."""
        self.answer = answer
        """Accept for a done article, ignore for one set aside; None while it is in progress."""
        self.other_orphans = other_orphans
        """Orphans that came with an import in a form of their own; they are kept as they are."""
        self._before: dict[str, Annotation | None] = {}
        """The annotations that were changed here, as they were before."""
        self._writer = writer

    @property
    def decisions(self) -> int:
        """The number of annotations whose decision differs from that at the beginning."""
        changed = ((self.annotations.get(name), before) for name, before in self._before.items())
        return sum(
            isinstance(now, Annotation) and now.status is not Status.SUGGESTED and now != before
            for now, before in changed
        )

    def perform(self, command: Command) -> Edit:
        """Carry out a command and have it stored.

        Raises:
            EditRefused: It does not fit, or the session is read-only; nothing was changed.
        """
        self._check_writable()
        edit = self.annotations.perform(command, self.author)
        self._submit(edit.changes, edit, facts=self._facts_of(edit))
        return edit

    def undo(self) -> Edit:
        """Undo the last edit, and have that stored.

        Raises:
            EditRefused: There is none, or the session is read-only.
        """
        self._check_writable()
        edit = self.annotations.undo()
        self._submit(edit.reversed(), facts=self._facts_of(edit))
        return edit

    def redo(self) -> Edit:
        """Redo the edit that was undone last, and have that stored.

        Raises:
            EditRefused: There is none, or the session is read-only.
        """
        self._check_writable()
        edit = self.annotations.redo()
        self._submit(edit.changes, facts=self._facts_of(edit))
        return edit

    def give_answer(self, answer: Answer | None) -> None:
        """Mark the article as done, set aside or in progress, and have that stored.

        Raises:
            EditRefused: The session is read-only.
        """
        self._check_writable()
        self.answer = answer
        self._submit((), facts={"answer": answer})

    def follow(self, content: LayerContent) -> None:
        """Show the content that another window stored; this one does not write."""
        orphans, self.other_orphans = split_orphans(content.facts.get("orphans", ()))
        self.annotations.follow(content.records, content.history, orphans, content.article)
        self.answer = known_answer(content.facts.get("answer"))

    @property
    def orphan_records(self) -> list[Any]:
        """All orphans, as the layer holds them."""
        return [*self.other_orphans, *map(orphan_to_record, self.annotations.orphans)]

    @property
    def article_record(self) -> dict[str, Any] | None:
        """What was said of the article as a whole, as the layer holds it."""
        article = self.annotations.article
        return article_to_record(article) if article is not None else None

    def _facts_of(self, edit: Edit) -> LayerFacts:
        """The layer's list of orphans, and its record of the article, if an edit changed them."""
        facts = LayerFacts()
        if edit.orphans:
            facts["orphans"] = self.orphan_records
        if edit.article is not None:
            facts["article"] = self.article_record
        return facts

    def _check_writable(self) -> None:
        if self.read_only is not None:
            raise EditRefused(f"read-only: {self.read_only}")

    def _submit(
        self,
        changes: tuple[Change, ...],
        edit: Edit | None = None,
        *,
        facts: LayerFacts,
    ) -> None:
        self.last_step += 1
        for change in changes:
            self._before.setdefault(change.id, change.before)
        if self._writer is not None:
            position = self.annotations.history.position
            self._writer.submit(LayerUpdate(self.last_step, changes, position, edit, facts))
