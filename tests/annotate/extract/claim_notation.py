"""Claims written inline: `[source]1 <cue>1 {content}1`, a digit for each claim a piece belongs to.

A piece without a digit belongs to claim 1; pieces may stand inside each other.
"""

from __future__ import annotations

import re
from collections import defaultdict

from annotate.claim import Claim
from annotate.span import Fragments, Span, fragments

_ROLES = {"]": "source", ">": "cue", "}": "content"}
_OPENS = {"[": "]", "<": ">", "{": "}"}


def read_claims(notation: str) -> tuple[str, list[Claim]]:
    """The plain text of a notation and the claims in it."""
    text, open_pieces = "", []
    spans_by_claim: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for piece in re.findall(r"[\]>}]\d*|[\[<{]|[^\[\]<>{}]+", notation):
        if piece in _OPENS:
            open_pieces.append((_OPENS[piece], len(text)))
        elif piece[0] in _ROLES:
            closing, start = open_pieces.pop()
            assert closing == piece[0], f"unbalanced notation: {notation}"
            for number in piece[1:] or "1":
                spans_by_claim[number][_ROLES[closing]].append(Span(start, len(text)))
        else:
            text += piece
    assert not open_pieces, f"unbalanced notation: {notation}"
    claims = [
        Claim(**{role: fragments(spans) for role, spans in roles.items()})
        for _, roles in sorted(spans_by_claim.items())
    ]
    return text, claims


def words(text: str, pieces: Fragments) -> set[int]:
    """The start offsets of the words in some fragments."""
    return {
        match.start() + piece.start
        for piece in pieces
        for match in re.finditer(r"[\w$€£%]+(?:['’.,-]\w+)*", text[piece.start : piece.end])
    }


def holds(text: str, gold: Claim, claim: Claim) -> bool:
    """Return whether a claim has the cue, the source and most of the content of a gold one."""
    content, claim_content = words(text, gold.content), words(text, claim.content)
    shared = 2 * len(content & claim_content) / (len(content) + len(claim_content))
    source, claim_source = words(text, gold.source), words(text, claim.source)
    is_cue = any(
        gold_piece.overlaps(claim_piece) for gold_piece in gold.cue for claim_piece in claim.cue
    )
    return shared > 0.6 and is_cue and (bool(source & claim_source) or not (source or claim_source))
