"""Charts as values: lines over days, and bars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody has done by each day."""

    name: str
    """Who; text from outside."""
    points: tuple[tuple[date, int], ...]
    """Days in order, each with the number so far."""


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over the same days."""

    title: str
    """What is shown."""
    lines: tuple[Line, ...]
    """One line or more, each with a point."""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        days = [day for line in self.lines for day, _ in line.points]
        return min(days), max(days)

    @property
    def most(self) -> int:
        """The greatest number."""
        return max(number for line in self.lines for _, number in line.points)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one part or more."""

    name: str
    """What it is about; text from outside."""
    parts: tuple[float, ...]
    """The lengths of its parts, 0 or more, one after the other."""
    words: str
    """The numbers, as they stand behind it."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of one scale."""

    title: str
    """What is shown, and what the parts are."""
    bars: tuple[Bar, ...]
    """One bar or more."""
    full: float
    """The length that takes all the room, above 0."""


Chart = LineChart | BarChart
