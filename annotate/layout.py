"""The layout of a text in its source: headings, emphasis, code and links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from annotate.span import Span


class Look(StrEnum):
    """The ways in which a range of the text stands out in its source."""

    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


class Heading(NamedTuple):
    """An entry of the table of contents."""

    start: int
    """Code-point offset of the first character below it."""
    level: int
    """1 for the highest."""
    title: str
    """Its words; they need not be in the text like this."""


class Styled(NamedTuple):
    """A range that stands out."""

    span: Span
    look: Look


@dataclass(frozen=True, slots=True)
class Layout:
    """Headings and ranges that stand out, both in text order; positions are code points."""

    headings: tuple[Heading, ...] = ()
    """The table of contents; empty where the format knows none."""
    styled: tuple[Styled, ...] = ()
    """Ranges by their start; they may overlap."""
    _longest: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_longest", max((len(s.span) for s in self.styled), default=0))

    def __bool__(self) -> bool:
        return bool(self.headings or self.styled)

    def within(self, span: Span) -> Iterator[Styled]:
        """The ranges that share a character with a span."""
        first = bisect_left(self.styled, span.start - self._longest, key=_start)
        for styled in self.styled[first : bisect_left(self.styled, span.end, key=_start)]:
            if styled.span.overlaps(span):
                yield styled


def _start(styled: Styled) -> int:
    return styled.span.start


NO_LAYOUT = Layout()
"""The layout of a plain text."""
