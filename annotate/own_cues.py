"""Own cues: the words that attribute in one library and that the shipped lexicon does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

LONGEST = 100
"""Most characters of a lemma or a phrase; longer ones are no cues. Chosen by hand."""

_UNCOUNTED = 0.5
"""Chance of a claim at a cue that a person added and nobody has counted; chosen by hand."""

_LEAST_CHANCE = 0.15
"""Least chance with which a cue makes readings, the least that learners get to see."""


class CuePart(StrEnum):
    """What a cue is a form of."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"
    """A fixed expression ahead of its source, as “according to”."""


CueKey = tuple[str, CuePart]
"""Lemma and part, which tell one cue from another."""

Counts = Mapping[str, float]
"""The weight of occurrences in finished articles, by annotator."""


@dataclass(frozen=True, slots=True)
class OwnCue:
    """A cue of a library."""

    lemma: str
    """The lemma of its governing word; of a fixed expression, all of it in lower case."""
    part: CuePart
    """What it is a form of."""
    phrase: str = ""
    """The words that are marked mostly; those behind the first may be prepositions that bring the
    content: `yammered about`."""
    use: bool = True
    """False where a person wants no suggestions from it."""
    by_hand: bool = False
    """True if a person added it: it stays without counts."""
    marked: Counts = field(default_factory=dict, hash=False)
    """The occurrences that were marked as a cue."""
    left: Counts = field(default_factory=dict, hash=False)
    """The occurrences that were left unmarked."""

    @property
    def key(self) -> CueKey:
        """Tells it from other cues."""
        return self.lemma, self.part

    @property
    def words(self) -> str:
        """The cue for people."""
        return self.phrase or self.lemma

    @property
    def times_marked(self) -> float:
        """The weight of its marked occurrences, all annotators together."""
        return sum(self.marked.values())

    @property
    def times_left(self) -> float:
        """The weight of its unmarked occurrences, all annotators together."""
        return sum(self.left.values())

    @property
    def chance(self) -> float:
        """The chance that an occurrence is a cue, from 0 to 1; low where it was seen seldom."""
        if not self.marked and not self.left:
            return _UNCOUNTED
        return self.times_marked / (self.times_marked + self.times_left + 1)

    @property
    def makes_readings(self) -> bool:
        """Tell whether claims are read from it."""
        return self.use and self.chance >= _LEAST_CHANCE


@dataclass(frozen=True, slots=True)
class CueCount:
    """Counts of a cue in finished articles: where one annotator marked it, and where not."""

    phrase: str
    """The words that were marked mostly."""
    marked: float
    """The weight of the marked occurrences."""
    left: float
    """The weight of the others."""


@dataclass(frozen=True, slots=True)
class OwnCues:
    """The cues of a library, those that are marked most first."""

    cues: tuple[OwnCue, ...] = ()
    """The cues; no two have the same key."""

    def __bool__(self) -> bool:
        return bool(self.cues)

    def __iter__(self) -> Iterator[OwnCue]:
        return iter(self.cues)

    @property
    def digest(self) -> str:
        """A name for what they do to suggestions; empty where they do nothing."""
        rows = [
            (*cue.key, cue.words, round(cue.chance, 2) if cue.makes_readings else 0)
            for cue in self.cues
            if cue.makes_readings or not cue.use
        ]
        return sha256(repr(sorted(rows)).encode()).hexdigest()[:16] if rows else ""

    @property
    def added_by_hand(self) -> OwnCues:
        """The cues that a person added, and those that a person wants no suggestions from."""
        return OwnCues(tuple(cue for cue in self.cues if cue.by_hand or not cue.use))

    def counted(self, annotator: str, counts: Mapping[CueKey, CueCount]) -> OwnCues:
        """The cues with an annotator's counts made anew.

        Cues that nobody has marked any more go, but for those that are a person's work.
        """
        cues = {cue.key: cue for cue in self.cues}
        for key, count in counts.items():
            cues.setdefault(key, OwnCue(*key, count.phrase))
        recounted = (_counted(cue, annotator, counts.get(cue.key)) for cue in cues.values())
        return ordered(cue for cue in recounted if cue.marked or cue.by_hand or not cue.use)


NO_CUES = OwnCues()
"""Adds nothing to the lexicon."""


def ordered(cues: Iterable[OwnCue]) -> OwnCues:
    """Cues, those that are marked most first; of those with the same key the first."""
    by_key: dict[CueKey, OwnCue] = {}
    for cue in cues:
        by_key.setdefault(cue.key, cue)
    return OwnCues(tuple(sorted(by_key.values(), key=lambda cue: (-cue.times_marked, cue.key))))


def _counted(cue: OwnCue, annotator: str, count: CueCount | None) -> OwnCue:
    marked = {name: weight for name, weight in cue.marked.items() if name != annotator}
    left = {name: weight for name, weight in cue.left.items() if name != annotator}
    if count is not None:
        marked[annotator] = count.marked
        left |= {annotator: count.left} if count.left else {}
    return replace(cue, marked=marked, left=left)
