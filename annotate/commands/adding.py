"""Adding what no pipeline proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.annotation import Annotation, Decided, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.claim import Claim
from annotate.commands.describing import describe_body
from annotate.commands.records import (
    accept_speaker,
    decided_record,
    record_of,
    twin_of,
)
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class AddEntity:
    """Label a span; where the same was proposed or rejected before, accept that one."""

    entity: Entity
    """The span and its label."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        return f"add {describe_body(annotations, self.entity)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to make or to accept."""
        yield _add(annotations, author, self.entity)


@dataclass(frozen=True, slots=True)
class AddClaim:
    """Add a claim; where the same was proposed or rejected before, accept that one."""

    claim: Claim
    """The frame to add."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        return f"add {describe_body(annotations, self.claim)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to make or to accept; the speaker that it links to is accepted with it."""
        yield from accept_speaker(annotations, author, self.claim)
        yield _add(annotations, author, self.claim)


def _add(annotations: AnnotationSet, author: Author, body: Body) -> Change:
    twin = twin_of(annotations, body)
    if twin is not None:
        if status_of(twin) is Status.ACCEPTED:
            raise EditRefused(f"{describe_body(annotations, body)} is annotated already")
        return Change(record_of(twin), decided_record(twin, author, Status.ACCEPTED))
    now = author.now()
    return Change(
        None,
        Annotation(
            id=author.new_id(),
            body=body,
            status=Status.ACCEPTED,
            origin=Origin.USER,
            decided=Decided.EXPLICIT,
            annotator=author.name,
            created=now,
            updated=now,
        ),
    )
