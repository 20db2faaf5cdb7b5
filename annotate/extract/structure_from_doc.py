"""Structures from parsed docs: their noun phrases, their clauses and the proposals of each cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.extract.claims.parse.syntax import Syntax, read_syntax
from annotate.extract.claims.parse.word_ranges import Range, trimmed
from annotate.extract.normalised.chunk import Chunk
from annotate.span import Span
from annotate.structure import Proposal, Structure, structure

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_VERBAL = frozenset(("VERB", "AUX"))
_PARTS = frozenset(("compound", "flat", "fixed", "nummod", "quantmod"))
"""Relations of words that are parts of a phrase rather than its head."""

_HELPERS = frozenset(("aux", "auxpass", "aux:pass", "cop"))


def structure_of(doc: Doc, chunk: Chunk) -> Structure:
    """The structure of a chunk in its article; empty where the pipeline has no parser.

    Args:
        doc: The chunk, analysed.
        chunk: The chunk.
    """
    extent = (chunk.extent.start, chunk.extent.end)
    if not len(doc) or not doc.has_annotation("DEP"):
        return Structure(extent)
    tree = read_syntax(doc)
    proposals = doc._.proposals if doc.has_extension("proposals") else ()
    return structure(
        extent,
        _spans(tree, _phrases(tree), chunk),
        _spans(tree, _clauses(tree), chunk),
        filter(None, (_source_proposal(proposal, chunk) for proposal in proposals)),
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


def _spans(tree: Syntax, ranges: Iterator[Range], chunk: Chunk) -> Iterator[Span]:
    """The spans of ranges of more than a word, without loose punctuation at their ends."""
    for piece in ranges:
        if piece[1] - piece[0] > 1:
            for start, end in trimmed(tree, (piece,)):
                span = chunk.source_span(Span(tree.start[start], tree.end[end - 1]))
                if span is not None:
                    yield span


def _source_proposal(proposal: Proposal, chunk: Chunk) -> Proposal | None:
    """A proposal in the article; None where nothing of it can be seen there."""
    anchor, claim = chunk.source_span(proposal.anchor), chunk.source_claim(proposal.claim)
    if anchor is None or claim is None:
        return None
    speaker = chunk.source_span(proposal.speaker) if proposal.speaker is not None else None
    return Proposal(anchor, claim, proposal.chance, speaker)
