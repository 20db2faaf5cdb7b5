"""Nearby candidates: an index by place, so that a long text is not compared all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from annotate.extract.claims.candidates.candidate import Candidate

_BUCKET = 64

Rated = tuple[float, Candidate]
"""A candidate with its score."""


class CandidateIndex:
    """Scored candidates that can be found by the words that they touch."""

    def __init__(self) -> None:
        self._buckets: dict[int, list[Rated]] = defaultdict(list)

    def add(self, pair: Rated) -> None:
        """Remember a candidate."""
        for bucket in _touched(pair[1]):
            self._buckets[bucket].append(pair)

    def near(self, candidate: Candidate) -> Iterator[Rated]:
        """All that may share a word with a candidate, some more than once."""
        for bucket in _touched(candidate):
            yield from self._buckets.get(bucket, ())


def _touched(candidate: Candidate) -> range:
    """The stretches of text between a candidate's first and last word."""
    first = min(candidate.anchor, candidate.content[0][0])
    last = max(candidate.anchor, candidate.content[-1][1] - 1)
    return range(first // _BUCKET, last // _BUCKET + 1)
