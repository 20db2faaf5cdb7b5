"""Reading rows: the different readings of a place, each with those who have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.attributes import Attributes, unordered
from annotate.evaluation.disagreements import Disagreement
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of a place."""

    body: Body | None
    """What those who have it see there; None for nothing."""
    names: tuple[str, ...]
    """Who has it, in the order of the annotators."""
    choices: Attributes | None = None
    """What they chose for it, where others have the same with other attributes; else None."""

    def status(self, item: Item) -> Status:
        """The status of the reading, by that of its item: with other attributes it is not taken."""
        status = status_of(item)
        chosen = unordered(item.attributes) if isinstance(item, Annotation) else ()
        is_other = status is Status.ACCEPTED and self.choices not in (None, chosen)
        return Status.REJECTED if is_other else status


def reading_rows(disagreement: Disagreement, names: Sequence[str]) -> tuple[ReadingRow, ...]:
    """The readings of a place, that of the first annotator first; there are always two or more."""
    firsts: dict[object, tuple[Body | None, Attributes]] = {}
    holders: dict[object, list[str]] = {}
    sides = zip(names, disagreement.keys, disagreement.bodies, disagreement.choices, strict=True)
    for name, key, body, chosen in sides:
        firsts.setdefault(key, (body, chosen))
        holders.setdefault(key, []).append(name)
    counts = Counter(body.key for body, _ in firsts.values() if body is not None)
    return tuple(
        ReadingRow(
            body,
            tuple(holders[key]),
            chosen if body is not None and counts[body.key] > 1 else None,
        )
        for key, (body, chosen) in firsts.items()
    )


def majority(rows: Sequence[ReadingRow]) -> int | None:
    """The number of the reading that more than half of the annotators have; None without one."""
    annotators = sum(len(row.names) for row in rows)
    return next((n for n, row in enumerate(rows) if 2 * len(row.names) > annotators), None)


def majority_words(row: ReadingRow, rows: Sequence[ReadingRow]) -> str:
    """How many have a reading, and who."""
    annotators = sum(len(row.names) for row in rows)
    nothing = "" if row.body is not None else " have nothing"
    return f"{len(row.names)} of {annotators}{nothing}: {', '.join(row.names)}"
