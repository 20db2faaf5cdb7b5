"""Contents with clean borders: both marks of a quotation or neither, and no loose words."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.parse.quotations import MARKS, Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, overlap, trimmed


def clean_borders(tree: Syntax, quotations: Quotations, candidate: Candidate) -> Candidate:
    """A candidate whose content has balanced quotation marks, and begins and ends well."""
    candidate = balance_quotes(tree, quotations, candidate)
    candidate = trim_end(tree, candidate)
    return widen_start(tree, candidate)


def balance_quotes(tree: Syntax, quotations: Quotations, candidate: Candidate) -> Candidate:
    """A candidate whose content has no half of a quotation with a mark at one end only."""
    anchor = (candidate.anchor, candidate.anchor + 1)
    outside = merged([*candidate.cue, *candidate.source, anchor])
    pieces = tuple(_balanced(tree, quotations, piece, outside) for piece in candidate.content)
    if pieces == candidate.content:
        return candidate
    content = trimmed(tree, merged(pieces))
    return replace(candidate, content=content) if content else candidate


def trim_end(tree: Syntax, candidate: Candidate) -> Candidate:
    """A candidate whose content does not end with the “and” that leads to something else."""
    *pieces, (start, end) = candidate.content
    stop = end
    while stop - 1 > start and (tree.pos[stop - 1] == "CCONJ" or tree.text[stop - 1] == ","):
        stop -= 1
    if not any(tree.pos[index] == "CCONJ" for index in range(stop, end)):
        return candidate
    return replace(candidate, content=(*pieces, (start, stop)))


def widen_start(tree: Syntax, candidate: Candidate) -> Candidate:
    """A candidate whose content does not begin in the middle of “11 to 8”."""
    (start, end), *pieces = candidate.content
    if start == 0 or tree.dep[start] != "quantmod" or tree.pos[start - 1] != "NUM":
        return candidate
    infinitive = tree.child(candidate.anchor, "xcomp")
    first = start - 1 if infinitive is None else tree.left[infinitive]
    if not first < end or overlap(((first, end),), candidate.cue):
        return candidate
    return replace(candidate, content=((first, end), *pieces))


def _balanced(tree: Syntax, quotations: Quotations, piece: Range, outside: Ranges) -> Range:
    """A piece with the whole of the quotations at its ends, or else with nothing of their marks.

    Args:
        tree: The words.
        quotations: The quotations.
        piece: A range of the content.
        outside: Words that the piece must not grow over: cue and source.
    """
    for edge in (piece[0], piece[1] - 1):
        quotation = quotations.around(edge)
        if quotation is None or not _is_half(tree, quotation, piece):
            continue
        wider = (min(piece[0], quotation[0]), max(piece[1], quotation[1]))
        piece = _without_mark(quotation, piece) if overlap((wider,), outside) else wider
    return piece


def _is_half(tree: Syntax, quotation: Range, piece: Range) -> bool:
    """Return whether a piece holds one mark of a quotation and not the other."""
    opens = piece[0] <= quotation[0] < piece[1]
    closes = piece[0] < quotation[1] <= piece[1]
    return opens != closes and tree.text[quotation[1] - 1] in MARKS


def _without_mark(quotation: Range, piece: Range) -> Range:
    """A piece without the one mark that it holds, and what lies beyond the mark."""
    if piece[0] <= quotation[0]:
        start = quotation[0] + 1 if piece[0] == quotation[0] else piece[0]
        end = piece[1] if piece[0] == quotation[0] else quotation[0]
        return start, end
    return piece[0], min(piece[1], quotation[1] - 1)
