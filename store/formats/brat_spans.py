"""brat's spans as its lines give them, and their places in the text: offsets, checked by quotes.

Offsets are half-open; those of a line may count other units than code points, as its quote shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotate.span import Fragments, Span, fragments
from store.errors import ImportRefused
from store.formats.brat_lines import BREAK
from store.formats.quoted_places import (
    OffsetUnit,
    QuotedPlace,
    code_points,
    is_quote,
    only_place,
    unit_of,
)
from store.formats.report import Report


@dataclass(slots=True)
class RawSpan:
    """A `T` line as it stands in the file."""

    name: str
    type: str
    pieces: tuple[tuple[int, int], ...]
    """Starts and ends in the order of the line, in the units of the file."""
    quote: str
    """The words of the span; empty where the line has none."""
    line: int
    """Its number, counted from 1."""

    @classmethod
    def of(cls, name: str, span_type: str, offsets: str, quote: str, line: int) -> RawSpan:
        """Make one of the fields of a line; the offsets are those of one or several pieces."""
        pairs = (piece.split() for piece in offsets.split(";"))
        pieces = tuple((int(start), int(end)) for start, end in pairs)
        return cls(name, span_type, pieces, quote, line)

    def continue_quote(self, line: str, text: str) -> bool:
        """Add the next line of the file to the quote if it is that; returns whether it was."""
        has_break = any(BREAK.search(text, start, end) for start, end in self.pieces)
        if not has_break or is_quote(text, self.pieces, self.quote):
            return False
        longer = f"{self.quote}\n{line}"
        if not _words(text, self.pieces).startswith(_joined(longer)):
            return False
        self.quote = longer
        return True


def place_spans(text: str, spans: Sequence[RawSpan], report: Report) -> Iterator[Fragments]:
    """Yield the pieces of each span, in text order and without empty ones.

    Args:
        text: The text.
        spans: The spans of a file, all of them, as all of their quotes show its unit.
        report: Counts the spans that are at other places than their offsets say.

    Raises:
        ImportRefused: A span reaches beyond the text, and its quote does not show where it is.
    """
    unit = unit_of(text, [QuotedPlace(span.pieces, span.quote) for span in spans])
    for span in spans:
        pieces = _place(text, span, unit, report)
        filled = [Span(start, end) for start, end in pieces if start < end]
        report.lose("spans without a character", not filled)
        yield fragments(filled)


def _place(text: str, span: RawSpan, unit: OffsetUnit, report: Report) -> Sequence[tuple[int, int]]:
    place = QuotedPlace(span.pieces, span.quote)
    pieces = unit.spans(place) if all(start <= end for start, end in span.pieces) else None
    if pieces is not None and _may_be_quote(text, pieces, span.quote):
        report.remark(f"spans counted in {unit.name}, put right by their text", bool(unit.name))
        return pieces
    is_cut_short = pieces is not None and _words(text, pieces).startswith(_joined(span.quote))
    only = only_place(text, span.quote) if len(span.pieces) == 1 and not is_cut_short else None
    if only is not None:
        report.remark("spans put right by their text, which stands in the article once")
        return [(only.start, only.end)]
    pieces = pieces or code_points(text).spans(place)
    if pieces is None or any(start > end for start, end in pieces):
        raise _refusal(text, span)
    report.remark("spans whose text is not what their offsets give")
    return pieces


def _refusal(text: str, span: RawSpan) -> ImportRefused:
    start, end = next(
        (pair for pair in span.pieces if not pair[0] <= pair[1] <= len(text)), span.pieces[0]
    )
    reason = f"the offsets {start} {end} of {span.name} do not fit a text of "
    return ImportRefused(span.line, f"{reason}{len(text)} characters")


def _may_be_quote(text: str, pieces: Sequence[tuple[int, int]], quote: str) -> bool:
    """Tell whether these may be the words of a span, which may end at a line break."""
    written, actual = _joined(quote), _words(text, pieces)
    may_end_early = any(BREAK.search(text, start, end) for start, end in pieces)
    return not written or written == actual or (may_end_early and actual.startswith(written))


def _words(text: str, pieces: Iterable[tuple[int, int]]) -> str:
    """Return the words of pieces without white space."""
    return "".join(_joined(text[start:end]) for start, end in pieces)


def _joined(words: str) -> str:
    """Return words without white space, in which programs differ."""
    return "".join(words.split())
