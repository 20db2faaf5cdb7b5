"""Identity: the keys by which a decision on one suggestion counts for its equals."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from annotate.annotation import Annotation
from annotate.claim import Claim
from annotate.suggestion import Body, Suggestion


def identity_keys(suggestion: Suggestion) -> Iterator[Hashable]:
    """The keys of a suggestion: its id, its body, and the cue of a claim."""
    yield suggestion.id
    yield from keys_of_body(suggestion.body)


def keys_of_records(records: Iterable[Annotation]) -> set[Hashable]:
    """The identity keys of some records."""
    return {key for record in records for key in _keys_of_record(record)}


def key_of_body(body: Body) -> Hashable:
    """The key that equal bodies share."""
    # An entity is its own key; a long article has very many.
    return body.key if isinstance(body, Claim) else body


def keys_of_body(body: Body) -> Iterator[Hashable]:
    """The keys of a body: itself, and the cue of a claim."""
    yield key_of_body(body)
    if isinstance(body, Claim) and body.cue:
        yield ("cue", body.cue)


def _keys_of_record(record: Annotation) -> Iterator[Hashable]:
    yield record.id
    yield from keys_of_body(record.body)
    if record.was is not None:
        yield from keys_of_body(record.was)
