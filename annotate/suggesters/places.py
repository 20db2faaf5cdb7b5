"""Places of proposals: where in the text the words of a suggester stand."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.anchoring.alignment import encode, likeness
from annotate.anchoring.finder import Finder
from annotate.anchoring.selector import Selector
from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.span import Span, fragments
from annotate.suggesters.faults import Fault, ProposalRefused
from annotate.suggesters.proposal import Place, Proposal
from annotate.suggestion import Body
from annotate.text.character_map import CharacterMap
from annotate.text.occurrences import is_word_edge, offsets_of

_LEAST_LIKENESS = 0.9
"""Least likeness, from 0 to 1, of a quote to the words that are taken for it; chosen by hand, so
that of ten letters one may differ and no word of a short quote."""

_NEAR = 2_000
"""Code points around the part that says most in which the other parts of a claim are looked for
first; chosen by hand."""

_PLAIN = {
    **dict.fromkeys("‘’‚‛`´′", "'"),
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\n\r\v\f\x85\xa0\u2009\u202f\u2028\u2029", " "),
}
_PLAIN_CHARACTERS = str.maketrans(_PLAIN)
"""One plain character for each quotation mark, dash and space, so that offsets stay as they are."""


class PlaceFinder:
    """Finds the places of proposals in one text; positions are half-open code-point offsets.

    Quotation marks, dashes and spaces count as equal to others of their kind. A quote without
    context stands for its first occurrence, the same quote again for the next one.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = text.translate(_PLAIN_CHARACTERS)
        self._finder = Finder(self._plain)
        self._characters = CharacterMap(text)
        self._next_offsets: dict[str, int] = {}
        """By quote without context, the offset from which its next occurrence counts."""

    def body(self, proposal: Proposal) -> Body:
        """The span or claim that is proposed.

        Raises:
            ProposalRefused: A quote is not in the text, or offsets do not fit it.
        """
        if None in proposal.parts:
            return Entity(self._span(proposal.parts[None][0]), proposal.label)
        places = [place for role in Role for place in proposal.parts.get(role, ())]
        spans = self._spans_together(places)
        source, cue, content = (
            fragments(spans[place] for place in proposal.parts.get(role, ())) for role in Role
        )
        return Claim(source, cue, content, proposal.label)

    def _spans_together(self, places: Iterable[Place]) -> dict[Place, Span]:
        """The places of one claim: what says most is found first, and the others beside it."""
        ordered = sorted(places, key=_certainty, reverse=True)
        spans = {ordered[0]: self._span(ordered[0])}
        around = spans[ordered[0]].start
        for place in ordered[1:]:
            near = self._nearest(place, around) if _is_bare(place) else None
            spans[place] = near or self._span(place)
        return spans

    def _span(self, place: Place) -> Span:
        if place.offsets is not None:
            return self._trimmed(self._checked(place.offsets, place.quote))
        selector = _selector(place)
        start = self._next_occurrence(selector.quote) if _is_bare(place) else None
        if start is not None:
            return self._trimmed(Span(start, start + len(selector.quote)))
        return self._trimmed(self._most_similar(selector))

    def _nearest(self, place: Place, around: int) -> Span | None:
        """The occurrence of a quote that is nearest to an offset; None where none is near."""
        quote = _selector(place).quote
        floor, ceiling = max(0, around - _NEAR), around + _NEAR
        starts = list(offsets_of(quote, self._plain, floor, ceiling))
        whole = [start for start in starts if _is_whole(self._plain, start, len(quote))]
        start = min(whole or starts, key=lambda start: abs(start - around), default=None)
        return self._trimmed(Span(start, start + len(quote))) if start is not None else None

    def _most_similar(self, selector: Selector) -> Span:
        """The place that is most similar to a quote in its words and its context.

        Raises:
            ProposalRefused: None is similar enough.
        """
        anchor = self._finder.find(selector)
        if anchor is not None:
            words = self._plain[anchor.span.start : anchor.span.end]
            if likeness(encode(selector.quote), encode(words)) >= _LEAST_LIKENESS:
                return anchor.span
        raise ProposalRefused(Fault.MISSING_QUOTE)

    def _next_occurrence(self, quote: str) -> int | None:
        """The next occurrence of a quote, as whole words where there is one; None without any."""
        start_from = self._next_offsets.get(quote, 0)
        first = self._plain.find(quote, start_from)
        starts = offsets_of(quote, self._plain, start_from, len(self._plain))
        whole = (start for start in starts if _is_whole(self._plain, start, len(quote)))
        start = next(whole, first if not start_from else -1)
        if start < 0:
            # Where it was found before, it came more often than it stands there.
            return start_from - len(quote) if start_from else None
        self._next_offsets[quote] = start + len(quote)
        return start

    def _checked(self, offsets: tuple[int, int], quote: str | None) -> Span:
        start, end = offsets
        if not 0 <= start < end <= len(self._text) or self._text[start:end].isspace():
            raise ProposalRefused(Fault.WRONG_OFFSETS)
        if quote is not None and self._plain[start:end] != _plain(quote):
            raise ProposalRefused(Fault.WRONG_OFFSETS)
        return Span(start, end)

    def _trimmed(self, span: Span) -> Span:
        """A span without white space at its edges, widened to whole characters as people see."""
        words = self._text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        first, last = self._characters.at(start), self._characters.at(end - 1)
        if first is None or last is None:
            raise ProposalRefused(Fault.WRONG_OFFSETS)
        return Span(min(start, first.start), max(end, last.end))


def _plain(words: str) -> str:
    return words.translate(_PLAIN_CHARACTERS)


def _selector(place: Place) -> Selector:
    """A quote, without white space at its edges, and its context."""
    quote, prefix, suffix = map(_plain, (place.quote or "", place.prefix, place.suffix))
    return Selector(quote.strip(), prefix, suffix, 0)


def _is_bare(place: Place) -> bool:
    """Tell whether a place has neither offsets nor context."""
    return place.offsets is None and not place.prefix.strip() and not place.suffix.strip()


def _certainty(place: Place) -> tuple[bool, bool, int]:
    return (place.offsets is not None, not _is_bare(place), len(place.quote or ""))


def _is_whole(text: str, start: int, length: int) -> bool:
    """Tell whether no word goes on at either edge of a range."""
    return is_word_edge(text, start) and is_word_edge(text, start + length)
