"""The model: boosted trees over closed-class features, read from a file and run with numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BATCH = 512
"""Rows that are scored at once, which bounds the memory; chosen by hand."""

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]
Table = NDArray[np.uint8]
"""A row for each candidate and a column for each feature, 1 where it holds."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees over features that hold or do not hold.

    Node `n` asks for feature `feature[n]` and goes on to `child[2 * n]` where it does not hold, to
    `child[2 * n + 1]` where it does; a leaf goes on to itself.
    """

    feature: Integers
    """The column that each node asks for."""
    child: Integers
    """The two nodes after each node."""
    value: Floats
    """The number that each leaf adds to the sum."""
    roots: Integers
    """The first node of each tree."""
    depth: int
    """The most steps from a root to a leaf."""

    def raw(self, table: Table) -> Floats:
        """The uncalibrated score of each row, from 0 to 1."""
        sums = [self._sums(table[n : n + _BATCH]) for n in range(0, len(table), _BATCH)]
        scores = np.concatenate(sums) if sums else np.zeros(0, dtype=np.float32)
        return (1 / (1 + np.exp(-scores))).astype(np.float32)

    def _sums(self, table: Table) -> Floats:
        cells = np.ascontiguousarray(table).ravel()
        row = np.arange(len(table), dtype=np.int32)[:, None] * np.int32(table.shape[1])
        node = np.repeat(self.roots[None, :], len(table), axis=0)
        for _ in range(self.depth):
            answer = cells.take(self.feature.take(node) + row)
            node = self.child.take(2 * node + answer)
        sums: Floats = self.value.take(node).sum(axis=1)
        return sums


@dataclass(frozen=True, slots=True)
class Model:
    """Two sets of trees, one after the other, and a calibration of the second one's scores."""

    names: dict[str, int]
    """The column of each feature of a candidate by itself."""
    beside: dict[str, int]
    """The column of each feature of a candidate among the others, after those by itself."""
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

    def raw(self, chance: float) -> float:
        """A raw score of which this share of claims is right."""
        return float(np.interp(chance, self.chances, self.knots))


def feature_table(rows: Sequence[Sequence[str]], names: Mapping[str, int]) -> Table:
    """Arrange the names of features that hold, row by row, as a table; skip unknown names."""
    width, column_of = len(names), names.get
    cells = np.zeros(len(rows) * width, dtype=np.uint8)
    held_cells = [
        start + column
        for start, row in zip(range(0, len(cells), width), rows, strict=True)
        for name in row
        if (column := column_of(name)) is not None
    ]
    cells[held_cells] = 1
    return cells.reshape(len(rows), width)


@cache
def load_model(language: str) -> Model | None:
    """Read the model of a language from its file; None where there is no file."""
    source = files(__package__).joinpath(f"{language}.npz")
    if not source.is_file():
        return None
    with as_file(source) as path, np.load(path, allow_pickle=False) as arrays:
        return Model(
            names=_columns(arrays["names"]),
            beside=_columns(arrays["beside"]),
            first=_trees(arrays, "first"),
            second=_trees(arrays, "second"),
            knots=arrays["knots"],
            chances=arrays["chances"],
        )


def _columns(names: NDArray[Any]) -> dict[str, int]:
    return {str(name): column for column, name in enumerate(names)}


def _trees(arrays: Mapping[str, NDArray[Any]], stage: str) -> Trees:
    return Trees(
        feature=arrays[f"{stage}_feature"].astype(np.int32),
        child=arrays[f"{stage}_child"].astype(np.int32),
        value=arrays[f"{stage}_value"].astype(np.float32),
        roots=arrays[f"{stage}_roots"].astype(np.int32),
        depth=int(arrays[f"{stage}_depth"]),
    )
