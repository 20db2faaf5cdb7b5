"""Features of tokens that decisions make: the reader's labels by the map, and the names."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.entity import Entity
from annotate.learning.evidence import Evidence
from annotate.learning.names import Mention
from annotate.learning.token_features import Row, TokenFeatures
from annotate.learning.token_ranges import OUTSIDE, tags_of

_SHARES = (0.5, 0.7, 0.95)
"""Limits of the shares of a name's occurrences that were marked; chosen by hand."""

_TIMES = 4
"""Copies of a feature that holds everywhere, which the ridge then holds back less; without them
five articles give 1.6 points less F1."""


def crf_rows(
    features: TokenFeatures,
    evidence: Evidence,
    mapped: Sequence[Entity],
    mentions: Sequence[Mention],
) -> list[Row]:
    """The features of each token of a text, with those that the map and the names add."""
    tags = tags_of(evidence, mapped)
    names = _name_tags(len(tags), mentions)
    around = [OUTSIDE, *tags, OUTSIDE]
    rows = []
    for index, row in enumerate(features.rows):
        added = [f"mapped{copy}={tags[index]}" for copy in range(_TIMES)]
        added += [f"mapped-before={around[index]}", f"mapped-after={around[index + 2]}"]
        if index in names:
            added += [f"name={names[index][0]}", f"name={names[index][0]}{names[index][1]}"]
        if index - 1 in names:
            added.append(f"name-before={names[index - 1][0]}")
        if index + 1 in names:
            added.append(f"name-after={names[index + 1][0]}")
        rows.append([*row, *added])
    return rows


def _name_tags(count: int, mentions: Sequence[Mention]) -> dict[int, tuple[str, int]]:
    """For each token of a name its tag, and how sure the name is, from 0 to 3."""
    tags: dict[int, tuple[str, int]] = {}
    for (first, stop), label, share in mentions:
        step = sum(share >= limit for limit in _SHARES)
        for index in range(first, min(stop, count)):
            tags[index] = (f"{'B' if index == first else 'I'}-{label}", step)
    return tags
