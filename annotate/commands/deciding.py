"""Deciding on items: accept, reject, make pending again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.commands.describing import describe_item, describe_items
from annotate.commands.records import decide
from annotate.errors import EditRefused


@dataclass(frozen=True, slots=True)
class Accept:
    """Turn items into accepted annotations."""

    ids: tuple[str, ...]
    """The items to accept."""
    bulk: bool = False
    """True if they are accepted all at once, without a look at each."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        items = [annotations.item(item_id) for item_id in self.ids]
        is_placed = all(isinstance(item, Annotation) and item.moved for item in items)
        verb = "confirmed the place of" if is_placed else "accepted"
        return f"{verb} {describe_items(annotations, self.ids)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change."""
        return decide(annotations, author, self.ids, Status.ACCEPTED, bulk=self.bulk)


@dataclass(frozen=True, slots=True)
class Reject:
    """Turn items into rejected annotations: kept, because they are training data too."""

    ids: tuple[str, ...]
    """The items to reject."""
    bulk: bool = False
    """True if they are rejected all at once, without a look at each."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"rejected {describe_items(annotations, self.ids)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change."""
        return decide(annotations, author, self.ids, Status.REJECTED, bulk=self.bulk)


@dataclass(frozen=True, slots=True)
class ConfirmMoved:
    """Confirm the place of every decision that was re-anchored after the article changed."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        count = sum(record.moved for record in annotations.records)
        return f"confirmed the place of {count} {'annotation' if count == 1 else 'annotations'}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change; the decisions and their annotators stay."""
        for record in annotations.records:
            if record.moved:
                yield Change(record, replace(record, moved=False, updated=author.now()))


@dataclass(frozen=True, slots=True)
class Reopen:
    """Make a decided item pending again, in its present form."""

    id: str
    """The annotation to reopen."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"made {describe_item(annotations, annotations.item(self.id))} pending again"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change."""
        item = annotations.item(self.id)
        if not isinstance(item, Annotation) or item.status is Status.SUGGESTED:
            raise EditRefused("that annotation is pending already")
        yield Change(
            item, replace(item, status=Status.SUGGESTED, decided=None, updated=author.now())
        )
