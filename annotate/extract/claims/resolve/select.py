"""Selection: of all readings, those that can stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.candidate_index import CandidateIndex, Rated
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.parse.word_ranges import overlap, size

_AROUND = frozenset((Family.PHRASE, Family.AS, Family.VIEW))
_SHARED = 0.3


def selected(rated: Iterable[Rated], threshold: float) -> list[Rated]:
    """The best readings above a threshold: one a cue, and hardly any content in two of them.

    “According to X” and its like may stand around another claim.
    """
    chosen: list[Rated] = []
    nearby = CandidateIndex()
    ordered = sorted(
        (pair for pair in rated if pair[0] >= threshold),
        key=lambda pair: (-pair[0], pair[1].anchor, pair[1].content, pair[1].source),
    )
    for pair in ordered:
        if all(_compatible(pair[1], other) for _, other in nearby.near(pair[1])):
            chosen.append(pair)
            nearby.add(pair)
    return sorted(chosen, key=lambda pair: (pair[1].content, pair[1].anchor))


def _compatible(one: Candidate, other: Candidate) -> bool:
    if one.anchor == other.anchor:
        return False
    if (one.family in _AROUND) != (other.family in _AROUND):
        return True
    shared = overlap(one.content, other.content)
    return not shared or shared <= _SHARED * min(size(one.content), size(other.content))
