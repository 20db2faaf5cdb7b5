"""Selections: a range of tokens from an anchor to the cursor."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.span import Span
from annotate.text.edges import Units


@dataclass(frozen=True, slots=True)
class Selection:
    """Two ends; motions move the head, growing keeps what there was to shrink back to."""

    anchor: Span
    """The end that stays."""
    head: Span
    """The end that moves."""
    smaller: Selection | None = None
    """The selection before it grew."""

    @property
    def span(self) -> Span:
        """The range from end to end."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end))

    def moved(self, head: Span) -> Selection:
        """The same selection with its head on another token."""
        return Selection(self.anchor, head)

    def swapped(self) -> Selection:
        """The same selection with the other end moving."""
        return Selection(self.head, self.anchor, self.smaller)

    def grown(self, first: Span, last: Span) -> Selection:
        """A larger selection from one token to another."""
        return Selection(first, last, self)

    def by_units(self, units: Units) -> Selection:
        """The same range with one of these units at each end."""
        first = units.next(self.span.start) or self.anchor
        last = units.before(self.span.end) or self.head
        if self.anchor.start <= self.head.start:
            return Selection(first, last)
        return Selection(last, first)
