"""Which suggestions are still pending: all of them less those that somebody decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from annotate.annotation import Annotation
from annotate.claim import Claim
from annotate.suggestion import Body, Suggestion


class Decisions:
    """The facts that settle a suggestion, counted so that undo can take them back one by one.

    A suggestion is settled when a record has its id, its body, or a proposal equal to its body,
    or, for a claim, when a record is a claim with the same cue.
    """

    def __init__(self) -> None:
        self._facts: Counter[Hashable] = Counter()

    def add(self, record: Annotation) -> None:
        """Count what a record decides."""
        self._facts.update(_facts_of_record(record))

    def remove(self, record: Annotation) -> None:
        """Take back what a record decided."""
        self._facts.subtract(_facts_of_record(record))

    def settle(self, suggestion: Suggestion) -> bool:
        """Whether somebody decided on this suggestion or on its equal."""
        return any(self._facts[fact] > 0 for fact in facts(suggestion))


def facts(suggestion: Suggestion) -> Iterator[Hashable]:
    """Each fact that would settle a suggestion."""
    yield suggestion.id
    yield from _facts_of_body(suggestion.body)


def touched(records: Iterable[Annotation]) -> set[Hashable]:
    """The facts that these records speak of."""
    return {fact for record in records for fact in _facts_of_record(record)}


def _facts_of_record(record: Annotation) -> Iterator[Hashable]:
    yield record.id
    yield from _facts_of_body(record.body)
    if record.was is not None:
        yield from _facts_of_body(record.was)


def _facts_of_body(body: Body) -> Iterator[Hashable]:
    # An entity is its own key; a long article has very many.
    yield body.key if isinstance(body, Claim) else body
    if isinstance(body, Claim) and body.cue:
        yield ("cue", body.cue)
