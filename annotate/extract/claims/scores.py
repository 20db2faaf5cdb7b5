"""Scores: how likely a reading is to be right."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.extract.claims.candidate import Candidate
from annotate.extract.claims.family import Family
from annotate.extract.claims.features import features
from annotate.extract.claims.lexicon import Lexicon
from annotate.extract.claims.model import Model
from annotate.extract.claims.quoted import Quoted
from annotate.extract.claims.syntax import Syntax

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
    raw = trained.raw(features(tree, marks, words, found))
    return [(float(score), candidate) for score, candidate in zip(raw, found, strict=True)]


def _by_rule(candidate: Candidate) -> float:
    """How often the candidate's family is right with cues of this strength."""
    steps = _BY_STRENGTH[candidate.family]
    score = steps[min(candidate.entry.strength, len(steps)) - 1]
    return score if candidate.source else score * _NO_SOURCE
