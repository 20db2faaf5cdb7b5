"""Second step: a score for every candidate, from the model, or without one from its rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.scoring.features import candidate_features
from annotate.extract.claims.scoring.model import Floats, Model, feature_table
from annotate.extract.claims.scoring.neighbour_features import neighbour_features

_BY_STRENGTH = {
    Family.CLAUSE: (0.10, 0.40, 0.65, 0.86),
    Family.QUOTE: (0.15, 0.45, 0.55, 0.75),
    Family.MATRIX: (0.05, 0.10, 0.40, 0.60),
    Family.INFINITIVE: (0.20, 0.40, 0.68, 0.85),
    Family.OBJECT: (0.10, 0.25, 0.36, 0.45),
    Family.PREDICATE: (0.20, 0.45, 0.70, 0.80),
    Family.ABOUT: (0.17, 0.27, 0.36, 0.54),
    Family.PASSIVE: (0.10, 0.25, 0.37, 0.36),
    Family.SUBJECT: (0.10, 0.20, 0.36, 0.36),
    Family.NOUN: (0.10, 0.25, 0.42, 0.42),
    Family.ADJECTIVE: (0.20, 0.25, 0.45, 0.45),
    Family.PHRASE: (0.80, 0.80, 0.80, 0.80),
    Family.AS: (0.60, 0.60, 0.60, 0.60),
    Family.VIEW: (0.50, 0.50, 0.50, 0.50),
    Family.HEADLINE: (0.50, 0.50, 0.50, 0.50),
}
"""Chance, from 0 to 1, that a family is right with cues of strength 1, 2, 3, and 4 and more.

Used without a model only; they give an F1 of 57 with the right source on PolNeAR dev (`en.md`).
How each of them was found is not recorded.
"""

_NO_SOURCE = 0.7
"""Factor of these chances for a candidate without a source; chosen by hand."""

_REPORTS = frozenset((Family.PHRASE, Family.AS))
_REPORTED = 0.5
"""Least score of a statement that is reported, and of its report; chosen by hand."""

_NOMINAL = 0.45
"""Least score of a strong nominal cue with its own source and clause; chosen by hand."""

_STRONG, _CLEAR, _FAIR = 4, 3, 2
"""Least strengths of a cue in the lexicon, of 5, for a least score; chosen by hand."""

_STATEMENTS = frozenset((Family.CLAUSE, Family.QUOTE, Family.PREDICATE, Family.INFINITIVE))

WORTH_A_SECOND_LOOK = 0.06
"""Least score of the first trees with which a candidate is scored again beside the others.

The second trees were trained on such candidates (`train.py`); chosen by hand.
"""


def score_candidates(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    candidates: Sequence[Candidate],
    *,
    model: Model | None,
) -> list[ScoredCandidate]:
    """The candidates with their scores, from 0 to 1, not calibrated.

    Without a model every candidate has the chance of its rule. With one, candidates that it rates
    too low for a second look are left out.
    """
    if not candidates:
        return []
    if model is None:
        return [
            ScoredCandidate(max(_rule_score(candidate), candidate.entry.own_chance), candidate)
            for candidate in candidates
        ]
    alone = feature_table(candidate_features(tree, quotations, lexicon, candidates), model.names)
    first = model.first.raw(alone)
    better = [number for number, score in enumerate(first) if score >= WORTH_A_SECOND_LOOK]
    first_scored = [ScoredCandidate(float(first[number]), candidates[number]) for number in better]
    beside = feature_table(neighbour_features(tree, first_scored), model.beside)
    second = model.second.raw(np.hstack([alone[better], beside]))
    scores = dict(zip(better, map(float, second), strict=True))
    floors = _floors(tree, candidates) | _own_floors(candidates, first, scores, model)
    return [
        ScoredCandidate(max(scores.get(number, 0.0), floors.get(number, 0.0)), candidate)
        for number, candidate in enumerate(candidates)
        if number in scores or number in floors
    ]


def _floors(tree: Syntax, candidates: Sequence[Candidate]) -> dict[int, float]:
    """Least scores, by index, of candidates that the training corpus marks too seldom.

    It marks a statement that is reported twice (“X said …, as reported by Y”) once, and passes
    over many a nominal cue.
    """
    reported_sentences = {
        tree.sentence[candidate.anchor]
        for candidate in candidates
        if candidate.family in _REPORTS and candidate.source
    }
    floors: dict[int, float] = {}
    for number, candidate in enumerate(candidates):
        if candidate.least_score:
            floors[number] = candidate.least_score
            continue
        if candidate.extent != "as-is" or not candidate.source:
            continue
        if candidate.family in _REPORTS:
            floors[number] = _REPORTED if candidate.manner in ("", "agent") else 0.0
        elif _is_plain_noun(candidate):
            floors[number] = _NOMINAL
        elif tree.sentence[candidate.anchor] in reported_sentences and _is_main_verb(
            tree, candidate
        ):
            floors[number] = min(_rule_score(candidate), _REPORTED)
    return floors


def _own_floors(
    candidates: Sequence[Candidate], first: Floats, scores: Mapping[int, float], model: Model
) -> dict[int, float]:
    """Least scores, by index, of the best candidate of each own cue of a library.

    The model has never seen such a cue, a person has: its chance is the share of its occurrences
    that were marked.
    """
    best: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        rival = best.get(candidate.anchor)
        if candidate.entry.own_chance and (
            rival is None
            or (scores.get(number, 0.0), first[number]) > (scores.get(rival, 0.0), first[rival])
        ):
            best[candidate.anchor] = number
    return {number: model.raw(candidates[number].entry.own_chance) for number in best.values()}


def _is_main_verb(tree: Syntax, candidate: Candidate) -> bool:
    """Return whether a clear cue is the main verb of its sentence, with a subject of its own."""
    if candidate.family not in _STATEMENTS or candidate.entry.strength < _CLEAR:
        return False
    return candidate.manner == "subject" and tree.head[candidate.anchor] == candidate.anchor


def _is_plain_noun(candidate: Candidate) -> bool:
    """Return whether a strong nominal cue has its own source and a clause: “X's claim that …”."""
    has_own_source = candidate.manner in ("possessor", "giver")
    has_own_source = has_own_source and candidate.family is Family.NOUN
    least = _STRONG if candidate.manner == "possessor" else _FAIR
    return candidate.relation == "acl" and has_own_source and candidate.entry.strength >= least


def _rule_score(candidate: Candidate) -> float:
    """The chance of the candidate's family with cues of its strength."""
    chances = _BY_STRENGTH[candidate.family]
    score = chances[min(candidate.entry.strength, len(chances)) - 1]
    return score if candidate.source else score * _NO_SOURCE
