"""The finder of spans of an older text in the present one, each with its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from annotate.anchoring.alignment import encode, likeness, map_range, occurrences
from annotate.anchoring.nearest import nearest
from annotate.anchoring.selector import Selector, selector_of
from annotate.span import Span
from annotate.text.occurrences import is_word_edge, offsets_of

_THRESHOLD = 0.70
"""Least score, from 0 to 1, of a place that counts as found."""

_SURE = 0.90
"""Least score, from 0 to 1, from which on an unchanged quote need not be confirmed."""

_NEARNESS = 0.02
"""Weight of the nearness to the expected place in the score; the rest is quote and context."""

_SHORT, _LONG = 12, 24
"""Code points: shorter quotes need their context, quotes from the second length on do not."""

_LONG_WEIGHT, _SHORT_WEIGHT = 0.80, 0.55
"""Weight of the quote beside its context, of long quotes and of shorter ones."""

_SAME_CONTEXT = 0.85
"""Least likeness, from 0 to 1, of the context of a short quote that has changed."""

_SLACK = 16
"""Most code points that may be inserted between a quote and its context."""

_DIFFERENT_QUOTE, _DIFFERENT_WHOLE = 0.35, 0.45
"""The share that may differ of a quote, and of a quote with its context."""

_MOST_PLACES = 64
"""Most places with the same words that are scored."""

_WINDOW = 20_000
"""Code points around the expected place that are searched first; a whole book takes its time."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place at which a span was found."""

    span: Span
    """Its place in the present text, in code points."""
    score: float
    """Likeness of quote and context, from the threshold to 1."""
    is_certain: bool
    """True if the words are the same and so are their surroundings, or nearly."""


class Finder:
    """Finds spans of an older text in the present one.

    Args:
        text: The present text.
        older: The text that the selectors were taken from, where it is known: words of the
            present text are then not mistaken for others that stood there before.
    """

    def __init__(self, text: str, older: str | None = None) -> None:
        self._text = text
        self._finder_of_older = Finder(older) if older is not None else None

    def find_all(self, selectors: Iterable[Selector]) -> list[Anchor | None]:
        """Find each; quickest when they come in text order."""
        anchors: list[Anchor | None] = []
        shift = 0
        for selector in selectors:
            anchor = self.find(selector, shift)
            anchors.append(anchor)
            if anchor is not None and anchor.is_certain:
                shift = anchor.span.start - selector.start
        return anchors

    def find(self, selector: Selector, shift: int = 0) -> Anchor | None:
        """Find the present place of a quote; None where it is gone.

        Args:
            selector: The quote with its context and former place.
            shift: Distance in code points by which the text around it has moved, as far as known.
        """
        near = selector.start + shift
        start = self._verbatim(selector, near)
        if start is not None:
            return Anchor(Span(start, start + len(selector.quote)), 1.0, is_certain=True)
        around = range(max(0, near - _WINDOW), min(len(self._text), near + _WINDOW))
        anchor = self._best_anchor(selector, near, around)
        if anchor is None or anchor.score < _SURE:
            anchor = self._best_anchor(selector, near, range(len(self._text))) or anchor
        return anchor

    def _verbatim(self, selector: Selector, near: int) -> int | None:
        """The place of the unchanged quote and context that is nearest to the expected one."""
        with_context = selector.prefix + selector.quote + selector.suffix
        before = len(selector.prefix)
        offset = nearest(self._text, with_context, near - before)
        return offset + before if offset is not None else None

    def _best_anchor(self, selector: Selector, near: int, search_range: range) -> Anchor | None:
        """The likest place that was not the place of something else before."""
        scored = [
            (self._score(selector, span, near), span)
            for span in set(self._candidates(selector, near, search_range))
        ]
        for score, span in sorted(scored, key=lambda candidate: (-candidate[0], candidate[1])):
            if score < _THRESHOLD:
                break
            if self._is_mutual(selector, span):
                if self._text[span.start : span.end] == selector.quote:
                    return Anchor(span, score, is_certain=score >= _SURE)
                return Anchor(self._widen_to_words(selector, span), score, is_certain=False)
        return None

    def _candidates(self, selector: Selector, near: int, search_range: range) -> Iterator[Span]:
        """Places with the same words, with words like them, or in surroundings like theirs."""
        size = len(selector.quote)
        offsets = sorted(
            offsets_of(selector.quote, self._text), key=lambda offset: abs(offset - near)
        )
        yield from (Span(offset, offset + size) for offset in offsets[:_MOST_PLACES])
        quote, before = encode(selector.quote), encode(selector.prefix)
        text = self._encoded[search_range.start : search_range.stop]
        if size >= _SHORT:
            for start, end in occurrences(quote, text, most=_DIFFERENT_QUOTE):
                yield Span(search_range.start + start, search_range.start + end)
        with_context = before + quote + encode(selector.suffix)
        for start, end in occurrences(with_context, text, most=_DIFFERENT_WHOLE):
            place = map_range(with_context, text[start:end], len(before), len(before) + size)
            if place is not None:
                yield Span(
                    search_range.start + start + place[0], search_range.start + start + place[1]
                )

    def _widen_to_words(self, selector: Selector, span: Span) -> Span:
        """A place with whole words at its edges, where the quote had whole words there."""
        text, start, end = self._text, span.start, span.end
        if is_word_edge(selector.prefix + selector.quote, len(selector.prefix)):
            nearby = range(start, max(-1, start - _SLACK), -1)
            start = next((offset for offset in nearby if is_word_edge(text, offset)), start)
        if is_word_edge(selector.quote + selector.suffix, len(selector.quote)):
            nearby = range(end, min(len(text), end + _SLACK) + 1)
            end = next((offset for offset in nearby if is_word_edge(text, offset)), end)
        return Span(start, end)

    def _score(self, selector: Selector, span: Span, near: int) -> float:
        text = self._encoded
        quote = likeness(encode(selector.quote), text[span.start : span.end])
        before = text[max(0, span.start - len(selector.prefix) - _SLACK) : span.start]
        after = text[span.end : span.end + len(selector.suffix) + _SLACK]
        context = (
            likeness(encode(selector.prefix)[::-1], before[::-1], free_end=True)
            + likeness(encode(selector.suffix), after, free_end=True)
        ) / 2
        if len(selector.quote) < _SHORT and quote < 1 and min(quote * 2, context) < _SAME_CONTEXT:
            return 0.0
        weight = _LONG_WEIGHT if len(selector.quote) >= _LONG else _SHORT_WEIGHT
        nearness = 1 - min(1.0, abs(span.start - near) / len(text))
        return (1 - _NEARNESS) * (weight * quote + (1 - weight) * context) + _NEARNESS * nearness

    def _is_mutual(self, selector: Selector, span: Span) -> bool:
        """Return whether the words at a place lead back, in the older text, to the selector."""
        if self._finder_of_older is None:
            return True
        counterpart = self._finder_of_older.find(
            selector_of(self._text, span), selector.start - span.start
        )
        former = Span(selector.start, selector.start + len(selector.quote))
        return counterpart is not None and counterpart.span.overlaps(former)

    @cached_property
    def _encoded(self) -> bytes:
        return encode(self._text)
