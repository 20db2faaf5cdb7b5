"""Context: what the first scores of the other candidates say about one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.candidate_index import CandidateIndex, Rated
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, overlap, size

_STEPS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_STRONG = 0.15
_HALF = 0.5


def context(tree: Syntax, pairs: Sequence[Rated]) -> list[list[str]]:
    """Names of features of each scored candidate among the others."""
    nearby = CandidateIndex()
    best: dict[int, float] = {}
    sentences: dict[int, float] = {}
    for score, candidate in pairs:
        anchor = candidate.anchor
        best[anchor] = max(best.get(anchor, 0.0), score)
        first = tree.sentence[anchor]
        sentences[first] = max(sentences.get(first, 0.0), score)
        if score >= _STRONG:
            nearby.add((score, candidate))
    return [
        [
            *_among(score, candidate, nearby),
            *_beside(tree, candidate, sentences),
            f"best={score >= best[candidate.anchor]}",
        ]
        for score, candidate in pairs
    ]


def _among(score: float, candidate: Candidate, nearby: CandidateIndex) -> list[str]:
    """The strongest candidates that contain, share or lie in this one's words."""
    same = outer = shared = inner = 0.0
    for other_score, other in nearby.near(candidate):
        if other.anchor == candidate.anchor:
            if other is not candidate:
                same = max(same, other_score)
            continue
        if _holds(other.content, candidate.anchor):
            outer = max(outer, other_score)
        words = overlap(candidate.content, other.content)
        if words:
            if 2 * words >= _HALF * (size(candidate.content) + size(other.content)):
                shared = max(shared, other_score)
            if _holds(candidate.content, other.anchor):
                inner = max(inner, other_score)
    measures = {"own": score, "same": same, "outer": outer, "shared": shared, "inner": inner}
    return [name for what, value in measures.items() for name in _reached(what, value)]


def _beside(tree: Syntax, candidate: Candidate, sentences: dict[int, float]) -> list[str]:
    """The strongest candidates of the sentences before and after."""
    first = tree.sentence[candidate.anchor]
    following = tree.sentence_end[first]
    before = sentences.get(tree.sentence[first - 1], 0.0) if first else 0.0
    after = sentences.get(following, 0.0)
    return [*_reached("before", before), *_reached("after", after)]


def _holds(pieces: Ranges, index: int) -> bool:
    return any(start <= index < end for start, end in pieces)


def _reached(name: str, value: float) -> tuple[str, ...]:
    """One feature for every step that a score reaches."""
    return _steps(name, bisect_right(_STEPS, value))


@cache
def _steps(name: str, count: int) -> tuple[str, ...]:
    return tuple(f"{name}>={step}" for step in _STEPS[:count])
