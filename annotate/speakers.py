"""Speakers: the entities that sources name, and those that can be chosen as speakers."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.entity import VALUES, Entity
from annotate.span import Fragments, Span

_PEOPLE = frozenset(("PERSON", "PER"))
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
        people = [i for i in _speakers(annotations, head) if i.body.label in _PEOPLE]
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


def nearest_speakers(annotations: AnnotationSet, place: Span) -> list[Item]:
    """One entity for each name of the article, the nearest ones ahead of a place first."""
    by_name: dict[tuple[str, str], Item] = {}
    for item in sorted(filter(can_speak, annotations.items), key=lambda i: _distance(i, place)):
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
