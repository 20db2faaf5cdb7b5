"""Tails: quotations with which a content goes on where the parse ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.candidate_index import Rated
from annotate.extract.claims.candidates.family import Family
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, overlap

_COMMAS = frozenset((",", "—", "–", "--"))
_STOPS = frozenset((".", "!", "?"))


def completed(tree: Syntax, marks: Quoted, kept: Sequence[Rated]) -> list[Rated]:
    """The kept claims with their tails; a claim from inside a content that had its tail goes."""
    pairs: list[Rated] = []
    lost: list[tuple[Range, Ranges]] = []
    held = {number for _, one in kept for number in _quotations(marks, one.content)}
    for score, one in kept:
        longer = one
        tail = _in_sentence(tree, marks, one)
        if tail is not None:
            lost.append((tail, one.content))
            longer = replace(one, content=merged([*one.content, (one.content[-1][1], tail[1])]))
        else:
            tail = _in_next_sentence(tree, marks, one) or _behind_cue(tree, marks, one)
            if tail is not None and marks.at[tail[0]] not in held:
                longer = replace(one, content=merged([*one.content, tail]))
        pairs.append((score, longer))
    return [pair for pair in pairs if not any(_is_robbed(pair[1], *loss) for loss in lost)]


def _quotations(marks: Quoted, content: Ranges) -> set[int]:
    return {marks.at[index] for start, end in content for index in range(start, end)} - {-1}


def _is_robbed(one: Candidate, tail: Range, content: Ranges) -> bool:
    """Whether a claim's cue lies in a content and its own content is that content's tail."""
    inside = any(start <= one.anchor < end for start, end in content)
    return inside and overlap(one.content, (tail,)) > 0


def _in_sentence(tree: Syntax, marks: Quoted, one: Candidate) -> Range | None:
    """The quotation that ends the sentence, a comma after the clause: “fears X, “and Y.””."""
    begin, end = one.content[-1]
    if one.family is not Family.CLAUSE or one.anchor >= begin:
        return None
    if marks.at[one.anchor] >= 0 or marks.at[end - 1] >= 0 or tree.pos[end - 1] == "VERB":
        return None
    if end >= len(tree) or tree.text[end] not in _COMMAS:
        return None
    tail, last = marks.starting_at(end + 1), tree.sentence_end[tree.sentence[one.anchor]]
    if tail is None or tail[0] >= last:
        return None
    return tail if all(tree.is_mark(index) for index in range(tail[1], last)) else None


def _in_next_sentence(tree: Syntax, marks: Quoted, one: Candidate) -> Range | None:
    """The quotation without a cue of its own that follows the sentence of another."""
    if marks.at[one.anchor] >= 0 or not _is_quoted(marks, one.content):
        return None
    start = max(one.content[-1][1], tree.sentence_end[tree.sentence[one.anchor]])
    tail = marks.starting_at(start)
    if tail is None or not (tree.text[start - 1] in _STOPS or marks.at[start - 1] >= 0):
        return None
    end = tail[1]
    if tree.text[end - 2] == "," or (end < len(tree) and tree.text[end] == ","):
        return None
    goes_on = end < len(tree) and tree.sentence[end] != end and not tree.is_mark(end)
    return None if goes_on else tail


def _behind_cue(tree: Syntax, marks: Quoted, one: Candidate) -> Range | None:
    """The quotation that goes on, behind a cue, with words that have no marks."""
    if not one.source or marks.at[one.anchor] >= 0 or one.content[-1][1] > one.anchor:
        return None
    end = max(one.cue[-1][1], one.source[-1][1])
    if end >= len(tree) or tree.text[end] not in _COMMAS:
        return None
    is_same = tree.sentence[end] == tree.sentence[one.anchor]
    return marks.starting_at(end + 1) if is_same else None


def _is_quoted(marks: Quoted, content: Ranges) -> bool:
    """Whether a content holds a whole quotation at one of its ends."""
    for start, end in content:
        for found in (marks.around(start), marks.around(end - 1)):
            if found is not None and start <= found[0] and found[1] <= end:
                return True
    return False
