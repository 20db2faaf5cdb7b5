"""Places that their quotes put right, where a program counted in other units than code points.

Offsets are half-open; those of other programs are in units of theirs, all others in code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotate.span import Span

_CR, _BOM = "\r", "\ufeff"
_LAST_OF_ONE_UNIT = 0xFFFF
"""The last code point that UTF-16 writes as one code unit."""


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A place as another program gives it: one or several pieces, and their words."""

    pieces: tuple[tuple[int, int], ...]
    """Starts and ends, in the units of the program."""
    quote: str
    """The words there; empty where the program does not say."""


@dataclass(frozen=True, slots=True)
class OffsetUnit:
    """A way to count offsets into one text."""

    name: str
    """Its name, for people; empty for code points."""
    to_points: Callable[[int], int | None]
    """Converts an offset to code points; None for one inside a character or beyond the text."""

    def spans(self, place: QuotedPlace) -> tuple[tuple[int, int], ...] | None:
        """Return the pieces of a place in code points; None where the text has no such offsets."""
        points = [(self.to_points(start), self.to_points(end)) for start, end in place.pieces]
        spans = [(start, end) for start, end in points if start is not None and end is not None]
        return tuple(spans) if len(spans) == len(points) else None


def code_points(text: str) -> OffsetUnit:
    """Return the unit that Postil counts in itself."""
    return OffsetUnit("", lambda offset: offset if 0 <= offset <= len(text) else None)


def unit_of(text: str, places: Sequence[QuotedPlace]) -> OffsetUnit:
    """Return the unit in which most of the quotes stand at their offsets; code points on a tie."""
    quoted = [place for place in places if place.quote.strip()]
    unit = code_points(text)
    count = _fitting(text, quoted, unit)
    if count == len(quoted):
        return unit
    for other in _other_units(text):
        if (other_count := _fitting(text, quoted, other)) > count:
            unit, count = other, other_count
    return unit


def is_quote(text: str, spans: Iterable[tuple[int, int]], quote: str) -> bool:
    """Tell whether a quote has the words of these spans; white space does not count."""
    words = "".join(text[start:end] for start, end in spans)
    return "".join(words.split()) == "".join(quote.split())


def only_place(text: str, quote: str) -> Span | None:
    """Return the place of a quote that the text has exactly once, whatever its white space."""
    words = quote.split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    matches = re.finditer(rf"(?=({pattern}))", text)
    first, second = next(matches, None), next(matches, None)
    return Span(*first.span(1)) if first is not None and second is None else None


def _fitting(text: str, places: Iterable[QuotedPlace], unit: OffsetUnit) -> int:
    spans_and_quotes = ((unit.spans(place), place.quote) for place in places)
    return sum(
        spans is not None and is_quote(text, spans, quote) for spans, quote in spans_and_quotes
    )


def _other_units(text: str) -> Iterable[OffsetUnit]:
    """Yield the other ways to count that programs are known to have, the likely ones first."""
    widths: dict[str, Callable[[str], int]] = {
        "code points": lambda _: 1,
        "UTF-16 code units": lambda char: 1 + (ord(char) > _LAST_OF_ONE_UNIT),
        "bytes of UTF-8": lambda char: len(char.encode("utf-8", "surrogatepass")),
    }
    if text.isascii():
        widths = {"code points": widths["code points"]}
    breaks = (False, True) if "\r\n" in text else (False,)
    for name, width in widths.items():
        for joins_breaks in breaks:
            for mark in (0, 1, -1):
                if mark < 0 and not text.startswith(_BOM):
                    continue
                shift = mark * width(_BOM)
                remarks = [
                    name,
                    *(["with CRLF as one"] if joins_breaks else []),
                    *(["with a byte order mark"] if mark > 0 else []),
                    *(["without the byte order mark"] if mark < 0 else []),
                ]
                yield _unit(text, " ".join(remarks), width, shift, joins_breaks=joins_breaks)


def _unit(
    text: str, name: str, width: Callable[[str], int], shift: int, *, joins_breaks: bool
) -> OffsetUnit:
    def width_at(index: int) -> int:
        is_joined = joins_breaks and text[index] == _CR and text[index + 1 : index + 2] == "\n"
        return 0 if is_joined else width(text[index])

    ends = accumulate(map(width_at, range(len(text))), initial=shift)
    points: dict[int, int] = {}
    for point, offset in enumerate(ends):
        # Of a joined line break, the offset before it is the one in front of both characters.
        points.setdefault(offset, point)
    return OffsetUnit(name, points.get)
