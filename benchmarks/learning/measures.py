"""Measures by number of finished articles, each with its bounds and whether they are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.evaluation.report import table
from benchmarks.learning.bounds import Limits

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number for each number of finished articles."""

    name: str
    """What was measured."""
    values: Mapping[int, float]
    """By number of articles."""
    least: Limits = field(default_factory=dict)
    """The smallest values that meet a bound."""
    most: Limits = field(default_factory=dict)
    """The largest values that meet a bound."""
    digits: int = 1
    """Decimal places."""

    @property
    def missed(self) -> int:
        """Number of bounds that are missed; one of a number that was not measured is none."""
        return sum(not self._is_met(count) for count in self.values)

    @property
    def rows(self) -> Iterator[Row]:
        """The line of values, and a line for the bounds on either side that there are."""
        yield (self.name, *(f"{value:.{self.digits}f}" for value in self.values.values()), "")
        for words, limits in (("  at least", self.least), ("  at most", self.most)):
            if not limits.keys().isdisjoint(self.values):
                yield (words, *(self._verdict(limits, count) for count in self.values), "")

    def _verdict(self, limits: Limits, count: int) -> str:
        if count not in limits:
            return ""
        return f"{limits[count]:.4g} {'met' if self._is_met(count) else 'MISSED'}"

    def _is_met(self, count: int) -> bool:
        value = self.values[count]
        return self.least.get(count, value) <= value <= self.most.get(count, value)


def lines(measures: Sequence[Measure]) -> Iterable[str]:
    """The lines of a table of measures of the same numbers of articles."""
    headings = ("after articles", *map(str, measures[0].values), "")
    return table([headings, *(row for measure in measures for row in measure.rows)])
