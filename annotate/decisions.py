"""Decisions on suggestions: a suggestion that equals a decided one is no longer pending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from annotate.annotation import Annotation
from annotate.claim import Claim
from annotate.suggestion import Body, Suggestion


class Decisions:
    """The keys of the bodies of all records, counted so that undo can remove them one by one.

    A suggestion is decided when a record has its body, or a proposal equal to its body, or, for a
    claim, when a record is a claim with the same cue; or when a record has its id, which whoever
    has the records by their ids can tell.
    """

    def __init__(self) -> None:
        self._counts: Counter[Hashable] = Counter()

    def add(self, record: Annotation) -> None:
        """Count the keys of a record."""
        self._counts.update(_keys_of_bodies(record))

    def remove(self, record: Annotation) -> None:
        """Remove the keys of a record."""
        self._counts.subtract(_keys_of_bodies(record))

    def is_decided(self, suggestion: Suggestion) -> bool:
        """Return whether there is a decision on an equal of this suggestion."""
        return any(self._counts[key] > 0 for key in _keys_of_body(suggestion.body))


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
