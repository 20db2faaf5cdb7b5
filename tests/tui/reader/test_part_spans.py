"""Spans of the parts of claims: what a word stands for, by the parse."""

from __future__ import annotations

import pytest

from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft
from annotate.span import Span
from annotate.structure import Proposal, structure
from annotate.text.token_map import TokenMap
from tests.tui.reader_harness import span_of
from tui.reader.part_spans import part_at


@pytest.mark.parametrize(
    ("text", "source", "cue", "clause", "content"),
    [
        (
            "Lund said that the quay was shut.",
            "Lund",
            "said",
            "that the quay was shut",
            "the quay was shut",
        ),
        ("Lund asks why it pays.", "Lund", "asks", "why it pays", "it pays"),
        ("According to Lund, the quay was shut.", "Lund", "According to", "", "the quay was shut"),
        ("Lund saw the quay on Monday.", "Lund", "saw", "Lund saw the quay on Monday", "the quay"),
    ],
)
def test_a_content_placed_at_a_subject_is_its_clause(
    text: str, source: str, cue: str, clause: str, content: str
) -> None:
    def span(quote: str) -> Span:
        return span_of(quote, text)

    governed = (span(content),) if not clause else ()
    claim = Claim((span(source),), (span(cue),), governed)
    parsed = structure(
        (0, len(text)),
        [span("the quay")] if "the quay" in text else [],
        [span(clause)] if clause else [],
        [Proposal(span(cue), claim, 90)],
    )
    open_claim = ClaimDraft((span(source),), (span(cue),))
    tokens = TokenMap(text)
    word = tokens.at(span(content).start)
    assert word is not None
    pieces = part_at(
        word, Role.CONTENT, open_claim, tokens=tokens, structure=parsed, annotations=None
    )
    assert [text[piece.start : piece.end] for piece in pieces] == [content]
