"""Two editions of an article: which attributions changed, came or went.

Attributions are paired by where their content is in the other text. What is only marked in one
edition although its words are in both is left alone: the text does not say that it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotate.anchoring.alignment import encode, likeness
from annotate.anchoring.finder import Finder
from annotate.anchoring.selector import selector_of
from annotate.people.tones import tone_of
from annotate.span import Fragments, Span, extent, join_fragments
from annotate.statements.comparing import Statement, differences
from annotate.statements.lexicon import lexicon, stem_of
from annotate.statements.quantities import quantities
from annotate.statements.sources import SourceChange, SourceName, source_change
from annotate.statements.tokens import Name, Piece, tokens_of

_SHARED = 0.5
"""The share of the shorter content that two must have in common to be one; chosen by hand."""
_ALIKE = 0.75
"""Least likeness, from 0 to 1, of contents that are one in another place; chosen by hand."""


class ChangeKind(StrEnum):
    """What changed in an attribution."""

    CUE = "cue"
    """Another cue says it in another tone."""
    SOURCE = "source"
    """Somebody else, or somebody under another name or title, says it."""
    NUMBER = "number"
    """An amount in the content is another one."""
    POLARITY = "polarity"
    """The content says what it denied, or denies what it said."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim of one edition."""

    source: Fragments
    """Where the source is; empty where there is none."""
    cue: Fragments
    """Where the cue is; empty where there is none."""
    content: Fragments
    """Where the content is."""
    speaker: str
    """The name of who speaks, in full; empty where nobody is known."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One text with its attributions."""

    text: str
    """The text."""
    attributions: tuple[Attribution, ...]
    """What is claimed in it, in order; each has a content."""
    names: tuple[Name, ...] = ()
    """What is named in it, in the order of the text."""

    def words(self, pieces: Fragments) -> str:
        """The words of some pieces, exactly as they stand."""
        return join_fragments(self.text, pieces)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one attribution, with its place in each edition."""

    kind: ChangeKind
    """What changed."""
    before: Span
    """Where, in the earlier edition."""
    after: Span
    """Where, in the later one."""
    source_change: SourceChange | None = None
    """What happened to the source, where that is what changed."""


@dataclass(frozen=True, slots=True)
class AttributionPair:
    """An attribution that is in both editions."""

    before: int
    """Its number in the earlier edition."""
    after: int
    """Its number in the later one."""
    changes: tuple[Change, ...]
    """What changed; empty where nothing did, or not surely."""


@dataclass(frozen=True, slots=True)
class EditionComparison:
    """What comparing two editions gave."""

    pairs: tuple[AttributionPair, ...]
    """The attributions in both, in the order of the earlier edition."""
    gone: tuple[int, ...]
    """Numbers of those whose content is not in the later edition."""
    new: tuple[int, ...]
    """Numbers of those whose content was not in the earlier edition."""
    unsure: int
    """Number of those that only one edition has, although their words are in both."""

    @property
    def changed(self) -> tuple[AttributionPair, ...]:
        """The pairs that changed."""
        return tuple(pair for pair in self.pairs if pair.changes)


def compare_editions(earlier: Edition, later: Edition) -> EditionComparison:
    """Pair the attributions of two editions, and say what changed."""
    forward, back = _Places(earlier, later), _Places(later, earlier)
    pairs = dict(_pairs(earlier, later, forward))
    only_earlier = [n for n in range(len(earlier.attributions)) if n not in pairs]
    only_later = [n for n in range(len(later.attributions)) if n not in set(pairs.values())]
    gone = tuple(n for n in only_earlier if not forward.by_number[n])
    new = tuple(n for n in only_later if not back.by_number[n])
    compared = (
        AttributionPair(first, second, tuple(_changes(earlier, first, later, second)))
        for first, second in sorted(pairs.items())
    )
    return EditionComparison(
        tuple(compared), gone, new, len(only_earlier) - len(gone) + len(only_later) - len(new)
    )


class _Places:
    """The places of the contents of one edition in another; none for those that it lacks."""

    def __init__(self, edition: Edition, other: Edition) -> None:
        finder = Finder(other.text, edition.text)
        self.by_number: list[Fragments] = []
        """The places by the number of the attribution."""
        for attribution in edition.attributions:
            selectors = [selector_of(edition.text, piece) for piece in attribution.content]
            anchors = (anchor for anchor in finder.find_all(selectors) if anchor is not None)
            self.by_number.append(tuple(anchor.span for anchor in anchors))


def _pairs(earlier: Edition, later: Edition, places: _Places) -> Iterator[tuple[int, int]]:
    """Yield the attributions that are one, the surest first, each once."""
    scored = [
        (score, first, second)
        for first in range(len(earlier.attributions))
        for second in range(len(later.attributions))
        if (score := _score(earlier, first, later, second, places.by_number[first]))
    ]
    firsts, seconds = set[int](), set[int]()
    for _, first, second in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if first not in firsts and second not in seconds:
            firsts.add(first)
            seconds.add(second)
            yield first, second


def _score(earlier: Edition, first: int, later: Edition, second: int, places: Fragments) -> float:
    """The likeness of two attributions: above 1 where they are in one place, 0 for others."""
    content = later.attributions[second].content
    if places:
        shared = sum(_shared(place, piece) for place in places for piece in content)
        share = shared / min(sum(map(len, places)), sum(map(len, content)))
        return 1 + share if share >= _SHARED else 0.0
    words = earlier.words(earlier.attributions[first].content), later.words(content)
    similarity = likeness(*map(encode, words))
    return similarity if similarity >= _ALIKE else 0.0


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def _changes(earlier: Edition, first: int, later: Edition, second: int) -> Iterator[Change]:
    before, after = earlier.attributions[first], later.attributions[second]
    if _is_other_cue(earlier.words(before.cue), later.words(after.cue)):
        yield Change(ChangeKind.CUE, extent(before.cue), extent(after.cue))
    if before.source and after.source:
        change = source_change(
            _source_name(earlier, before), _source_name(later, after), earlier.text, later.text
        )
        if change is not None:
            spans = extent(before.source), extent(after.source)
            yield Change(ChangeKind.SOURCE, *spans, change)
    yield from _content_changes(_statement(earlier, before), _statement(later, after))


def _is_other_cue(before: str, after: str) -> bool:
    """Tell whether two cues are of two tones: “said” and “claimed”, not “said” and “says”."""
    if not before or not after or tone_of(before) == tone_of(after):
        return False
    stems = [
        {stem_of(word) for word in cue.lower().split()} - lexicon().light for cue in (before, after)
    ]
    return stems[0] != stems[1]


def _content_changes(before: Statement, after: Statement) -> Iterator[Change]:
    """Yield what is surely said otherwise now."""
    marks = differences(before, after)
    if marks is not None:
        for mark in marks:
            yield Change(ChangeKind(mark.kind.value), mark.first, mark.second)
        return
    # What is one claim in two editions need not be compared word by word.
    amounts_before, amounts_after = (
        list(quantities(list(tokens_of(side.pieces, side.names)))) for side in (before, after)
    )
    for amount in amounts_before:
        fitting = [other for other in amounts_after if amount.is_like(other)]
        alike = [other for other in amounts_before if other.is_like(amount)]
        if len(fitting) == len(alike) == 1 and amount.differs(fitting[0]):
            yield Change(ChangeKind.NUMBER, amount.span, fitting[0].span)


def _statement(edition: Edition, attribution: Attribution) -> Statement:
    """The content as it is compared; both editions are one occasion, and the cue is left aside."""
    pieces = tuple(
        Piece(span.start, edition.text[span.start : span.end]) for span in attribution.content
    )
    names = (name for name in edition.names if name.is_within(attribution.content))
    return Statement(pieces, tuple(names), speaker="anybody", occasion="the article")


def _source_name(edition: Edition, attribution: Attribution) -> SourceName:
    named = any(name.is_within(attribution.source) for name in edition.names)
    return SourceName(edition.words(attribution.source), attribution.speaker, is_named=named)
