"""Sources outside the quotations that they utter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.sources import phrase
from annotate.extract.claims.parse.quotations import Quotations
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


def attach_outside_source(tree: Syntax, quotations: Quotations, candidate: Candidate) -> Candidate:
    """A candidate with the subject beside its cue where the parser took one from the quotation.

    The quotation that loses its word as a source becomes part of the content.
    """
    if not candidate.source or quotations.at[candidate.anchor] >= 0:
        return candidate
    start, end = candidate.source[0]
    quotation = quotations.around(start)
    if quotation is None:
        return candidate
    inside = ((max(start, quotation[0]), min(end, quotation[1])),)
    has_words = bool(trimmed(tree, inside))
    content = merged([*candidate.content, quotation]) if has_words else candidate.content
    for source in _outside_sources(tree, quotations, candidate, quotation):
        if source and not overlap(content, source):
            return replace(candidate, source=source, content=content)
    return candidate


def _outside_sources(
    tree: Syntax, quotations: Quotations, candidate: Candidate, quotation: Range
) -> Iterator[Ranges]:
    """The rest of a source behind its quotation, and the subjects beside the cue."""
    if candidate.source[0][0] > quotation[0]:
        yield trimmed(tree, without(candidate.source, (quotation,)))
    anchor = candidate.anchor
    for index in tree.children[anchor]:
        if tree.dep[index] in _SUBJECTS and quotations.at[index] < 0:
            limits = (anchor + 1, len(tree)) if index > anchor else (quotation[1], anchor)
            yield phrase(tree, index, limits)
