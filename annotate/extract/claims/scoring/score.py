"""Scores: how likely a reading is to be right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.scoring.features import features
from annotate.extract.claims.scoring.model import Model, table
from annotate.extract.claims.scoring.neighbour_features import context

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


_NO_SOURCE = 0.7

_REPORTS = frozenset((Family.PHRASE, Family.AS))
_REPORTED = 0.5
_NOMINAL = 0.45
_STRONG, _CLEAR, _FAIR = 4, 3, 2
_TOLD = frozenset((Family.CLAUSE, Family.QUOTE, Family.PREDICATE, Family.INFINITIVE))

WORTH_A_SECOND_LOOK = 0.06
"""The least first score with which a candidate is compared with the others."""


def rated(
    tree: Syntax,
    marks: Quoted,
    words: Lexicon,
    found: Sequence[Candidate],
    *,
    trained: Model | None,
) -> list[tuple[float, Candidate]]:
    """Every reading with its score: the model's, or without one the precision of its rule."""
    if not found:
        return []
    if trained is None:
        return [(_by_rule(candidate), candidate) for candidate in found]
    alone = table(features(tree, marks, words, found), trained.names)
    first = trained.first.raw(alone)
    kept = [number for number, score in enumerate(first) if score >= WORTH_A_SECOND_LOOK]
    beside = context(tree, [(float(first[number]), found[number]) for number in kept])
    second = trained.second.raw(np.hstack([alone[kept], table(beside, trained.beside)]))
    scores = dict(zip(kept, map(float, second), strict=True))
    floors = _floors(tree, found)
    return [
        (max(scores.get(number, 0.0), floors.get(number, 0.0)), candidate)
        for number, candidate in enumerate(found)
        if number in scores or number in floors
    ]


def _floors(tree: Syntax, found: Sequence[Candidate]) -> dict[int, float]:
    """The least scores of readings that the training corpus marks too seldom.

    It marks a statement that is reported twice (“X said …, as reported by Y”) once, and passes
    over many a nominal cue.
    """
    reported = {tree.sentence[one.anchor] for one in found if one.family in _REPORTS and one.source}
    floors: dict[int, float] = {}
    for number, candidate in enumerate(found):
        if candidate.extent != "as-is" or not candidate.source:
            continue
        if candidate.family in _REPORTS:
            floors[number] = _REPORTED if candidate.manner in ("", "agent") else 0.0
        elif _is_plain_noun(candidate):
            floors[number] = _NOMINAL
        elif tree.sentence[candidate.anchor] in reported and _is_main_verb(tree, candidate):
            floors[number] = min(_by_rule(candidate), _REPORTED)
    return floors


def _is_main_verb(tree: Syntax, candidate: Candidate) -> bool:
    """Whether a clear cue is the main verb of its sentence, with a subject of its own."""
    if candidate.family not in _TOLD or candidate.entry.strength < _CLEAR:
        return False
    return candidate.manner == "subject" and tree.head[candidate.anchor] == candidate.anchor


def _is_plain_noun(candidate: Candidate) -> bool:
    """Whether a strong nominal cue has its own source and a clause: “X's claim that …”."""
    has_own_source = candidate.manner in ("possessor", "giver")
    has_own_source = has_own_source and candidate.family is Family.NOUN
    least = _STRONG if candidate.manner == "possessor" else _FAIR
    return candidate.relation == "acl" and has_own_source and candidate.entry.strength >= least


def _by_rule(candidate: Candidate) -> float:
    """How often the candidate's family is right with cues of this strength."""
    steps = _BY_STRENGTH[candidate.family]
    score = steps[min(candidate.entry.strength, len(steps)) - 1]
    return score if candidate.source else score * _NO_SOURCE
