"""Commands: everything a person can do to annotations, each undoable as one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.suggestion import Body, Suggestion

_QUOTE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Accept:
    """Turn items into accepted annotations."""

    ids: tuple[str, ...]
    """The items to accept."""
    bulk: bool = False
    """Whether they were accepted all at once, without a look at each."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        return f"accept {_describe_items(annotations, self.ids)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change."""
        return _decide(annotations, author, self.ids, Status.ACCEPTED, bulk=self.bulk)


@dataclass(frozen=True, slots=True)
class Reject:
    """Turn items into rejected annotations: kept, because they are training data too."""

    ids: tuple[str, ...]
    """The items to reject."""
    bulk: bool = False
    """Whether they were rejected all at once, without a look at each."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        return f"reject {_describe_items(annotations, self.ids)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change."""
        return _decide(annotations, author, self.ids, Status.REJECTED, bulk=self.bulk)


@dataclass(frozen=True, slots=True)
class Reopen:
    """Make a decided item pending again, in its present form."""

    id: str
    """The annotation to reopen."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        return f"reopen {describe_item(annotations, annotations.item(self.id))}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change."""
        item = annotations.item(self.id)
        if not isinstance(item, Annotation) or item.status is Status.SUGGESTED:
            raise EditRefused("that one is pending already")
        yield Change(
            item, replace(item, status=Status.SUGGESTED, decided=None, updated=author.now())
        )


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
        """The record to make or to accept."""
        yield _add(annotations, author, self.claim)


@dataclass(frozen=True, slots=True)
class Revise:
    """Give an item another label, span or frame, and accept it so."""

    id: str
    """The item to revise."""
    body: Body
    """What it becomes; the first proposal is kept beside it."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        before = annotations.item(self.id).body
        if before.label != self.body.label:
            return f"relabel {describe_body(annotations, before)} as {self.body.label}"
        return f"reshape {describe_body(annotations, before)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change."""
        item = annotations.item(self.id)
        if self.body == item.body and status_of(item) is Status.ACCEPTED:
            raise EditRefused("that is what it is already")
        twin = _twin(annotations, self.body)
        if twin is not None and twin.id != self.id and status_of(twin) is Status.ACCEPTED:
            raise EditRefused(f"{describe_body(annotations, self.body)} is annotated already")
        record = decided_record(item, author, Status.ACCEPTED)
        yield Change(_record(item), replace(record, body=self.body, was=_was(record, self.body)))


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write a note on an item; an item that is pending stays so."""

    id: str
    """The item to note something on."""
    note: str
    """Any text; empty to remove the note."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        verb = "note on" if self.note else "remove the note on"
        return f"{verb} {describe_item(annotations, annotations.item(self.id))}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The record to change."""
        item = annotations.item(self.id)
        record = item if isinstance(item, Annotation) else _pending_record(item, author)
        if record.note == self.note:
            raise EditRefused("the note is the same as before")
        yield Change(_record(item), replace(record, note=self.note, updated=author.now()))


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove one's own annotation, or reject what a pipeline proposed."""

    id: str
    """The item to delete."""

    def describe(self, annotations: AnnotationSet) -> str:
        """What will be done, for the history."""
        item = annotations.item(self.id)
        verb = "reject" if _is_proposed(item) else "delete"
        return f"{verb} {describe_item(annotations, item)}"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to change: speakers that point here lose their link."""
        item = annotations.item(self.id)
        if _is_proposed(item):
            yield from _decide(annotations, author, (self.id,), Status.REJECTED)
        elif isinstance(item, Annotation):
            yield Change(item, None)
        yield from _without_speaker(annotations, author, self.id)


def describe_item(annotations: AnnotationSet, item: Item) -> str:
    """An item in the words of the interface: `PERSON “Ms May”`."""
    return describe_body(annotations, item.body)


def describe_body(annotations: AnnotationSet, body: Body) -> str:
    """A span or claim in the words of the interface, its quote on one line and cut to fit."""
    place = body.extent
    if isinstance(body, Claim):
        place = (body.content or body.cue)[0]
    quote = " ".join(annotations.quote(place).split())
    if len(quote) > _QUOTE_LENGTH:
        quote = quote[: _QUOTE_LENGTH - 1] + "…"
    return f"{body.label} “{quote}”"


def decided_record(
    item: Item, author: Author, status: Status, decided: Decided = Decided.EXPLICIT
) -> Annotation:
    """The record of a decision on an item, made new for a bare suggestion."""
    record = item if isinstance(item, Annotation) else _pending_record(item, author)
    return replace(
        record, status=status, decided=decided, annotator=author.name, updated=author.now()
    )


def _pending_record(suggestion: Suggestion, author: Author) -> Annotation:
    now = author.now()
    return Annotation(
        id=suggestion.id,
        body=suggestion.body,
        status=Status.SUGGESTED,
        origin=Origin.PIPELINE,
        decided=None,
        annotator=author.name,
        created=now,
        updated=now,
        score=suggestion.score,
        pipeline=suggestion.pipeline,
    )


def _decide(
    annotations: AnnotationSet,
    author: Author,
    ids: tuple[str, ...],
    status: Status,
    *,
    bulk: bool = False,
) -> Iterator[Change]:
    decided = Decided.BULK if bulk else Decided.EXPLICIT
    for item in map(annotations.item, ids):
        if status_of(item) is not status:
            yield Change(_record(item), decided_record(item, author, status, decided))


def _add(annotations: AnnotationSet, author: Author, body: Body) -> Change:
    twin = _twin(annotations, body)
    if twin is not None:
        if status_of(twin) is Status.ACCEPTED:
            raise EditRefused(f"{describe_body(annotations, body)} is annotated already")
        return Change(_record(twin), decided_record(twin, author, Status.ACCEPTED))
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


def _twin(annotations: AnnotationSet, body: Body) -> Item | None:
    """An item with the same kind, label and fragments, whatever its status."""
    for item in annotations.items.overlapping(body.extent):
        if item.body.key == body.key:
            return item
    return None


def _was(record: Annotation, body: Body) -> Body | None:
    if record.origin is Origin.USER or record.proposal == body:
        return None
    return record.proposal


def _record(item: Item) -> Annotation | None:
    return item if isinstance(item, Annotation) else None


def _is_proposed(item: Item) -> bool:
    return isinstance(item, Suggestion) or item.origin is Origin.PIPELINE


def _without_speaker(
    annotations: AnnotationSet, author: Author, speaker_id: str
) -> Iterator[Change]:
    for record in annotations.records:
        if isinstance(record.body, Claim) and record.body.speaker == speaker_id:
            body = replace(record.body, speaker=None)
            yield Change(record, replace(record, body=body, updated=author.now()))


def _describe_items(annotations: AnnotationSet, ids: tuple[str, ...]) -> str:
    if len(ids) == 1:
        return describe_item(annotations, annotations.item(ids[0]))
    return f"{len(ids)} annotations"
