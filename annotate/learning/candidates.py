"""Candidates: the entities that map, names and random field propose, and what speaks for each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotate.learning.calibration import Cells
from annotate.learning.crf import Labelled
from annotate.learning.entity_sources import EntitySources, Reading
from annotate.learning.names import Mention
from annotate.learning.token_ranges import TokenRange, ranges_of
from annotate.reasons import LEARNED, NAME, PIPELINE

_LEAST_CHANCE = 1e-3
"""Least distance of a chance from 0 and from 1, so that its log odds stay finite."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be right."""

    place: TokenRange
    """Its tokens."""
    label: str
    """Its label."""
    reason: str
    """What proposed it."""
    cells: Cells
    """What speaks for or against it."""


def entity_candidates(sources: EntitySources, reading: Reading) -> list[Candidate]:
    """All candidates of a text, by place and label."""
    view = _View(sources, reading)
    return [
        Candidate(*labelled, view.reason(*labelled), dict(view.cells(*labelled)))
        for labelled in sorted(view.labelled)
    ]


class _View:
    """What each source says about the ranges of one text."""

    def __init__(self, sources: EntitySources, reading: Reading) -> None:
        evidence, self._words = reading.evidence, reading.features.words
        self._firsts = {first for first, _ in reading.features.sentences}
        mapped = ranges_of(evidence, sources.mapped(evidence))
        self._label_by_map = {place: entity.label for place, entity in mapped}
        mentions = sources.mentions(reading)
        self._names = {mention.place: mention for mention in mentions}
        proposed = {*self._label_by_map.items(), *((m.place, m.label) for m in mentions)}
        self._chances: dict[Labelled, float] = {}
        self._outside: dict[int, float] = {}
        self._likeliest: set[Labelled] = set()
        if sources.crf is not None:
            self._ask_crf(sources, reading, mentions, proposed)
        self.labelled = proposed | self._likeliest
        self._certainty = math.fsum(map(self._log_odds_of, self._likeliest))
        self._taken_by_map = _indices(self._label_by_map)
        self._taken_by_crf = _indices(place for place, _ in self._likeliest)
        self._times = Counter(self._quote(place) for place in {p for p, _ in self.labelled})
        agreeing = self._likeliest or set(self._label_by_map.items())
        self._times_as = Counter((self._quote(place), label) for place, label in agreeing)

    def reason(self, place: TokenRange, label: str) -> str:
        """The source to name for a candidate."""
        if self._label_by_map.get(place) == label:
            return PIPELINE
        name = self._names.get(place)
        return NAME if name is not None and name.label == label else LEARNED

    def cells(self, place: TokenRange, label: str) -> Iterator[tuple[str, float]]:
        """What speaks for or against a candidate."""
        yield from {"bias": 1.0, f"label={label}": 1.0}.items()
        yield from self._of_map(place, label)
        yield from self._of_name(place, label)
        yield from self._of_crf(place, label)
        yield from self._of_words(place, label)

    def _of_map(self, place: TokenRange, label: str) -> Iterator[tuple[str, float]]:
        mapped = self._label_by_map.get(place)
        if mapped is not None:
            yield ("map" if mapped == label else "map-other"), 1.0
        elif not self._taken_by_map.isdisjoint(range(*place)):
            yield "map-overlaps", 1.0

    def _of_name(self, place: TokenRange, label: str) -> Iterator[tuple[str, float]]:
        name = self._names.get(place)
        if name is not None and name.label == label:
            yield "name", 1.0
            yield "name-share", name.share
        elif name is not None:
            yield "name-other", name.share

    def _of_crf(self, place: TokenRange, label: str) -> Iterator[tuple[str, float]]:
        if not self._chances:
            return
        yield "chance", self._log_odds_of((place, label))
        yield from self._of_others((place, label))
        first, stop = place
        outside = (self._outside.get(index, 1.0) for index in range(first, stop))
        yield "outside", _log_odds(max(outside))
        yield "inside-before", 1 - self._outside.get(first - 1, 1.0)
        yield "inside-after", 1 - self._outside.get(stop, 1.0)
        if (place, label) in self._likeliest:
            yield "best", 1.0
        elif not self._taken_by_crf.isdisjoint(range(*place)):
            yield "best-overlaps", 1.0

    def _of_others(self, labelled: Labelled) -> Iterator[tuple[str, float]]:
        """How sure the random field is of the rest of the text, on average: some are harder."""
        is_counted = labelled in self._likeliest
        count = len(self._likeliest) - is_counted
        if count:
            own = self._log_odds_of(labelled) if is_counted else 0.0
            yield "others", (self._certainty - own) / count

    def _log_odds_of(self, labelled: Labelled) -> float:
        return _log_odds(self._chances.get(labelled, 0.0))

    def _of_words(self, place: TokenRange, label: str) -> Iterator[tuple[str, float]]:
        words = self._quote(place)
        yield "length", math.log(len(words))
        yield "times", math.log(self._times[words])
        yield "agreement", self._times_as[words, label] / self._times[words]
        if place[0] in self._firsts:
            yield "first", 1.0
        if all(word == word.upper() for word in words):
            yield "capitals", 1.0

    def _ask_crf(
        self,
        sources: EntitySources,
        reading: Reading,
        mentions: list[Mention],
        proposed: set[Labelled],
    ) -> None:
        """Ask the random field for its own ranges, and for its view of those of the others."""
        crf = sources.crf
        assert crf is not None  # noqa: S101 - the only caller has asked
        rows = sources.rows(reading, mentions)
        by_sentence = _by_sentence(proposed, reading.features.sentences)
        for first, stop in reading.features.sentences:
            asked = [((a - first, b - first), label) for (a, b), label in by_sentence[first]]
            best, chances, outside = crf.tag(rows[first:stop], asked)
            self._outside.update(enumerate(outside, start=first))
            self._chances.update(zip(by_sentence[first], chances, strict=True))
            shifted = {((a + first, b + first), label): c for ((a, b), label), c in best.items()}
            self._chances.update(shifted)
            self._likeliest.update(shifted)

    def _quote(self, place: TokenRange) -> tuple[str, ...]:
        return tuple(self._words[place[0] : place[1]])


def _log_odds(chance: float) -> float:
    chance = min(max(chance, _LEAST_CHANCE), 1 - _LEAST_CHANCE)
    return math.log(chance / (1 - chance))


def _indices(places: Iterable[TokenRange]) -> set[int]:
    return {index for place in places for index in range(*place)}


def _by_sentence(proposed: set[Labelled], sentences: list[TokenRange]) -> dict[int, list[Labelled]]:
    """The ranges within each sentence, by its first token."""
    ranges: dict[int, list[Labelled]] = {first: [] for first, _ in sentences}
    sentence_of = {index: pair for pair in sentences for index in range(*pair)}
    for (first, stop), label in sorted(proposed):
        begin, end = sentence_of.get(first, (0, 0))
        if begin <= first and stop <= end:
            ranges[begin].append(((first, stop), label))
    return ranges
