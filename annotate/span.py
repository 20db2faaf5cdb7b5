"""Spans: half-open ranges of characters, the only kind of position that is ever stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of characters (code points) in a document.

    Raises:
        ValueError: The range is empty, reversed or starts before the text.
    """

    start: int
    """Index of the first character."""
    end: int
    """Index one past the last character."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Return whether every character of `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, distance: int) -> Span:
        """The same range, `distance` characters further on."""
        return Span(self.start + distance, self.end + distance)


Fragments = tuple[Span, ...]
"""The pieces of something broken by other words: sorted and disjoint, perhaps touching."""


def fragments(spans: Iterable[Span]) -> Fragments:
    """Sort spans into fragments; those that share a character become one."""
    pieces: list[Span] = []
    for span in sorted(spans):
        if pieces and span.start < pieces[-1].end:
            pieces[-1] = Span(pieces[-1].start, max(span.end, pieces[-1].end))
        else:
            pieces.append(span)
    return tuple(pieces)


def extent(pieces: Iterable[Span]) -> Span:
    """The smallest span around all pieces.

    Raises:
        ValueError: There are no pieces.
    """
    spans = tuple(pieces)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def join_fragments(text: str, pieces: Iterable[Span]) -> str:
    """The words of some pieces, exactly as they stand, with a sign for what is between them."""
    return " … ".join(text[piece.start : piece.end] for piece in pieces)
