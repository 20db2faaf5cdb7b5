"""The finder: where spans of an older text stand in the present one, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from annotate.anchoring.alignment import coded, likeness, mapped, occurrences
from annotate.anchoring.nearest import nearest
from annotate.anchoring.selector import Selector, selector_of
from annotate.span import Span

_THRESHOLD = 0.70
"""A lower score finds nothing."""

_SURE = 0.90
"""From this score on, a quote that is what it was needs nobody's look."""

_NEARNESS = 0.02
"""What nearness to the expected place weighs beside quote and context."""

_SHORT, _LONG = 12, 24
"""Quotes below this length lean on their context, those from this length speak for themselves."""

_SAME_CONTEXT = 0.85
"""How like its context has to be where a short quote is not what it was."""

_SLACK = 16
"""Characters that may have been put in between a quote and its context."""

_DIFFERENT_QUOTE, _DIFFERENT_WHOLE = 0.35, 0.45
"""The share that may differ of a quote, and of a quote with its context."""

_MOST = 64
"""How many places with the same words are looked at."""

_WINDOW = 20_000
"""Code points around the expected place that are searched first; a whole book takes its time."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a span was found."""

    span: Span
    """Its place in the present text, in code points."""
    score: float
    """How like quote and context are, from the threshold to 1."""
    is_certain: bool
    """Whether the words are the same and so are their surroundings, or nearly."""


class Finder:
    """Finds spans of an older text in the present one.

    Args:
        text: The present text.
        older: The text that the selectors were taken from, where it is known: what stands in the
            present text is then not mistaken for something else that stood there before.
    """

    def __init__(self, text: str, older: str | None = None) -> None:
        self._text = text
        self._back = Finder(older) if older is not None else None

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
        """Where a quote stands now; None when it is not there any more.

        Args:
            selector: What is known of it.
            shift: How far the text around it has moved, as far as that is known.
        """
        near = selector.start + shift
        start = self._verbatim(selector, near)
        if start is not None:
            return Anchor(Span(start, start + len(selector.quote)), 1.0, is_certain=True)
        around = range(max(0, near - _WINDOW), min(len(self._text), near + _WINDOW))
        anchor = self._best(selector, near, around)
        if anchor is None or anchor.score < _SURE:
            anchor = self._best(selector, near, range(len(self._text))) or anchor
        return anchor

    def _verbatim(self, selector: Selector, near: int) -> int | None:
        """Where quote and context stand unchanged, nearest to the expected place."""
        whole = selector.prefix + selector.quote + selector.suffix
        before = len(selector.prefix)
        at = nearest(self._text, whole, near - before)
        return at + before if at is not None else None

    def _best(self, selector: Selector, near: int, where: range) -> Anchor | None:
        """The likest place that was not the place of something else before."""
        scored = [
            (self._score(selector, span, near), span)
            for span in set(self._candidates(selector, near, where))
        ]
        for score, span in sorted(scored, key=lambda one: (-one[0], one[1])):
            if score < _THRESHOLD:
                break
            if self._is_mutual(selector, span):
                if self._text[span.start : span.end] == selector.quote:
                    return Anchor(span, score, is_certain=score >= _SURE)
                return Anchor(self._to_words(selector, span), score, is_certain=False)
        return None

    def _candidates(self, selector: Selector, near: int, where: range) -> Iterator[Span]:
        """Places with the same words, with words like them, or in surroundings like theirs."""
        size = len(selector.quote)
        same = sorted(self._all(selector.quote), key=lambda at: abs(at - near))
        yield from (Span(at, at + size) for at in same[:_MOST])
        quote, before = coded(selector.quote), coded(selector.prefix)
        text = self._coded[where.start : where.stop]
        if size >= _SHORT:
            for start, end in occurrences(quote, text, most=_DIFFERENT_QUOTE):
                yield Span(where.start + start, where.start + end)
        whole = before + quote + coded(selector.suffix)
        for start, end in occurrences(whole, text, most=_DIFFERENT_WHOLE):
            place = mapped(whole, text[start:end], len(before), len(before) + size)
            if place is not None:
                yield Span(where.start + start + place[0], where.start + start + place[1])

    def _to_words(self, selector: Selector, span: Span) -> Span:
        """A place with whole words at its edges, where the quote had whole words there."""
        text, start, end = self._text, span.start, span.end
        if _is_edge(selector.prefix + selector.quote, len(selector.prefix)):
            nearby = range(start, max(-1, start - _SLACK), -1)
            start = next((at for at in nearby if _is_edge(text, at)), start)
        if _is_edge(selector.quote + selector.suffix, len(selector.quote)):
            nearby = range(end, min(len(text), end + _SLACK) + 1)
            end = next((at for at in nearby if _is_edge(text, at)), end)
        return Span(start, end)

    def _score(self, selector: Selector, span: Span, near: int) -> float:
        text = self._coded
        quote = likeness(coded(selector.quote), text[span.start : span.end])
        before = text[max(0, span.start - len(selector.prefix) - _SLACK) : span.start]
        after = text[span.end : span.end + len(selector.suffix) + _SLACK]
        context = (
            likeness(coded(selector.prefix)[::-1], before[::-1], free_end=True)
            + likeness(coded(selector.suffix), after, free_end=True)
        ) / 2
        if len(selector.quote) < _SHORT and quote < 1 and min(quote * 2, context) < _SAME_CONTEXT:
            return 0.0
        weight = 0.80 if len(selector.quote) >= _LONG else 0.55
        nearness = 1 - min(1.0, abs(span.start - near) / len(text))
        return (1 - _NEARNESS) * (weight * quote + (1 - weight) * context) + _NEARNESS * nearness

    def _is_mutual(self, selector: Selector, span: Span) -> bool:
        """Whether what stands at a place stood, before, where the selector was taken from."""
        if self._back is None:
            return True
        back = self._back.find(selector_of(self._text, span), selector.start - span.start)
        there = Span(selector.start, selector.start + len(selector.quote))
        return back is not None and back.span.overlaps(there)

    def _all(self, words: str) -> Iterator[int]:
        at = self._text.find(words)
        while at >= 0:
            yield at
            at = self._text.find(words, at + 1)

    @cached_property
    def _coded(self) -> bytes:
        return coded(self._text)


def _is_edge(text: str, at: int) -> bool:
    """Whether no word goes on across an offset."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())
