"""“According to X” at an end of a content, which is no part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, trimmed, without

_ATTRIBUTIONS = frozenset((Family.PHRASE, Family.AS))


def without_attributions(
    tree: Syntax, candidates: Iterable[Candidate], fixed_expressions: Iterable[Candidate]
) -> list[Candidate]:
    """The candidates, without an “according to X” or “as reported by X” at an end of a content."""
    attributions = [
        (candidate.cue[0][0], max(candidate.cue[-1][1], candidate.source[-1][1]))
        for candidate in fixed_expressions
        if candidate.family in _ATTRIBUTIONS
        and candidate.source
        and candidate.cue[0][0] < candidate.source[0][0]
    ]
    if not attributions:
        return list(candidates)
    return [
        replace(candidate, content=_without_attribution(tree, candidate.content, attributions))
        for candidate in candidates
    ]


def _without_attribution(tree: Syntax, content: Ranges, attributions: list[Range]) -> Ranges:
    """A content without an attribution at one of its ends."""
    start, end = content[0][0], content[-1][1]
    for hole in attributions:
        if (start < hole[0] and hole[1] == end) or (hole[0] == start and hole[1] < end):
            return trimmed(tree, without(content, (hole,))) or content
    return content
