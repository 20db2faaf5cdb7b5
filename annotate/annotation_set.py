"""The annotations and suggestions of one document, and the only way to change them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.document import Document
from annotate.edit_check import check_edit
from annotate.entity import Entity
from annotate.errors import EditRefused, NothingToChange
from annotate.history import History
from annotate.identity import keys_of_records
from annotate.pending_suggestions import PendingSuggestions
from annotate.record_index import RecordIndex
from annotate.shown_items import ShownItems
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, nothing_is_foreign

if TYPE_CHECKING:
    # Whoever only looks, as a list of articles does, waits for nothing that is about changes.
    from annotate.article_record import ArticleRecord
    from annotate.author import Author
    from annotate.change import AnyChange, Change, Edit
    from annotate.orphan import Orphan, OrphanChange


class Command(Protocol):
    """A request to change annotations, made by a key, an import or a test."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done, for messages and the history: `accepted PERSON “Ms May”`."""

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[AnyChange]:
        """Generate the changes of records, of orphans and of the article's own record.

        Raises:
            EditRefused: The command does not fit the annotations as they are.
        """


class AnnotationSet:
    """Owns the annotations of a document: every change goes through `perform`, `undo` or `redo`.

    `items` and `pending` are indexes to read from; what is pending is always computed from the
    suggestions and the records, never stored. `is_foreign` tells which bodies have a label that the
    label scheme does not have: suggestions like that are kept apart until they are asked for.
    """

    def __init__(
        self,
        document: Document,
        *,
        records: Iterable[Annotation] = (),
        suggestions: Iterable[Suggestion] = (),
        history: History | None = None,
        orphans: Iterable[Orphan] = (),
        article: ArticleRecord | None = None,
        is_foreign: Callable[[Body], bool] = nothing_is_foreign,
    ) -> None:
        self.document = document
        self.history = history or History()
        self.is_foreign = is_foreign
        self._shown = ShownItems(is_foreign)
        self.items = self._shown.items
        """Everything that can be shown: records, and the suggestions that none of them decides."""
        self.pending = self._shown.pending
        """Those that need a look, because they, or the places they moved to, are undecided."""
        self.foreign = self._shown.foreign
        """The undecided suggestions of foreign labels, shown or not."""
        self.orphans = tuple(orphans)
        """The annotations and pieces that lost their place when the article changed."""
        self.article = article
        """What was said of the article as a whole; None for nothing."""
        self._records = RecordIndex(records, self.items)
        self._suggestions = PendingSuggestions(self._records, self._shown)
        self._changed: list[Span] = []
        self._shown.extend(self.records)
        self._suggestions.add(suggestions)

    def get(self, item_id: str) -> Item | None:
        """The record, else the suggestion, with this id."""
        return self._records.by_id.get(item_id) or self._suggestions.get(item_id)

    def item(self, item_id: str) -> Item:
        """The record, else the suggestion, with this id.

        Raises:
            EditRefused: There is none.
        """
        item = self.get(item_id)
        if item is None:
            raise EditRefused("that annotation is gone")
        return item

    @property
    def records(self) -> tuple[Annotation, ...]:
        """Every record, whatever its status, in no particular order."""
        return tuple(self._records.by_id.values())

    def count(self, status: Status) -> int:
        """The number of items with a status."""
        if status is Status.SUGGESTED:
            return len(self.pending) - self.moved_count
        return self._records.count(status)

    @property
    def moved_count(self) -> int:
        """The number of accepted annotations at a place that is not confirmed yet."""
        return self._records.moved_count

    def entity_on(self, span: Span) -> Item | None:
        """The entity on exactly this span, an accepted one before a pending one."""
        entities = [
            item
            for item in self.items.overlapping(span)
            if isinstance(item.body, Entity) and item.body.span == span
        ]
        not_rejected = [item for item in entities if status_of(item) is not Status.REJECTED]
        return min(not_rejected, key=lambda item: status_of(item) is Status.SUGGESTED, default=None)

    def take_changed_spans(self) -> list[Span]:
        """Return the extents of everything that was shown or hidden since the last call."""
        changed, self._changed = self._changed, []
        return changed

    def quote(self, span: Span) -> str:
        """Return the text of a span."""
        return self.document.text[span.start : span.end]

    def add_suggestions(self, suggestions: Iterable[Suggestion]) -> None:
        """Add the suggestions of a pipeline; those that are here already stay as they are."""
        self._note_changed(self._suggestions.add(suggestions))

    def suggestions_like(self, body: Body) -> Sequence[Suggestion]:
        """The suggestions with an equal body, decided or not, in the order in which they came."""
        return self._suggestions.like(body)

    @property
    def shows_foreign(self) -> bool:
        """True while the suggestions of foreign labels are shown, and pending, like any other."""
        return self._shown.shows_foreign

    def show_foreign(self, *, is_shown: bool) -> None:
        """Show the suggestions of foreign labels like any other, or hide them again."""
        self._note_changed(self._shown.show_foreign(is_shown=is_shown))

    def replace_suggestions(
        self,
        outdated: Iterable[str],
        current: Sequence[Suggestion],
        *,
        keep: Collection[str] = (),
    ) -> None:
        """Replace earlier suggestions of a pipeline by its current ones.

        Decided suggestions stay, and so do the speakers that a remaining claim links to: nothing
        that a person regards as decided or is working on goes away.

        Args:
            outdated: Ids of earlier suggestions.
            current: The suggestions to add; one with the id of an outdated one replaces it.
            keep: Ids of those that are being worked on, which stay as they are.
        """
        self._note_changed(self._suggestions.replace(outdated, current, keep))

    def follow(
        self,
        records: Iterable[Annotation],
        history: History,
        orphans: Iterable[Orphan] = (),
        article: ArticleRecord | None = None,
    ) -> None:
        """Replace all records, the history and the orphans by those of another source."""
        from annotate.change import Change

        own_records = self._records.by_id
        other_records = {record.id: record for record in records}
        ids = own_records.keys() | other_records.keys()
        pairs = [(own_records.get(record_id), other_records.get(record_id)) for record_id in ids]
        self._apply(Change(own, other) for own, other in pairs if own != other)
        self.history = history
        self.orphans = tuple(orphans)
        self.article = article

    def perform(self, command: Command, author: Author) -> Edit:
        """Carry out a command and record it in the history.

        Raises:
            EditRefused: It does not fit the annotations as they are; nothing was changed.
        """
        edit = self.plan(command, author)
        self._make(edit)
        self.history.record(edit)
        return edit

    def plan(self, command: Command, author: Author) -> Edit:
        """Return the edit that a command would make; nothing is changed.

        Raises:
            EditRefused: It does not fit the annotations as they are.
        """
        from annotate.change import edit_of

        description = command.describe(self)
        requested = tuple(command.changes(self, author))
        if not requested:
            raise NothingToChange("nothing to change here")
        edit = edit_of(description, requested, self.document.digest, author.now())
        self._check(edit)
        return edit

    def undo(self) -> Edit:
        """Undo the last edit.

        Raises:
            EditRefused: There is none, or the text has changed since.
        """
        edit = self.history.next_undo()
        if edit is None:
            raise EditRefused("nothing to undo")
        self._check_text(edit, "undo")
        self._carry_out(edit.inverse())
        self.history.step_back()
        return edit

    def redo(self) -> Edit:
        """Redo the edit that was undone last.

        Raises:
            EditRefused: There is none, or the text has changed since.
        """
        edit = self.history.next_redo()
        if edit is None:
            raise EditRefused("nothing to redo")
        self._check_text(edit, "redo")
        self._carry_out(edit)
        self.history.step_forward()
        return edit

    def _check_text(self, edit: Edit, verb: str) -> None:
        """Refuse an edit whose offsets are those of another text."""
        if edit.digest != self.document.digest:
            raise EditRefused(f"{verb} ends here: {edit.description}")

    def _carry_out(self, edit: Edit) -> None:
        """Make the changes of an edit, if all of them fit."""
        self._check(edit)
        self._make(edit)

    def _make(self, edit: Edit) -> None:
        if edit.article is not None:
            self.article = edit.article.after
        self._apply(edit.changes, edit.orphans)

    def _check(self, edit: Edit) -> None:
        check_edit(
            edit,
            records=self._records.by_id,
            orphans=self.orphans,
            article=self.article,
            length=len(self.document.text),
        )

    def _apply(self, changes: Iterable[Change], orphans: Iterable[OrphanChange] = ()) -> None:
        from annotate.orphan import changed_orphans

        self.orphans = changed_orphans(self.orphans, orphans)
        changed: list[Annotation] = []
        for change in changes:
            if change.before is not None:
                self._records.remove(change.before)
                changed.append(change.before)
            if change.after is not None:
                self._records.add(change.after)
                changed.append(change.after)
            self._note_changed(self._shown.replace(self._shown.get(change.id), change.after))
        self._note_changed(self._suggestions.update(keys_of_records(changed)))

    def _note_changed(self, items: Iterable[Item]) -> None:
        self._changed += [item.body.extent for item in items]
