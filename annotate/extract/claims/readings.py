"""Readings: all candidates of a doc, family by family."""

from __future__ import annotations

from annotate.extract.claims import nominals, phrases, verbs
from annotate.extract.claims.candidate import Candidate
from annotate.extract.claims.family import Family
from annotate.extract.claims.lexicon import Lexicon
from annotate.extract.claims.quoted import Quoted
from annotate.extract.claims.syntax import Syntax

_FINDERS = (verbs.candidates, nominals.candidates, phrases.candidates)


def readings(
    tree: Syntax, marks: Quoted, words: Lexicon, *, without: frozenset[Family] = frozenset()
) -> list[Candidate]:
    """Every candidate of a doc, but for the families left out."""
    return [
        candidate
        for finder in _FINDERS
        for candidate in finder(tree, marks, words)
        if candidate.family not in without
    ]
