"""Pieces of a claim: one fragment of its source, cue or content, to be taken in hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft
from annotate.span import Fragments, Span

Framed = Claim | ClaimDraft
"""Whatever has a source, a cue and a content."""


@dataclass(frozen=True, slots=True)
class ClaimPiece:
    """Which fragment of which role."""

    role: Role
    index: int
    """Its rank among the fragments of the role, from 0."""

    def span(self, framed: Framed) -> Span | None:
        """Where it stands, if the claim has such a piece."""
        pieces = framed.part(self.role)
        return pieces[self.index] if self.index < len(pieces) else None

    def name(self, framed: Framed) -> str:
        """What a person calls it: `source`, `content 2 of 3`."""
        count = len(framed.part(self.role))
        return f"{self.role.value} {self.index + 1} of {count}" if count > 1 else self.role.value


def next_piece(framed: Framed, piece: ClaimPiece | None) -> ClaimPiece | None:
    """The piece behind this one: source, cue, content by content; None is the whole."""
    pieces = [ClaimPiece(role, index) for role in Role for index in range(len(framed.part(role)))]
    following = pieces.index(piece) + 1 if piece in pieces else 0
    return pieces[following] if following < len(pieces) else None


def reshaped(frame: ClaimDraft, role: Role, pieces: Fragments) -> ClaimDraft:
    """A frame with other edges in one role; the speaker stays who it was."""
    match role:
        case Role.SOURCE:
            return replace(frame, source=pieces)
        case Role.CUE:
            return replace(frame, cue=pieces)
        case Role.CONTENT:
            return replace(frame, content=pieces)
