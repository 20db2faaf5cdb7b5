"""Reading rows: the different readings of a place, each with those who have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.evaluation.disagreements import Disagreement
from annotate.suggestion import Body


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of a place."""

    body: Body | None
    """What those who have it see there; None for nothing."""
    names: tuple[str, ...]
    """Who has it, in the order of the annotators."""


def reading_rows(disagreement: Disagreement, names: Sequence[str]) -> tuple[ReadingRow, ...]:
    """The readings of a place, that of the first annotator first; there are always two or more."""
    bodies: dict[object, Body | None] = {}
    holders: dict[object, list[str]] = {}
    for name, body in zip(names, disagreement.bodies, strict=True):
        key = body.key if body is not None else None
        bodies.setdefault(key, body)
        holders.setdefault(key, []).append(name)
    return tuple(ReadingRow(body, tuple(holders[key])) for key, body in bodies.items())


def majority(rows: Sequence[ReadingRow]) -> int | None:
    """The number of the reading that more than half of the annotators have; None without one."""
    annotators = sum(len(row.names) for row in rows)
    return next((n for n, row in enumerate(rows) if 2 * len(row.names) > annotators), None)


def majority_words(row: ReadingRow, rows: Sequence[ReadingRow]) -> str:
    """How many have a reading, and who."""
    annotators = sum(len(row.names) for row in rows)
    thing = "" if row.body is not None else " have nothing"
    return f"{len(row.names)} of {annotators}{thing}: {', '.join(row.names)}"
