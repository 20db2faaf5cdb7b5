"""Records that commands make: decisions on items, and the changes to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate.annotation import Annotation, Decided, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change
from annotate.claim import Claim
from annotate.commands.describing import describe_item
from annotate.errors import EditRefused
from annotate.suggestion import Body, Suggestion


def decided_record(
    item: Item, author: Author, status: Status, decided: Decided = Decided.EXPLICIT
) -> Annotation:
    """The record of a decision on an item, made new for a bare suggestion.

    An imported proposal has no time until it is decided.
    """
    record = item if isinstance(item, Annotation) else pending_record(item, author)
    now = author.now()
    return replace(
        record,
        status=status,
        decided=decided,
        annotator=author.name,
        created=record.created or now,
        updated=now,
        moved=False,
    )


def pending_record(suggestion: Suggestion, author: Author) -> Annotation:
    """A record of a suggestion that stays pending."""
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


def new_record(
    author: Author, body: Body, origin: Origin = Origin.USER, decided: Decided = Decided.EXPLICIT
) -> Annotation:
    """The record of an accepted annotation that no pipeline proposed."""
    now = author.now()
    return Annotation(
        id=author.new_id(),
        body=body,
        status=Status.ACCEPTED,
        origin=origin,
        decided=decided,
        annotator=author.name,
        created=now,
        updated=now,
    )


def revised_record(
    item: Item, author: Author, body: Body, decided: Decided = Decided.EXPLICIT
) -> Annotation:
    """The record of an item that is accepted with another body; the first proposal is kept."""
    return _with_body(decided_record(item, author, Status.ACCEPTED, decided), body)


def reshaped_record(item: Item, author: Author, body: Body) -> Annotation:
    """The record of an item with another body, as undecided as it was; the first proposal is kept.

    Accepting it later keeps both.
    """
    record = item if isinstance(item, Annotation) else pending_record(item, author)
    return replace(_with_body(record, body), updated=author.now())


def _with_body(record: Annotation, body: Body) -> Annotation:
    """A record with another body; what somebody else proposed first is kept beside it."""
    is_own = record.origin in {Origin.USER, Origin.PROPAGATED}
    was = None if is_own or record.proposal == body else record.proposal
    return replace(record, body=body, was=was)


def addition(annotations: AnnotationSet, author: Author, body: Body) -> Change:
    """The change that adds a body; where its equal was proposed or rejected, that is accepted.

    Raises:
        EditRefused: Its equal is accepted already.
    """
    twin = twin_of(annotations, body)
    if twin is None:
        return Change(None, new_record(author, body))
    if status_of(twin) is Status.ACCEPTED:
        raise EditRefused(f"{describe_item(annotations, twin)} is annotated already")
    return Change(record_of(twin), decided_record(twin, author, Status.ACCEPTED))


def decide(
    annotations: AnnotationSet,
    author: Author,
    ids: tuple[str, ...],
    status: Status,
    *,
    bulk: bool = False,
) -> Iterator[Change]:
    """Changes that give items a status; those that have it already are left alone.

    So are, in bulk, those whose equal is accepted already. Where only the place of a decision
    was unconfirmed, it is confirmed, and the annotator stays.

    Raises:
        EditRefused: The equal of the item to accept is accepted already.
    """
    decided = Decided.BULK if bulk else Decided.EXPLICIT
    for item in map(annotations.item, dict.fromkeys(ids)):
        if isinstance(item, Annotation) and item.moved and item.status is status:
            yield Change(item, replace(item, moved=False, updated=author.now()))
        elif status is Status.ACCEPTED and has_accepted_twin(annotations, item.body, item.id):
            if not bulk:
                raise EditRefused(f"{describe_item(annotations, item)} is annotated already")
        elif status_of(item) is not status:
            yield Change(record_of(item), decided_record(item, author, status, decided))


def accept_speaker(annotations: AnnotationSet, author: Author, body: Body) -> Iterator[Change]:
    """Changes that accept the entity that a claim is linked to as its speaker.

    One whose label the scheme does not have stays as it is, and the link to it too.
    """
    if isinstance(body, Claim) and body.speaker is not None:
        speaker = annotations.get(body.speaker)
        if speaker is not None and annotations.is_foreign(speaker.body):
            return
        yield from decide(annotations, author, (body.speaker,), Status.ACCEPTED)


def without_speaker(
    annotations: AnnotationSet, author: Author, speaker_id: str
) -> Iterator[Change]:
    """Changes that unlink a speaker from every claim."""
    for record in annotations.records:
        if isinstance(record.body, Claim) and record.body.speaker == speaker_id:
            body = replace(record.body, speaker=None)
            yield Change(record, replace(record, body=body, updated=author.now()))


def twin_of(annotations: AnnotationSet, body: Body) -> Item | None:
    """An item with the same kind, label and fragments, an accepted one before any other."""
    twins = [i for i in annotations.items.overlapping(body.extent) if i.body.key == body.key]
    return min(twins, key=lambda twin: status_of(twin) is not Status.ACCEPTED, default=None)


def has_accepted_twin(annotations: AnnotationSet, body: Body, item_id: str) -> bool:
    """Return whether another item with the same kind, label and fragments is accepted."""
    return any(
        item.body.key == body.key and item.id != item_id and status_of(item) is Status.ACCEPTED
        for item in annotations.items.overlapping(body.extent)
    )


def record_of(item: Item) -> Annotation | None:
    """The record of an item; None for a bare suggestion."""
    return item if isinstance(item, Annotation) else None


def is_proposed(item: Item) -> bool:
    """Return whether a pipeline proposed the item."""
    return isinstance(item, Suggestion) or item.origin is Origin.PIPELINE
