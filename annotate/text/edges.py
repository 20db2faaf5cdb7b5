"""Moving an edge of a span, by token or by character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from annotate.span import Fragments, Span


class Units(Protocol):
    """The units that an edge steps over: the tokens of a text, or its characters."""

    def at(self, offset: int) -> Span | None:
        """The unit at an offset, else the next one, else the one before."""

    def next(self, offset: int) -> Span | None:
        """The first unit that starts at an offset or behind it."""

    def before(self, offset: int) -> Span | None:
        """The last unit that ends at an offset or ahead of it."""


@dataclass(frozen=True, slots=True)
class EdgeStep:
    """A step of one edge."""

    right: bool
    """True for the right edge, False for the left one."""
    outwards: bool
    """True if the span becomes longer, False if shorter."""

    def moved(self, span: Span, units: Units) -> Span | None:
        """A span with this edge one unit further on; None where it cannot go.

        An edge inside of a unit goes to the end of that unit first, and never crosses the other.
        """
        if self.right:
            end = _end_behind(units, span.end) if self.outwards else _end_ahead(units, span.end)
            return Span(span.start, end) if end is not None and end > span.start else None
        start = (
            _start_ahead(units, span.start) if self.outwards else _start_behind(units, span.start)
        )
        return Span(start, span.end) if start is not None and start < span.end else None

    def moved_piece(self, pieces: Fragments, index: int, units: Units) -> Fragments | None:
        """Fragments with this edge of one of them moved; None where it cannot go.

        It cannot go where another fragment begins: pieces stay sorted and disjoint.
        """
        piece = self.moved(pieces[index], units)
        if piece is None or any(piece.overlaps(other) for other in _others(pieces, index)):
            return None
        return (*pieces[:index], piece, *pieces[index + 1 :])


def _end_behind(units: Units, offset: int) -> int | None:
    unit = _around(units, offset) or units.next(offset)
    return unit.end if unit is not None else None


def _end_ahead(units: Units, offset: int) -> int | None:
    unit = units.before(offset - 1)
    return unit.end if unit is not None else None


def _start_behind(units: Units, offset: int) -> int | None:
    unit = units.next(offset + 1)
    return unit.start if unit is not None else None


def _start_ahead(units: Units, offset: int) -> int | None:
    unit = _around(units, offset) or units.before(offset)
    return unit.start if unit is not None else None


def _around(units: Units, offset: int) -> Span | None:
    """The unit that an offset is inside of, neither at its start nor at its end."""
    unit = units.at(offset)
    return unit if unit is not None and unit.start < offset < unit.end else None


def _others(pieces: Fragments, index: int) -> Fragments:
    return pieces[:index] + pieces[index + 1 :]
