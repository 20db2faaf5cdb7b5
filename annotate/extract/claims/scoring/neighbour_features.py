"""Features of a candidate among the others, from the first scores of its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.candidate_index import CandidateIndex
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, overlap, size
from annotate.extract.claims.scoring.steps import Steps

_SCORES = Steps(0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""First scores, from 0 to 1; part of the trained model."""

_LEAST_NEIGHBOUR = 0.15
"""Least first score, from 0 to 1, of a neighbour that counts; part of the trained model."""

_LEAST_DICE = 0.5
"""Least Dice coefficient, in words, of two contents that count as the same; part of the model."""


def neighbour_features(
    tree: Syntax, scored_candidates: Sequence[ScoredCandidate]
) -> list[list[str]]:
    """The names of the features that hold of each candidate among the others."""
    index = CandidateIndex()
    best_by_anchor: dict[int, float] = {}
    best_by_sentence: dict[int, float] = {}
    for score, candidate in scored_candidates:
        anchor = candidate.anchor
        best_by_anchor[anchor] = max(best_by_anchor.get(anchor, 0.0), score)
        sentence = tree.sentence[anchor]
        best_by_sentence[sentence] = max(best_by_sentence.get(sentence, 0.0), score)
        if score >= _LEAST_NEIGHBOUR:
            index.add(ScoredCandidate(score, candidate))
    return [
        [
            *_of_overlapping(score, candidate, index),
            *_in_sentences_beside(tree, candidate, best_by_sentence),
            f"best={score >= best_by_anchor[candidate.anchor]}",
        ]
        for score, candidate in scored_candidates
    ]


def _of_overlapping(score: float, candidate: Candidate, index: CandidateIndex) -> list[str]:
    """The strongest candidates that contain, share or lie in this one's words."""
    same_cue = outer = shared = inner = 0.0
    for other_score, other in index.near(candidate):
        if other.anchor == candidate.anchor:
            if other is not candidate:
                same_cue = max(same_cue, other_score)
            continue
        if _holds(other.content, candidate.anchor):
            outer = max(outer, other_score)
        shared_words = overlap(candidate.content, other.content)
        if shared_words:
            if 2 * shared_words >= _LEAST_DICE * (size(candidate.content) + size(other.content)):
                shared = max(shared, other_score)
            if _holds(candidate.content, other.anchor):
                inner = max(inner, other_score)
    measures = {"own": score, "same": same_cue, "outer": outer, "shared": shared, "inner": inner}
    return [name for key, value in measures.items() for name in _SCORES.names_for(key, value)]


def _in_sentences_beside(
    tree: Syntax, candidate: Candidate, best_by_sentence: dict[int, float]
) -> list[str]:
    """The strongest candidates of the sentences before and after."""
    sentence = tree.sentence[candidate.anchor]
    following = tree.sentence_end[sentence]
    before = best_by_sentence.get(tree.sentence[sentence - 1], 0.0) if sentence else 0.0
    after = best_by_sentence.get(following, 0.0)
    return [*_SCORES.names_for("before", before), *_SCORES.names_for("after", after)]


def _holds(pieces: Ranges, index: int) -> bool:
    return any(start <= index < end for start, end in pieces)
