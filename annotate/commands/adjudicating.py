"""Setting out two people's readings, and choosing between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.commands.describing import describe_items
from annotate.commands.records import decide, twin_of


@dataclass(frozen=True, slots=True)
class SetOut:
    """Put records of two people's readings beside each other; what is there already stays."""

    records: tuple[Annotation, ...]
    """Accepted where both agree, else pending."""
    names: tuple[str, str]
    """Whose readings they are."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        return "set out the readings of {} and {}".format(*self.names)

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records that are neither there nor have an equal there."""
        for record in self.records:
            if annotations.get(record.id) is None and twin_of(annotations, record.body) is None:
                yield Change(None, record)


@dataclass(frozen=True, slots=True)
class Settle:
    """Choose between readings: accept some items, reject the others."""

    taken: tuple[str, ...]
    """Ids of those to accept."""
    left: tuple[str, ...]
    """Ids of those to reject."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        verb, ids = ("take", self.taken) if self.taken else ("take none of", self.left)
        return f"{verb} {describe_items(annotations, ids)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records that change; what is as it should be already stays."""
        yield from decide(annotations, author, self.left, Status.REJECTED)
        yield from decide(annotations, author, self.taken, Status.ACCEPTED)
