"""Features of tokens that decisions make: the reader's labels by the map, the names, the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from annotate.entity import Entity
from annotate.learning.evidence import Evidence
from annotate.learning.known_words import Habit
from annotate.learning.names import Mention
from annotate.learning.token_features import Row, TokenFeatures
from annotate.learning.token_ranges import tags_of

_SHARES = (0.5, 0.7, 0.95)
"""Limits of the shares of a name's occurrences that were marked; chosen by hand."""


def crf_rows(
    features: TokenFeatures,
    evidence: Evidence,
    mapped: Sequence[Entity],
    mentions: Sequence[Mention],
    habits: Sequence[Habit | None],
) -> list[Row]:
    """The features of each token of a text, with those that the map, names and words add."""
    count = len(features.rows)
    names = _name_tags(count, mentions)
    columns = (
        [[f"mapped={tag}"] for tag in tags_of(evidence, mapped)],
        _with_neighbours("name", [names.get(index, ("", 0))[0] for index in range(count)]),
        _with_neighbours("known", [_label(habit) for habit in habits]),
    )
    rows = [list(chain(*parts)) for parts in zip(features.rows, *columns, strict=True)]
    for index, (tag, step) in names.items():
        rows[index].append(f"name={tag}{step}")
    for row, habit in zip(rows, habits, strict=True):
        if habit is not None:
            firm = f"{habit.label} {habit.firmness}"
            row += [f"known={firm}", f"known={firm} {habit.times}"]
        else:
            row.append("known=new")
    return rows


def _label(habit: Habit | None) -> str:
    return "" if habit is None else f"={habit.label}"


def _with_neighbours(name: str, values: Sequence[str]) -> list[Row]:
    """The features that each token has by its own value and by those beside it; "" is none."""
    around = ["", *values, ""]
    rows = []
    for before, own, after in zip(around, values, around[2:], strict=False):
        row = [f"{name}={own}"] if own else []
        if before:
            row.append(f"{name}-before={before}")
        if after:
            row.append(f"{name}-after={after}")
        rows.append(row)
    return rows


def _name_tags(count: int, mentions: Sequence[Mention]) -> dict[int, tuple[str, int]]:
    """For each token of a name its tag, and how sure the name is, from 0 to 3."""
    tags: dict[int, tuple[str, int]] = {}
    for (first, stop), label, share in mentions:
        step = sum(share >= limit for limit in _SHARES)
        for index in range(first, min(stop, count)):
            tags[index] = (f"{'B' if index == first else 'I'}-{label}", step)
    return tags
