"""An index of scored candidates by place, so that a long text is not compared all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate

_BUCKET_SIZE = 64
"""Words of a bucket; it changes the speed of a look-up, never its result."""


class CandidateIndex:
    """Scored candidates that can be found by the words that they touch."""

    def __init__(self) -> None:
        self._buckets: dict[int, list[ScoredCandidate]] = defaultdict(list)

    def add(self, scored: ScoredCandidate) -> None:
        """Add a candidate."""
        for bucket in _touched_buckets(scored.candidate):
            self._buckets[bucket].append(scored)

    def near(self, candidate: Candidate) -> Iterator[ScoredCandidate]:
        """All that may share a word with a candidate, some more than once."""
        for bucket in _touched_buckets(candidate):
            yield from self._buckets.get(bucket, ())


def _touched_buckets(candidate: Candidate) -> range:
    """The buckets between a candidate's first and last word."""
    first = min(candidate.anchor, candidate.content[0][0])
    last = max(candidate.anchor, candidate.content[-1][1] - 1)
    return range(first // _BUCKET_SIZE, last // _BUCKET_SIZE + 1)
