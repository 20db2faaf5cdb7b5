"""Readings: all candidates of a doc, family by family."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.candidates import nominals, phrases, verbs
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, trimmed, without

_ATTRIBUTIONS = frozenset((Family.PHRASE, Family.AS))


def readings(
    tree: Syntax, marks: Quoted, words: Lexicon, *, leave_out: frozenset[Family] = frozenset()
) -> list[Candidate]:
    """Every candidate of a doc, but for the families left out."""
    fixed = [one for one in phrases.candidates(tree, marks, words) if one.family not in leave_out]
    holes = [
        (one.cue[0][0], max(one.cue[-1][1], one.source[-1][1]))
        for one in fixed
        if one.family in _ATTRIBUTIONS and one.source and one.cue[0][0] < one.source[0][0]
    ]
    free = (*verbs.candidates(tree, marks, words), *nominals.candidates(tree, marks, words))
    return fixed + [
        replace(one, content=_cut(tree, one, holes)) if holes else one
        for one in free
        if one.family not in leave_out
    ]


def _cut(tree: Syntax, candidate: Candidate, holes: list[Range]) -> tuple[Range, ...]:
    """A content without an “according to X” or “as reported by X” at one of its ends."""
    start, end = candidate.content[0][0], candidate.content[-1][1]
    for hole in holes:
        if (start < hole[0] and hole[1] == end) or (hole[0] == start and hole[1] < end):
            return trimmed(tree, without(candidate.content, (hole,))) or candidate.content
    return candidate.content
