"""The records of a document by their ids, with what is counted and decided by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from annotate.annotation import Annotation, Item, Status
from annotate.claim import Claim
from annotate.decisions import Decisions
from annotate.position_index import PositionIndex
from annotate.suggestion import Suggestion


class RecordIndex:
    """Every record once, whatever its status.

    Args:
        records: The first of them.
        items: Has these records, and every other by the time that a suggestion is asked about.
    """

    def __init__(self, records: Iterable[Annotation], items: PositionIndex) -> None:
        self.by_id: dict[str, Annotation] = {}
        """The records by their ids, in no particular order."""
        self.moved_count = 0
        """The number of accepted records at a place that is not confirmed yet."""
        self._decisions = Decisions(items)
        self._counts: Counter[Status] = Counter()
        self._links: Counter[str | None] = Counter()
        """For each id the number of records that link to it as their speaker."""
        for record in records:
            self.add(record)

    def count(self, status: Status) -> int:
        """The number of records with a status."""
        return self._counts[status]

    def add(self, record: Annotation) -> None:
        """Add a record whose id is not here yet."""
        self.by_id[record.id] = record
        self._decisions.add(record)
        self._add_to_counts(record, 1)

    def remove(self, record: Annotation) -> None:
        """Remove a record that is here."""
        del self.by_id[record.id]
        self._decisions.remove(record)
        self._add_to_counts(record, -1)

    def decides(self, suggestion: Suggestion) -> bool:
        """Tell whether a record has the id of a suggestion, or decides an equal of it."""
        return suggestion.id in self.by_id or self._decisions.is_decided(suggestion)

    def has_speaker(self, item_id: str) -> bool:
        """Tell whether a record links to an item as its speaker."""
        return self._links[item_id] > 0

    def _add_to_counts(self, record: Annotation, number: int) -> None:
        self._counts[record.status] += number
        self._links[speaker_id(record)] += number
        if record.moved and record.status is Status.ACCEPTED:
            self.moved_count += number


def speaker_id(item: Item) -> str | None:
    """The id of the entity that a claim links to as its speaker; None where there is none."""
    return item.body.speaker if isinstance(item.body, Claim) else None
