"""The model: boosted trees over closed-class features, read from a file and run with numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BATCH = 1024

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees over features that hold or do not hold.

    Node `n` asks for feature `feature[n]` and goes on to `child[2 * n]` where it does not hold, to
    `child[2 * n + 1]` where it does; a leaf goes on to itself.
    """

    names: dict[str, int]
    """The column of each feature."""
    feature: Integers
    """The column that each node asks for."""
    child: Integers
    """The two nodes after each node."""
    value: Floats
    """What each leaf adds to the sum."""
    roots: Integers
    """The first node of each tree."""
    depth: int
    """The most steps from a root to a leaf."""

    def raw(self, rows: Sequence[Sequence[str]]) -> Floats:
        """The uncalibrated score of each row of feature names, from 0 to 1."""
        scores = np.zeros(len(rows), dtype=np.float32)
        for start in range(0, len(rows), _BATCH):
            batch = rows[start : start + _BATCH]
            scores[start : start + len(batch)] = self._sums(self._table(batch))
        return (1 / (1 + np.exp(-scores))).astype(np.float32)

    def _table(self, rows: Sequence[Sequence[str]]) -> NDArray[np.uint8]:
        table = np.zeros((len(rows), len(self.names)), dtype=np.uint8)
        find = self.names.get
        for number, row in enumerate(rows):
            table[number, [column for name in row if (column := find(name)) is not None]] = 1
        return table

    def _sums(self, table: NDArray[np.uint8]) -> Floats:
        node = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        row = np.arange(len(table))[:, None]
        for _ in range(self.depth):
            node = self.child[2 * node + table[row, self.feature[node]]]
        sums: Floats = self.value[node].sum(axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class Model:
    """Two sets of trees, one after the other, and a calibration of the second one's scores."""

    first: Trees
    """Scores each candidate by itself."""
    second: Trees
    """Scores the better candidates again, among the others."""
    knots: Floats
    """Raw scores, rising, at which the calibration is known."""
    chances: Floats
    """The share of right claims at each knot."""

    def chance(self, raw: float) -> float:
        """The share of claims with this raw score that are right."""
        return float(np.interp(raw, self.knots, self.chances))


@cache
def model(language: str) -> Model | None:
    """The model of a language, or None where none was trained."""
    source = files(__package__).joinpath(f"{language}.npz")
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as arrays:
        return Model(
            first=_trees(arrays, "first"),
            second=_trees(arrays, "second"),
            knots=arrays["knots"],
            chances=arrays["chances"],
        )


def _trees(arrays: Mapping[str, NDArray[Any]], stage: str) -> Trees:
    return Trees(
        names={str(name): column for column, name in enumerate(arrays[f"{stage}_names"])},
        feature=arrays[f"{stage}_feature"].astype(np.int32),
        child=arrays[f"{stage}_child"].astype(np.int32),
        value=arrays[f"{stage}_value"].astype(np.float32),
        roots=arrays[f"{stage}_roots"].astype(np.int32),
        depth=int(arrays[f"{stage}_depth"]),
    )
