"""Adjudicating: adding the readings of annotators, and choosing between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.commands.describing import describe_items, joined
from annotate.commands.records import decide, twin_of


@dataclass(frozen=True, slots=True)
class AddReadings:
    """Add the readings of annotators side by side; records that are there already stay."""

    records: tuple[Annotation, ...]
    """Accepted where all agree, else pending."""
    names: tuple[str, ...]
    """The names of the annotators."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"set out the readings of {joined(self.names)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """Generate a change for each record that is neither there nor has an equal there."""
        for record in self.records:
            if annotations.get(record.id) is None and twin_of(annotations, record.body) is None:
                yield Change(None, record)


@dataclass(frozen=True, slots=True)
class Adjudicate:
    """Choose between readings: accept some items, reject the others."""

    accepted_ids: tuple[str, ...]
    """Ids of those to accept."""
    rejected_ids: tuple[str, ...]
    """Ids of those to reject."""
    reason: str = ""
    """Why these, in words."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        verb, ids = (
            ("took", self.accepted_ids)
            if self.accepted_ids
            else ("took none of", self.rejected_ids)
        )
        reason = f" ({self.reason})" if self.reason else ""
        return f"{verb} {describe_items(annotations, ids)}{reason}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """Generate the changes; items with the right status already stay."""
        yield from decide(annotations, author, self.rejected_ids, Status.REJECTED)
        yield from decide(annotations, author, self.accepted_ids, Status.ACCEPTED)
