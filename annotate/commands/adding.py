"""Adding entities and claims that no pipeline proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation_set import AnnotationSet
from annotate.attributes import Attributes
from annotate.author import Author
from annotate.change import Change
from annotate.claim import Claim
from annotate.commands.describing import describe_body, with_speaker
from annotate.commands.records import accept_speaker, addition
from annotate.entity import Entity


@dataclass(frozen=True, slots=True)
class AddEntity:
    """Label a span; where the same was proposed or rejected before, accept that item."""

    entity: Entity
    """The span and its label."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"added {describe_body(annotations, self.entity)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to make or to accept."""
        yield addition(annotations, author, self.entity)


@dataclass(frozen=True, slots=True)
class AddClaim:
    """Add a claim; where the same was proposed or rejected before, accept that item."""

    claim: Claim
    """The claim to add."""
    note: str = ""
    """A remark on it, if there is one."""
    attributes: Attributes = ()
    """What was chosen for its attributes."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        words = f"added {describe_body(annotations, self.claim)}"
        return with_speaker(annotations, words, self.claim)

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to make or to accept; the speaker that it links to is accepted with it."""
        yield from accept_speaker(annotations, author, self.claim)
        change = addition(annotations, author, self.claim)
        if change.after is not None:
            note = self.note or change.after.note
            attributes = self.attributes or change.after.attributes
            change = replace(change, after=replace(change.after, note=note, attributes=attributes))
        yield change
