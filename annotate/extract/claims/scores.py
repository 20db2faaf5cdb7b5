"""Scores: how likely a reading is to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.extract.claims.candidate import Candidate
from annotate.extract.claims.family import Family
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


def rated(
    tree: Syntax, marks: Quoted, found: Iterable[Candidate]
) -> Iterator[tuple[float, Candidate]]:
    """Every reading with its score."""
    for candidate in found:
        yield _score(candidate), candidate


def _score(candidate: Candidate) -> float:
    score = _BY_STRENGTH[candidate.family][candidate.entry.strength - 1]
    return score if candidate.source else score * 0.7
