"""Decisions on suggestions: a suggestion that equals a decided one is no longer pending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from annotate.annotation import Annotation
from annotate.entity import Entity
from annotate.identity import keys_of_body
from annotate.position_index import PositionIndex
from annotate.suggestion import Suggestion


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
        return any(self._counts[key] > 0 for key in keys_of_body(body))

    def _has_record(self, entity: Entity) -> bool:
        items = self._items.starting_at(entity.span.start)
        return any(isinstance(item, Annotation) and item.body == entity for item in items)


def _counted_keys(record: Annotation) -> Iterator[Hashable]:
    """The keys of a record, but for that of an entity that it is."""
    if not isinstance(record.body, Entity):
        yield from keys_of_body(record.body)
    if record.was is not None:
        yield from keys_of_body(record.was)
