"""Decisions on suggestions: a suggestion that equals a decided one is no longer pending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from annotate.annotation import Annotation
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.position_index import PositionIndex
from annotate.suggestion import Body, Suggestion


class Decisions:
    """What all records decide, counted so that undo can remove it one by one.

    A suggestion is decided when a record has its body, or a proposal equal to its body, or, for a
    claim, when a record is a claim with the same cue; or when a record has its id, which whoever
    has the records by their ids can tell.

    Args:
        items: Has every record that is added here. The entities that records are, which a long
            article has very many of, are found there and not counted again.
    """

    def __init__(self, items: PositionIndex) -> None:
        self._items = items
        self._counts: Counter[Hashable] = Counter()

    def add(self, record: Annotation) -> None:
        """Count the keys of a record."""
        for key in _counted_keys(record):
            self._counts[key] += 1

    def remove(self, record: Annotation) -> None:
        """Remove the keys of a record."""
        for key in _counted_keys(record):
            self._counts[key] -= 1

    def is_decided(self, suggestion: Suggestion) -> bool:
        """Return whether there is a decision on an equal of this suggestion."""
        body = suggestion.body
        if isinstance(body, Entity) and self._has_record(body):
            return True
        return any(self._counts[key] > 0 for key in _keys_of_body(body))

    def _has_record(self, entity: Entity) -> bool:
        items = self._items.starting_at(entity.span.start)
        return any(isinstance(item, Annotation) and item.body == entity for item in items)


def identity_keys(suggestion: Suggestion) -> Iterator[Hashable]:
    """The keys of a suggestion: its id, its body, and the cue of a claim."""
    yield suggestion.id
    yield from _keys_of_body(suggestion.body)


def keys_of_records(records: Iterable[Annotation]) -> set[Hashable]:
    """The identity keys of some records."""
    return {key for record in records for key in _keys_of_record(record)}


def _keys_of_record(record: Annotation) -> Iterator[Hashable]:
    yield record.id
    yield from _keys_of_bodies(record)


def _counted_keys(record: Annotation) -> Iterator[Hashable]:
    """The keys of a record, but for that of an entity that it is."""
    if not isinstance(record.body, Entity):
        yield from _keys_of_body(record.body)
    if record.was is not None:
        yield from _keys_of_body(record.was)


def _keys_of_bodies(record: Annotation) -> Iterator[Hashable]:
    yield from _keys_of_body(record.body)
    if record.was is not None:
        yield from _keys_of_body(record.was)


def key_of_body(body: Body) -> Hashable:
    """The key that equal bodies share."""
    # An entity is its own key; a long article has very many.
    return body.key if isinstance(body, Claim) else body


def _keys_of_body(body: Body) -> Iterator[Hashable]:
    yield key_of_body(body)
    if isinstance(body, Claim) and body.cue:
        yield ("cue", body.cue)
