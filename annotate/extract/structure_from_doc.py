"""Structures from parsed docs: their noun phrases, their clauses and the proposals of each cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.extract.claims.parse.syntax import Syntax, read_syntax
from annotate.extract.claims.parse.word_ranges import Range, trimmed
from annotate.span import Span
from annotate.structure import Proposal, Structure, structure

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_VERBAL = frozenset(("VERB", "AUX"))
_PARTS = frozenset(("compound", "flat", "fixed", "nummod", "quantmod"))
"""Relations of words that are parts of a phrase rather than its head."""

_HELPERS = frozenset(("aux", "auxpass", "aux:pass", "cop"))


def structure_of(doc: Doc, offset: int) -> Structure:
    """The structure of a chunk; empty where the pipeline has no parser.

    Args:
        doc: The chunk, analysed.
        offset: Offset of its first character in the article, in code points.
    """
    extent = (offset, offset + len(doc.text))
    if not len(doc) or not doc.has_annotation("DEP"):
        return Structure(extent)
    tree = read_syntax(doc)
    proposals = doc._.proposals if doc.has_extension("proposals") else ()
    return structure(
        extent,
        _spans(tree, _phrases(tree), offset),
        _spans(tree, _clauses(tree), offset),
        [_shifted(proposal, offset) for proposal in proposals],
    )


def _phrases(tree: Syntax) -> Iterator[Range]:
    """Each noun phrase, up to its head and with everything that depends on it."""
    for index, pos in enumerate(tree.pos):
        if pos in _NOMINAL and tree.dep[index] not in _PARTS and tree.is_readable(index):
            yield tree.left[index], index + 1
            yield tree.left[index], tree.right[index]


def _clauses(tree: Syntax) -> Iterator[Range]:
    for index, pos in enumerate(tree.pos):
        if pos in _VERBAL and tree.dep[index] not in _HELPERS and tree.is_readable(index):
            yield tree.left[index], tree.right[index]


def _spans(tree: Syntax, ranges: Iterator[Range], offset: int) -> Iterator[Span]:
    """The spans of ranges of more than a word, without loose punctuation at their ends."""
    for piece in ranges:
        if piece[1] - piece[0] > 1:
            for start, end in trimmed(tree, (piece,)):
                yield Span(offset + tree.start[start], offset + tree.end[end - 1])


def _shifted(proposal: Proposal, distance: int) -> Proposal:
    speaker = proposal.speaker.shifted(distance) if proposal.speaker is not None else None
    claim = proposal.claim.shifted(distance)
    return Proposal(proposal.anchor.shifted(distance), claim, proposal.chance, speaker)
