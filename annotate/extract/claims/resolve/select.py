"""Third step, first half: of all scored candidates, those that are compatible with each other."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.candidate_index import CandidateIndex
from annotate.extract.claims.candidates.relatives import RELATIVE
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.word_ranges import overlap, size

_AROUND = frozenset((Family.PHRASE, Family.AS, Family.VIEW))
"""Families whose claims may enclose other claims."""

LEAST_RAW_SCORE = 0.15
"""Least score before calibration, from 0 to 1, with which a candidate can exclude others.

The model was calibrated on what is selected with it (`scoring/train.py`); chosen by hand.
"""

_MOST_SHARED = 0.3
"""Largest share of the shorter content, in words, that two claims may share; chosen by hand."""


def select_candidates(
    scored_candidates: Iterable[ScoredCandidate], threshold: float
) -> list[ScoredCandidate]:
    """The best candidates from a threshold on: one a cue, and hardly any content in two of them.

    “According to X” and its like may enclose another claim, and an object may hold a judgement.
    """
    selected_candidates: list[ScoredCandidate] = []
    index = CandidateIndex()
    best_first = sorted(
        (scored for scored in scored_candidates if scored.score >= threshold),
        key=lambda scored: (
            -scored.score,
            scored.candidate.anchor,
            scored.candidate.content,
            scored.candidate.source,
        ),
    )
    for scored in best_first:
        candidate = scored.candidate
        if all(_are_compatible(candidate, other.candidate) for other in index.near(candidate)):
            selected_candidates.append(scored)
            index.add(scored)
    return sorted(
        selected_candidates, key=lambda scored: (scored.candidate.content, scored.candidate.anchor)
    )


def _are_compatible(candidate: Candidate, other: Candidate) -> bool:
    if candidate.anchor == other.anchor:
        return False
    if (candidate.family in _AROUND) != (other.family in _AROUND):
        return True
    if _judges_object(candidate, other) or _judges_object(other, candidate):
        return True
    shared = overlap(candidate.content, other.content)
    smaller = min(size(candidate.content), size(other.content))
    return not shared or shared <= _MOST_SHARED * smaller


def _judges_object(candidate: Candidate, other: Candidate) -> bool:
    """Return whether a claim is in the object of another: “wants a tax that they find unfair”."""
    return candidate.relation == RELATIVE and other.family is Family.OBJECT
