"""Places that their quotes put right, where a program counted in other units than code points.

Offsets are half-open; those of other programs are in units of theirs, all others in code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product

from annotate.span import Span
from store.formats.utf16 import utf16_width

_CR, _BOM = "\r", "\ufeff"
_CODE_POINTS = "code points"
_WIDTHS: dict[str, Callable[[str], int]] = {
    "UTF-16 code units": utf16_width,
    "bytes of UTF-8": lambda char: len(char.encode("utf-8", "surrogatepass")),
    _CODE_POINTS: lambda _: 1,
}
"""The width of a character in each unit that programs count in."""


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
    """Return the unit in which most of the quotes stand at their offsets; code points on a tie.

    The unit knows the offsets of these places alone.
    """
    quoted = [place for place in places if place.quote.strip()]
    unit = code_points(text)
    if all(_fits(text, place, unit) for place in quoted):
        return unit
    offsets = {offset for place in places for piece in place.pieces for offset in piece}
    best_fit = _fit(text, quoted, unit)
    for other in _other_units(text, offsets):
        if (fit := _fit(text, quoted, other)) > best_fit:
            unit, best_fit = other, fit
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
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    first = pattern.search(text)
    if first is None or pattern.search(text, first.start() + 1):
        return None
    return Span(*first.span())


def _fits(text: str, place: QuotedPlace, unit: OffsetUnit) -> bool:
    spans = unit.spans(place)
    return spans is not None and is_quote(text, spans, place.quote)


def _fit(text: str, places: Iterable[QuotedPlace], unit: OffsetUnit) -> int:
    """Return how well a unit fits: an exact quote counts twice, one with other blanks once."""
    fitting = [place for place in places if _fits(text, place, unit)]
    exact = [
        place
        for place in fitting
        if "".join(text[start:end] for start, end in unit.spans(place) or ()) == place.quote
    ]
    return len(fitting) + len(exact)


def _other_units(text: str, offsets: Collection[int]) -> Iterator[OffsetUnit]:
    """Yield the other ways to count that programs are known to have, the likely ones first."""
    breaks = (False, True) if "\r\n" in text else (False,)
    marks = (0, 1, -1) if text.startswith(_BOM) else (0, 1)
    letters = set(text)
    for mark, joins_breaks, name in product(marks, breaks, _WIDTHS):
        is_other_width = name != _CODE_POINTS
        if is_other_width and all(_WIDTHS[name](char) == 1 for char in letters):
            continue
        if mark or joins_breaks or is_other_width:
            yield _unit(text, offsets, name, mark, joins_breaks=joins_breaks)


def _unit(
    text: str, offsets: Collection[int], name: str, mark: int, *, joins_breaks: bool
) -> OffsetUnit:
    """Return a unit that knows some offsets.

    Args:
        text: The text.
        offsets: The offsets that are asked for.
        name: The name of the unit of a character.
        mark: 1 where a byte order mark is counted that the text has not, -1 where one that it has
            is not counted, else 0.
        joins_breaks: A carriage return and a line feed count as one character.
    """
    width = _WIDTHS[name]

    def width_at(index: int) -> int:
        is_joined = joins_breaks and text[index] == _CR and text[index + 1 : index + 2] == "\n"
        return 0 if is_joined else width(text[index])

    points: dict[int, int] = {}
    counted = accumulate(map(width_at, range(len(text))), initial=mark * width(_BOM))
    for point, offset in enumerate(counted):
        # The offset of a joined line break is in front of both of its characters.
        if offset in offsets:
            points.setdefault(offset, point)
    remarks = {
        " with CRLF as one": joins_breaks,
        " with a byte order mark": mark > 0,
        " without the byte order mark": mark < 0,
    }
    full_name = name + "".join(remark for remark, applies in remarks.items() if applies)
    return OffsetUnit(full_name, points.get)
