"""Changing items (label, span, parts of a claim, note), and deleting them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Status, needs_a_look, status_of
from annotate.annotation_set import AnnotationSet
from annotate.attributes import Attributes
from annotate.author import Author
from annotate.change import Change
from annotate.claim import Claim
from annotate.commands.describing import (
    describe_body,
    describe_item,
    describe_revision,
    with_speaker,
)
from annotate.commands.records import (
    accept_speaker,
    decide,
    has_accepted_twin,
    is_proposed,
    pending_record,
    record_of,
    reshaped_record,
    revised_record,
    without_speaker,
)
from annotate.errors import EditRefused
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class Revise:
    """Give an item another label, span or parts, and accept it in this form."""

    id: str
    """The item to revise."""
    body: Body
    """Its new form; the first proposal is kept beside it."""
    note: str | None = None
    """A remark to leave on it; None to leave the one that is there."""
    attributes: Attributes | None = None
    """What was chosen for its attributes; None to leave what is there."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        item = annotations.item(self.id)
        if isinstance(self.body, Claim) and status_of(item) is Status.SUGGESTED:
            words = f"accepted {describe_body(annotations, self.body)}"
        else:
            words = describe_revision(annotations, item.body, self.body)
        return with_speaker(annotations, words, self.body)

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change."""
        item = annotations.item(self.id)
        is_noted = isinstance(item, Annotation) and (
            self.note not in (None, item.note) or self.attributes not in (None, item.attributes)
        )
        is_settled = status_of(item) is Status.ACCEPTED and not needs_a_look(item)
        if self.body == item.body and is_settled and not is_noted:
            raise EditRefused("it is annotated that way already")
        if has_accepted_twin(annotations, self.body, self.id):
            raise EditRefused(f"{describe_body(annotations, self.body)} is annotated already")
        yield from accept_speaker(annotations, author, self.body)
        record = revised_record(item, author, self.body)
        note = record.note if self.note is None else self.note
        attributes = record.attributes if self.attributes is None else self.attributes
        yield Change(record_of(item), replace(record, note=note, attributes=attributes))


@dataclass(frozen=True, slots=True)
class Reshape:
    """Move the edges of an item, which decides nothing: what is pending stays so."""

    id: str
    """The item to reshape."""
    body: Body
    """Its new form; the first proposal is kept beside it."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return describe_revision(annotations, annotations.item(self.id).body, self.body)

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change; what was found again elsewhere is confirmed by it.

        Raises:
            EditRefused: It is rejected, or its equal is accepted already.
        """
        item = annotations.item(self.id)
        if status_of(item) is Status.REJECTED:
            raise EditRefused(f"{describe_item(annotations, item)} is rejected: its edges stay")
        if status_of(item) is Status.ACCEPTED:
            yield from Revise(self.id, self.body).changes(annotations, author)
            return
        if has_accepted_twin(annotations, self.body, self.id):
            raise EditRefused(f"{describe_body(annotations, self.body)} is annotated already")
        yield Change(record_of(item), reshaped_record(item, author, self.body))


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write a note on an item; an item that is pending stays so."""

    id: str
    """The item to write the note on."""
    note: str
    """Any text; empty to remove the note."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        verb = "wrote a note on" if self.note else "removed the note on"
        return f"{verb} {describe_item(annotations, annotations.item(self.id))}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change."""
        item = annotations.item(self.id)
        record = item if isinstance(item, Annotation) else pending_record(item, author)
        if record.note == self.note:
            raise EditRefused("the note is the same as before")
        yield Change(record_of(item), replace(record, note=self.note, updated=author.now()))


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove one's own annotation, or reject what a pipeline proposed."""

    id: str
    """The item to delete."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        item = annotations.item(self.id)
        verb = "rejected" if is_proposed(item) else "deleted"
        return f"{verb} {describe_item(annotations, item)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change: speakers that point here lose their link."""
        item = annotations.item(self.id)
        if is_proposed(item):
            yield from decide(annotations, author, (self.id,), Status.REJECTED)
        elif isinstance(item, Annotation):
            yield Change(item, None)
        yield from without_speaker(annotations, author, self.id)
