"""Voices: sources that stand outside the quotations that they utter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.sources import phrase
from annotate.extract.claims.parse.quotations import Quoted
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import (
    Range,
    Ranges,
    merged,
    overlap,
    trimmed,
    without,
)

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def voiced(tree: Syntax, marks: Quoted, candidate: Candidate) -> Candidate:
    """A candidate with the subject beside its cue where the parser took one from the quotation.

    The quotation that loses its word as a source becomes part of the content.
    """
    anchor = candidate.anchor
    if not candidate.source or marks.at[anchor] >= 0:
        return candidate
    quotation = marks.around(candidate.source[0][0])
    if quotation is None:
        return candidate
    taken = (
        (max(candidate.source[0][0], quotation[0]), min(candidate.source[0][1], quotation[1])),
    )
    has_words = bool(trimmed(tree, taken))
    content = merged([*candidate.content, quotation]) if has_words else candidate.content
    for source in _outside(tree, marks, candidate, quotation):
        if source and not overlap(content, source):
            return replace(candidate, source=source, content=content)
    return candidate


def _outside(
    tree: Syntax, marks: Quoted, candidate: Candidate, quotation: Range
) -> Iterator[Ranges]:
    """What is left of a source behind its quotation, and the subjects beside the cue."""
    if candidate.source[0][0] > quotation[0]:
        yield trimmed(tree, without(candidate.source, (quotation,)))
    anchor = candidate.anchor
    for index in tree.children[anchor]:
        if tree.dep[index] in _SUBJECTS and marks.at[index] < 0:
            limits = (anchor + 1, len(tree)) if index > anchor else (quotation[1], anchor)
            yield phrase(tree, index, limits)
