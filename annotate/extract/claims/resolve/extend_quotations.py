"""Contents that go on with a quotation where the parse ends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate, ScoredCandidate
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations, has_own_cue
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, overlap

_COMMAS = frozenset((",", "—", "–", "--"))
_STOPS = frozenset((".", "!", "?"))


def extend_quotations(
    tree: Syntax, quotations: Quotations, claims: Sequence[ScoredCandidate]
) -> list[ScoredCandidate]:
    """The claims, each with the quotation that its content goes on with: its tail.

    A claim whose cue is in a content and whose own content is the tail of that is left out.
    """
    extended_candidates: list[ScoredCandidate] = []
    tails: list[tuple[Range, Ranges]] = []
    used = {
        number
        for claim in claims
        for number in _quotation_numbers(quotations, claim.candidate.content)
    }
    for score, candidate in claims:
        content = candidate.content
        tail = _tail_in_sentence(tree, quotations, candidate)
        if tail is not None:
            tails.append((tail, content))
            content = merged([*content, (content[-1][1], tail[1])])
        else:
            tail = _tail_in_next_sentence(tree, quotations, candidate)
            tail = tail or _tail_behind_cue(tree, quotations, candidate)
            if tail is not None and quotations.at[tail[0]] not in used:
                content = merged([*content, tail])
        extended_candidates.append(ScoredCandidate(score, replace(candidate, content=content)))
    return [
        claim
        for claim in extended_candidates
        if not any(_lies_in_tail(claim.candidate, tail, content) for tail, content in tails)
    ]


def _quotation_numbers(quotations: Quotations, content: Ranges) -> set[int]:
    return {quotations.at[index] for start, end in content for index in range(start, end)} - {-1}


def _lies_in_tail(candidate: Candidate, tail: Range, content: Ranges) -> bool:
    """Return whether a claim's cue lies in a content and its own content is that content's tail."""
    inside = any(start <= candidate.anchor < end for start, end in content)
    return inside and overlap(candidate.content, (tail,)) > 0


def _tail_in_sentence(tree: Syntax, quotations: Quotations, candidate: Candidate) -> Range | None:
    """The quotation that ends the sentence, a comma after the clause: “fears X, “and Y.””."""
    anchor = candidate.anchor
    begin, end = candidate.content[-1]
    if candidate.family is not Family.CLAUSE or anchor >= begin:
        return None
    if quotations.at[anchor] >= 0 or quotations.at[end - 1] >= 0 or tree.pos[end - 1] == "VERB":
        return None
    if end >= len(tree) or tree.text[end] not in _COMMAS:
        return None
    tail, last = quotations.starting_at(end + 1), tree.sentence_end[tree.sentence[anchor]]
    if tail is None or tail[0] >= last:
        return None
    return tail if all(tree.is_mark(index) for index in range(tail[1], last)) else None


def _tail_in_next_sentence(
    tree: Syntax, quotations: Quotations, candidate: Candidate
) -> Range | None:
    """The quotation without a cue of its own that follows the sentence of another."""
    if quotations.at[candidate.anchor] >= 0 or not _is_quoted(quotations, candidate.content):
        return None
    sentence_end = tree.sentence_end[tree.sentence[candidate.anchor]]
    start = max(candidate.content[-1][1], sentence_end)
    tail = quotations.starting_at(start)
    if tail is None or not (tree.text[start - 1] in _STOPS or quotations.at[start - 1] >= 0):
        return None
    return None if has_own_cue(tree, tail) else tail


def _tail_behind_cue(tree: Syntax, quotations: Quotations, candidate: Candidate) -> Range | None:
    """The quotation that goes on, behind a cue, with words that have no marks."""
    anchor = candidate.anchor
    if not candidate.source or quotations.at[anchor] >= 0 or candidate.content[-1][1] > anchor:
        return None
    end = max(candidate.cue[-1][1], candidate.source[-1][1])
    if end >= len(tree) or tree.text[end] not in _COMMAS:
        return None
    is_same_sentence = tree.sentence[end] == tree.sentence[anchor]
    return quotations.starting_at(end + 1) if is_same_sentence else None


def _is_quoted(quotations: Quotations, content: Ranges) -> bool:
    """Return whether a content holds a whole quotation at one of its ends."""
    for start, end in content:
        for quotation in (quotations.around(start), quotations.around(end - 1)):
            if quotation is not None and start <= quotation[0] and quotation[1] <= end:
                return True
    return False
