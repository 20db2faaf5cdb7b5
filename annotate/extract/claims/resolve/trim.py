"""Borders: contents that hold both marks of a quotation or neither."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.parse.quotations import MARKS, Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, overlap, trimmed


def balanced(tree: Syntax, marks: Quoted, candidate: Candidate) -> Candidate:
    """A candidate whose content has no half of a quotation with a mark at one end only."""
    taken = merged([*candidate.cue, *candidate.source, (candidate.anchor, candidate.anchor + 1)])
    pieces = tuple(_whole(tree, marks, piece, taken) for piece in candidate.content)
    if pieces == candidate.content:
        return candidate
    content = trimmed(tree, merged(pieces))
    return replace(candidate, content=content) if content else candidate


def ended(tree: Syntax, candidate: Candidate) -> Candidate:
    """A candidate whose content does not end with the “and” that leads to something else."""
    *pieces, (start, end) = candidate.content
    stop = end
    while stop - 1 > start and (tree.pos[stop - 1] == "CCONJ" or tree.text[stop - 1] == ","):
        stop -= 1
    if not any(tree.pos[index] == "CCONJ" for index in range(stop, end)):
        return candidate
    return replace(candidate, content=(*pieces, (start, stop)))


def begun(tree: Syntax, candidate: Candidate) -> Candidate:
    """A candidate whose content does not begin in the middle of “11 to 8”."""
    (start, end), *pieces = candidate.content
    if start == 0 or tree.dep[start] != "quantmod" or tree.pos[start - 1] != "NUM":
        return candidate
    goal = tree.child(candidate.anchor, "xcomp")
    first = start - 1 if goal is None else tree.left[goal]
    if not first < end or overlap(((first, end),), candidate.cue):
        return candidate
    return replace(candidate, content=((first, end), *pieces))


def _whole(tree: Syntax, marks: Quoted, piece: Range, taken: Ranges) -> Range:
    """A piece with the whole of the quotations at its ends, or else with nothing of their marks."""
    for edge in (piece[0], piece[1] - 1):
        found = marks.around(edge)
        if found is None or not _is_half(tree, found, piece):
            continue
        wider = (min(piece[0], found[0]), max(piece[1], found[1]))
        piece = _without_mark(found, piece) if overlap((wider,), taken) else wider
    return piece


def _is_half(tree: Syntax, quotation: Range, piece: Range) -> bool:
    """Whether a piece holds one mark of a quotation and not the other."""
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
