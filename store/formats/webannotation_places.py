"""The places of Web Annotations: positions, checked and put right by quotes, or quotes alone.

Spans are half-open, in code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from annotate.span import Fragments, Span, fragments
from store.formats.fields import Fields
from store.formats.quoted_places import (
    OffsetUnit,
    QuotedPlace,
    is_quote,
    only_place,
    unit_of,
)
from store.formats.report import Report

_POSITION, _QUOTE = "TextPositionSelector", "TextQuoteSelector"
_LONGEST_QUOTE = 40
"""Characters of a quote in a message; chosen by hand."""


class Places:
    """Finds the places of the annotations of one file in their text."""

    def __init__(self, text: str, items: Iterable[Fields], report: Report) -> None:
        """Begin.

        Args:
            text: The text.
            items: All annotations of the file: together, they show what its positions count.
            report: Counts the positions that are put right.
        """
        self._text = text
        self._report = report
        quoted = (self._quoted_places(item) for item in items)
        self._unit: OffsetUnit = unit_of(text, [place for places in quoted for place in places])

    def pieces(self, item: Fields) -> Fragments | None:
        """Return the pieces of an annotation; None where a target is no place in the text.

        Raises:
            ImportRefused: A position or a quote does not fit the text.
        """
        targets = list(_targets(item))
        spans = [self._span(target) for target in targets if target is not None]
        inside = [span for span in spans if span is not None]
        return fragments(inside) if inside and len(inside) == len(targets) else None

    def _quoted_places(self, item: Fields) -> Iterator[QuotedPlace]:
        for target in _targets(item):
            position, quote = _selectors(target) if target is not None else (None, None)
            offsets = (position.raw("start"), position.raw("end")) if position else (None, None)
            words = quote.raw("exact") if quote else None
            start, end = offsets
            if isinstance(start, int) and isinstance(end, int) and isinstance(words, str):
                yield QuotedPlace(((start, end),), words)

    def _span(self, target: Fields) -> Span | None:
        position, quote = _selectors(target)
        if position is None:
            return None if quote is None else self._span_of_quote(quote)
        if quote is None:
            return position.span("start", "end", self._text)
        return self._checked_span(position, quote)

    def _checked_span(self, position: Fields, quote: Fields) -> Span:
        """Return the span of a position, which its quote may put right."""
        start, end = position.number("start"), position.number("end")
        exact = quote.text("exact", self._text[max(start, 0) : max(end, 0)])
        spans = self._unit.spans(QuotedPlace(((start, end),), exact))
        if spans is not None and is_quote(self._text, spans, exact):
            name = self._unit.name
            self._report.remark(f"positions counted in {name}, put right by quotes", bool(name))
            return position.checked_span(*spans[0], self._text)
        place = self._place_of_quote(quote, exact)
        if place is not None:
            self._report.remark("positions put right by quotes, which stand in the text once")
            return place
        position.checked_span(start, end, self._text)
        actual = self._text[start:end][:_LONGEST_QUOTE]
        offsets = f"[{start}, {end})"
        raise quote.fault("exact", f"is not what the offsets {offsets} give, {actual!r}")

    def _span_of_quote(self, quote: Fields) -> Span:
        exact = quote.text("exact")
        place = self._place_of_quote(quote, exact)
        if place is None:
            words = repr(exact[:_LONGEST_QUOTE])
            reason = f"is {words}, which does not stand in the text exactly once"
            raise quote.fault("exact", reason)
        return place

    def _place_of_quote(self, quote: Fields, exact: str) -> Span | None:
        """Return the only place of a quote with the words around it, or of the quote alone."""
        prefix = quote.text("prefix", "")
        context = f"{prefix}{exact}{quote.text('suffix', '')}"
        start = self._text.find(context)
        if exact and start >= 0 and self._text.find(context, start + 1) < 0:
            start += len(prefix)
            return Span(start, start + len(exact))
        return only_place(self._text, exact)


def _targets(item: Fields) -> Iterator[Fields | None]:
    """Yield the targets of an annotation; None for one that is the address of a whole page."""
    for raw in as_list(item.raw("target")):
        yield Fields(raw, item.file, item.line, "target") if isinstance(raw, dict) else None


def _selectors(target: Fields) -> tuple[Fields | None, Fields | None]:
    """Return the position and the quote of a target, each None where there is none."""
    selectors = list(_all_selectors(target, "selector"))
    position, quote = (
        next((item for item in selectors if item.raw("type") == kind), None)
        for kind in (_POSITION, _QUOTE)
    )
    return position, quote


def _all_selectors(parent: Fields, key: str) -> Iterator[Fields]:
    """Yield the selectors under a key and those that refine them."""
    for raw in as_list(parent.raw(key)):
        if isinstance(raw, dict):
            selector = Fields(raw, parent.file, parent.line, f"target.{key}")
            yield selector
            yield from _all_selectors(selector, "refinedBy")


def as_list(value: object) -> list[Any]:
    """Return a JSON-LD value as a list: it may be one or several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
