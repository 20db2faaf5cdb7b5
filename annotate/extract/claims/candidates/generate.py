"""First step: all candidates of a doc, rule family by rule family."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.candidates import (
    capitals,
    expressions,
    lists,
    nominals,
    phrases,
    relatives,
    tags,
    verbs,
)
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, trimmed, without

_ATTRIBUTIONS = frozenset((Family.PHRASE, Family.AS))


def generate_candidates(
    tree: Syntax,
    quotations: Quotations,
    lexicon: Lexicon,
    *,
    leave_out: frozenset[Family] = frozenset(),
) -> list[Candidate]:
    """Every candidate of a doc, but for the families left out."""
    fixed_expressions = [
        candidate
        for candidate in phrases.candidates(tree, quotations, lexicon)
        if candidate.family not in leave_out
    ]
    attributions = [
        (candidate.cue[0][0], max(candidate.cue[-1][1], candidate.source[-1][1]))
        for candidate in fixed_expressions
        if candidate.family in _ATTRIBUTIONS
        and candidate.source
        and candidate.cue[0][0] < candidate.source[0][0]
    ]
    free = (
        *verbs.candidates(tree, quotations, lexicon),
        *nominals.candidates(tree, quotations, lexicon),
        *relatives.candidates(tree, lexicon),
        *expressions.candidates(tree, quotations, lexicon),
        *lists.candidates(tree, quotations, lexicon),
        *tags.candidates(tree, quotations, lexicon),
        *capitals.candidates(tree, lexicon),
    )
    return fixed_expressions + [
        replace(candidate, content=_without_attribution(tree, candidate.content, attributions))
        if attributions
        else candidate
        for candidate in free
        if candidate.family not in leave_out
    ]


def _without_attribution(tree: Syntax, content: Ranges, attributions: list[Range]) -> Ranges:
    """A content without an “according to X” or “as reported by X” at one of its ends."""
    start, end = content[0][0], content[-1][1]
    for hole in attributions:
        if (start < hole[0] and hole[1] == end) or (hole[0] == start and hole[1] < end):
            return trimmed(tree, without(content, (hole,))) or content
    return content
