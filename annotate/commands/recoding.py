"""Recoding: one decision on many items of an article, as a part of a change to many articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change, Edit
from annotate.commands.records import (
    decide,
    has_accepted_twin,
    new_record,
    record_of,
    revised_record,
    twin_of,
)
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Body


class Verb(StrEnum):
    """What is done to every item."""

    ACCEPT = "accept"
    REJECT = "reject"
    LABEL = "label"

    @property
    def status(self) -> Status:
        """The status of every item afterwards."""
        return Status.REJECTED if self is Verb.REJECT else Status.ACCEPTED

    def participle(self, label: str) -> str:
        """What was done, in words, with the label that was given."""
        return f"labelled {label}" if self is Verb.LABEL else self.status.value


@dataclass(frozen=True, slots=True)
class Recode:
    """Do one thing to many items and places; those that need no change are left alone.

    So are items that are gone, suggestions of foreign labels, and those whose equal is accepted.
    """

    verb: Verb
    """What is done."""
    ids: tuple[str, ...] = ()
    """The items."""
    spans: tuple[Span, ...] = ()
    """Places that get the label, whether there is an entity on them or not."""
    label: str = ""
    """The label, where one is given."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        done = self.verb.participle(self.label)
        return f"{done} {len(self.ids) + len(self.spans)} from the hits of a search"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to make and to change."""
        present = [annotations.get(item_id) for item_id in dict.fromkeys(self.ids)]
        items = [item for item in present if item is not None]
        if self.verb is not Verb.LABEL:
            ids = tuple(item.id for item in items if not annotations.is_foreign(item.body))
            yield from decide(annotations, author, ids, self.verb.status, bulk=True)
            return
        for span in dict.fromkeys(self.spans):
            item = annotations.entity_on(span) or twin_of(annotations, Entity(span, self.label))
            if item is not None:
                items.append(item)
            else:
                body = Entity(span, self.label)
                yield Change(None, new_record(author, body, Origin.PROPAGATED, Decided.BULK))
        for item in dict.fromkeys(items):
            yield from self._labelled(annotations, author, item)

    def _labelled(self, annotations: AnnotationSet, author: Author, item: Item) -> Iterator[Change]:
        body = _with_label(item.body, self.label)
        is_done = body == item.body and status_of(item) is Status.ACCEPTED
        if not is_done and not has_accepted_twin(annotations, body, item.id):
            yield Change(record_of(item), revised_record(item, author, body, Decided.BULK))


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back an edit, wherever it is in the history; what was changed since is left alone."""

    edit: Edit
    """The edit."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"took back: {self.edit.description}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change back."""
        for change in self.edit.reversed():
            present = annotations.get(change.id)
            if (present if isinstance(present, Annotation) else None) == change.before:
                yield change


def _with_label(body: Body, label: str) -> Body:
    return Entity(body.span, label) if isinstance(body, Entity) else replace(body, label=label)
