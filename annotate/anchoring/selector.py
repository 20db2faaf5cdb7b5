"""Selectors: the words of a span and around it, by which it is found in a changed text."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.span import Span

CONTEXT = 32
"""Code points that a selector keeps before and after its quote."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A quote with its surroundings and its old place, as in the W3C's TextQuoteSelector."""

    quote: str
    """The text that the span stood on; never empty."""
    prefix: str
    """Up to `CONTEXT` code points before it."""
    suffix: str
    """Up to `CONTEXT` code points after it."""
    start: int
    """Offset of the quote in the older text, in code points."""


def selector_of(text: str, span: Span) -> Selector:
    """The selector of a span of a text."""
    return Selector(
        quote=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
    )
