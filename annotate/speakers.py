"""Speakers: the entities that sources name, and those that can be chosen as speakers."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.entity import PEOPLE, VALUES, Entity
from annotate.labels.speaker_labels import GOVERNMENTS
from annotate.span import Fragments, Span

_ARTICLES = frozenset(("the", "a", "an"))


def can_speak(item: Item) -> bool:
    """Return whether a source may name an item: an entity, neither a value nor rejected."""
    is_entity = isinstance(item.body, Entity) and item.body.label not in VALUES
    return is_entity and status_of(item) is not Status.REJECTED


def entity_named_by(
    annotations: AnnotationSet, source: Fragments, head: Span | None
) -> Item | None:
    """Find the entity that a source names, where there is no doubt.

    Args:
        annotations: The entities of the article, accepted or pending.
        source: The fragments of the source, in code points.
        head: The span in which the parse has the name of a person who is the source, if any.
    """
    if head is not None:
        people = [i for i in _speakers(annotations, head) if i.body.label in PEOPLE]
        if people:
            return min(people, key=_preference)
    if len(source) != 1:
        return None
    entities = _speakers(annotations, source[0])
    whole_source = (item for item in entities if _fills(annotations, item, source[0]))
    return min(whole_source, key=_preference, default=None)


def speaker_name(annotations: AnnotationSet, claim: Claim) -> str:
    """The text of the entity that a claim's source resolves to; empty where there is none."""
    item = annotations.get(claim.speaker) if claim.speaker is not None else None
    return annotations.quote(item.body.extent) if item is not None else ""


def linked_to_accepted(
    annotations: AnnotationSet, source: Fragments, labels: frozenset[str]
) -> str | None:
    """The id of the accepted person or organisation that a source is, word for word."""
    if len(source) != 1:
        return None
    items = _speakers(annotations, source[0])
    exact = (
        item.id
        for item in items
        if item.body.extent == source[0]
        and item.body.label in labels
        and status_of(item) is Status.ACCEPTED
    )
    return next(exact, None)


def nearest_speakers(
    annotations: AnnotationSet, claim: Claim, labels: frozenset[str]
) -> list[Item]:
    """One entity for each name, those in the source first, then the nearest ones ahead of a claim.

    Those with one of `labels`; behind them countries and peoples, whose governments speak.
    """
    by_name: dict[tuple[str, str], Item] = {}
    speaking = [
        item
        for item in filter(can_speak, annotations.items)
        if item.body.label in labels or item.body.label in GOVERNMENTS
    ]

    def rank(item: Item) -> tuple[bool, bool, tuple[bool, int]]:
        is_in_source = any(piece.covers(item.body.extent) for piece in claim.source)
        is_foreign = item.body.label not in labels
        return is_foreign, not is_in_source, _distance(item, claim.extent)

    for item in sorted(speaking, key=rank):
        by_name.setdefault((annotations.quote(item.body.extent), item.body.label), item)
    return list(by_name.values())


def _speakers(annotations: AnnotationSet, span: Span) -> Iterable[Item]:
    return filter(can_speak, annotations.items.overlapping(span))


def _fills(annotations: AnnotationSet, item: Item, source: Span) -> bool:
    """Return whether an entity is all that a source has, but for an article."""
    entity = item.body.extent
    if entity.end != source.end:
        return False
    text_before = (
        annotations.quote(Span(source.start, entity.start)) if entity.start > source.start else ""
    )
    return entity.start <= source.start or text_before.strip().lower() in _ARTICLES


def _preference(item: Item) -> tuple[bool, int]:
    return status_of(item) is not Status.ACCEPTED, -len(item.body.extent)


def _distance(item: Item, place: Span) -> tuple[bool, int]:
    start = item.body.extent.start
    return start > place.start, abs(place.start - start)
