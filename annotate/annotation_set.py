"""The annotations and suggestions of one document, and the only way to change them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Protocol

from annotate.annotation import Annotation, Item, Status, needs_a_look, status_of
from annotate.author import Author
from annotate.change import Change, Edit
from annotate.claim import Claim
from annotate.decisions import Decisions, facts, touched
from annotate.document import Document
from annotate.entity import Entity
from annotate.errors import EditRefused, NothingToChange
from annotate.history import History
from annotate.orphan import Orphan, OrphanChange
from annotate.position_index import PositionIndex
from annotate.span import Span
from annotate.suggestion import Suggestion


class Command(Protocol):
    """A wish to change annotations, made by a key, an import or a test."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history: `accept PERSON “Ms May”`."""

    def changes(
        self, annotations: AnnotationSet, author: Author
    ) -> Iterator[Change | OrphanChange]:
        """The records, and the orphans, to change.

        Raises:
            EditRefused: The command does not fit the annotations as they are.
        """


class AnnotationSet:
    """Owns the annotations of a document: every change goes through `perform`, `undo` or `redo`.

    `items` and `pending` are indexes to read from; what is pending is always worked out from the
    suggestions and the records, never stored.
    """

    def __init__(
        self,
        document: Document,
        *,
        records: Iterable[Annotation] = (),
        suggestions: Iterable[Suggestion] = (),
        history: History | None = None,
        orphans: Iterable[Orphan] = (),
    ) -> None:
        self.document = document
        self.history = history or History()
        self.items = PositionIndex()
        """Everything that can be shown: records, and the suggestions that none of them settles."""
        self.pending = PositionIndex()
        """Those that need a look: nobody decided on them, or on the place that they moved to."""
        self.orphans = tuple(orphans)
        """What lost its place when the article changed."""
        self._records: dict[str, Annotation] = {}
        self._suggestions: dict[str, Suggestion] = {}
        self._by_fact: dict[Hashable, list[Suggestion]] = {}
        self._decisions = Decisions()
        self._counts: Counter[Status] = Counter()
        self._speakers: Counter[str | None] = Counter()
        """How many records link to an id as their speaker."""
        self._moved = 0
        self._changed: list[Span] = []
        for record in records:
            self._book(record)
        self.items.extend(self._records.values())
        self.pending.extend(filter(needs_a_look, self._records.values()))
        self._take_in(suggestions)

    def get(self, item_id: str) -> Item | None:
        """The record, else the suggestion, with this id."""
        return self._records.get(item_id) or self._suggestions.get(item_id)

    def item(self, item_id: str) -> Item:
        """The record, else the suggestion, with this id.

        Raises:
            EditRefused: There is none.
        """
        found = self.get(item_id)
        if found is None:
            raise EditRefused("that annotation is not there any more")
        return found

    @property
    def records(self) -> tuple[Annotation, ...]:
        """Every record, whatever its status, in no particular order."""
        return tuple(self._records.values())

    def count(self, status: Status) -> int:
        """How many items have a status."""
        if status is Status.SUGGESTED:
            return len(self.pending) - self.moved
        return self._counts[status]

    @property
    def moved(self) -> int:
        """How many accepted annotations stand at a place that nobody has confirmed yet."""
        return self._moved

    def exactly(self, span: Span) -> Item | None:
        """The entity that stands on just this span, an accepted one before a pending one."""
        found = [
            item
            for item in self.items.overlapping(span)
            if isinstance(item.body, Entity) and item.body.span == span
        ]
        shown = [item for item in found if status_of(item) is not Status.REJECTED]
        return min(shown, key=lambda item: status_of(item) is Status.SUGGESTED, default=None)

    def take_changed(self) -> list[Span]:
        """The extents of everything that was shown or hidden since this was asked last."""
        changed, self._changed = self._changed, []
        return changed

    def quote(self, span: Span) -> str:
        """The text of a span."""
        return self.document.text[span.start : span.end]

    def add_suggestions(self, suggestions: Iterable[Suggestion]) -> None:
        """Take in what a pipeline proposes; what is known or settled already stays as it is."""
        self._changed += [shown.body.extent for shown in self._take_in(suggestions)]

    def _take_in(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """Index suggestions; returns those that are shown now."""
        fresh: list[Suggestion] = []
        for suggestion in suggestions:
            if suggestion.id in self._suggestions:
                continue
            self._suggestions[suggestion.id] = suggestion
            fresh.append(suggestion)
            for fact in facts(suggestion):
                self._by_fact.setdefault(fact, []).append(suggestion)
        unsettled = [found for found in fresh if not self._decisions.settle(found)]
        self.items.extend(unsettled)
        self.pending.extend(unsettled)
        return unsettled

    def replace_suggestions(
        self,
        outdated: Iterable[str],
        fresh: Sequence[Suggestion],
        *,
        keep: Collection[str] = (),
    ) -> None:
        """Take in what a pipeline proposes now, in place of what was proposed earlier.

        Whatever somebody decided on stays, and so do the speakers that a claim which stays links
        to: nothing that a person sees as settled or has in hand goes away.

        Args:
            outdated: Ids of earlier suggestions.
            fresh: The suggestions to take in; one with the id of an outdated one replaces it.
            keep: Ids of those in hand, which stay as they are.
        """
        waiting = {name for name in outdated if name not in self._records}
        gone = {name for name in waiting.difference(keep) if name in self._suggestions}
        gone -= {found.id for found in fresh if self._suggestions.get(found.id) == found}
        gone -= {_speaker(item) for item in map(self.get, keep) if item is not None}
        for name in gone:
            if not self._speakers[name]:
                self._drop(self._suggestions[name])
        self.add_suggestions(fresh)

    def follow(
        self, records: Iterable[Annotation], history: History, orphans: Iterable[Orphan] = ()
    ) -> None:
        """Take over everything from somewhere else, in place of what is here."""
        theirs = {record.id: record for record in records}
        names = self._records.keys() | theirs.keys()
        pairs = [(self._records.get(name), theirs.get(name)) for name in names]
        self._apply(Change(mine, other) for mine, other in pairs if mine != other)
        self.history = history
        self.orphans = tuple(orphans)

    def perform(self, command: Command, author: Author) -> Edit:
        """Carry out a command and record it in the history.

        Raises:
            EditRefused: It does not fit the annotations as they are; nothing was changed.
        """
        description = command.describe(self)
        wishes = tuple(command.changes(self, author))
        if not wishes:
            raise NothingToChange("nothing to change here")
        changes = tuple(wish for wish in wishes if isinstance(wish, Change))
        orphans = tuple(wish for wish in wishes if isinstance(wish, OrphanChange))
        self._check(changes, orphans)
        self._apply(changes, orphans)
        edit = Edit(description, changes, self.document.digest, author.now(), orphans)
        self.history.record(edit)
        return edit

    def undo(self) -> Edit:
        """Take the last edit back.

        Raises:
            EditRefused: There is none, or the text has changed since.
        """
        edit = self.history.next_undo()
        if edit is None:
            raise EditRefused("nothing to undo")
        self._check_text(edit, "undo")
        orphans = tuple(change.reversed() for change in edit.orphans)
        self._check(edit.reversed(), orphans)
        self._apply(edit.reversed(), orphans)
        self.history.step_back()
        return edit

    def redo(self) -> Edit:
        """Repeat the edit that was taken back last.

        Raises:
            EditRefused: There is none, or the text has changed since.
        """
        edit = self.history.next_redo()
        if edit is None:
            raise EditRefused("nothing to redo")
        self._check_text(edit, "redo")
        self._check(edit.changes, edit.orphans)
        self._apply(edit.changes, edit.orphans)
        self.history.step_forward()
        return edit

    def _check_text(self, edit: Edit, verb: str) -> None:
        """Refuse an edit whose offsets are those of another text."""
        if edit.digest != self.document.digest:
            raise EditRefused(f"{verb} ends here: {edit.description}")

    def _check(self, changes: Sequence[Change], orphans: Sequence[OrphanChange]) -> None:
        for loss in orphans:
            if loss.before is not None and loss.before not in self.orphans:
                raise EditRefused("that one is not lost any more")
        if len({change.id for change in changes}) < len(changes):
            raise EditRefused("one annotation cannot be changed twice at once")
        length = len(self.document.text)
        for change in changes:
            if self._records.get(change.id) != change.before:
                raise EditRefused("that annotation was changed meanwhile")
            if change.after is not None and change.after.body.extent.end > length:
                raise EditRefused("that span reaches beyond the end of the text")

    def _apply(self, changes: Iterable[Change], orphans: Iterable[OrphanChange] = ()) -> None:
        for loss in orphans:
            left = tuple(orphan for orphan in self.orphans if orphan != loss.before)
            self.orphans = left if loss.after is None else (*left, loss.after)
        changed: list[Annotation] = []
        for change in changes:
            if change.before is not None:
                self._strike(change.before)
                changed.append(change.before)
            if change.after is not None:
                self._book(change.after)
                changed.append(change.after)
            self._show(self.items.get(change.id), change.after)
        self._settle(touched(changed))

    def _strike(self, record: Annotation) -> None:
        del self._records[record.id]
        self._decisions.remove(record)
        self._counts[record.status] -= 1
        self._speakers[_speaker(record)] -= 1
        self._moved -= _is_moved(record)

    def _book(self, record: Annotation) -> None:
        self._records[record.id] = record
        self._decisions.add(record)
        self._counts[record.status] += 1
        self._speakers[_speaker(record)] += 1
        self._moved += _is_moved(record)

    def _settle(self, changed_facts: Iterable[Hashable]) -> None:
        for fact in changed_facts:
            for suggestion in self._by_fact.get(fact, ()):
                shown = self.items.get(suggestion.id)
                settled = self._decisions.settle(suggestion)
                if settled and shown is suggestion:
                    self._show(suggestion, None)
                elif not settled and shown is None:
                    self._show(None, suggestion)

    def _drop(self, suggestion: Suggestion) -> None:
        del self._suggestions[suggestion.id]
        for fact in facts(suggestion):
            self._by_fact[fact].remove(suggestion)
        if self.items.get(suggestion.id) is suggestion:
            self._show(suggestion, None)

    def _show(self, before: Item | None, after: Item | None) -> None:
        """Show an item in the place of another one with its id; either may be none."""
        self._changed += [item.body.extent for item in (before, after) if item is not None]
        self.items.replace(before, after)
        self.pending.replace(_if_pending(before), _if_pending(after))


def _if_pending(item: Item | None) -> Item | None:
    return item if item is not None and needs_a_look(item) else None


def _is_moved(record: Annotation) -> bool:
    return record.moved and record.status is Status.ACCEPTED


def _speaker(item: Item) -> str | None:
    return item.body.speaker if isinstance(item.body, Claim) else None
