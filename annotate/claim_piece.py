"""Pieces of a claim: one fragment of its source, cue or content, to be edited by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft
from annotate.span import Fragments, Span

ClaimLike = Claim | ClaimDraft
"""A value with a source, a cue and a content."""


@dataclass(frozen=True, slots=True)
class ClaimPiece:
    """One fragment of a claim, by its role and index."""

    role: Role
    index: int
    """Its rank among the fragments of the role, from 0."""

    def span(self, claim: ClaimLike) -> Span | None:
        """Its span, if the claim has such a piece."""
        pieces = claim.part(self.role)
        return pieces[self.index] if self.index < len(pieces) else None

    def name(self, claim: ClaimLike) -> str:
        """Its name for people: `source`, `content 2 of 3`."""
        count = len(claim.part(self.role))
        return f"{self.role.value} {self.index + 1} of {count}" if count > 1 else self.role.value


def next_piece(claim: ClaimLike, piece: ClaimPiece | None) -> ClaimPiece | None:
    """The piece after this one, in the order of roles and fragments; None stands for the whole."""
    pieces = [ClaimPiece(role, index) for role in Role for index in range(len(claim.part(role)))]
    following = pieces.index(piece) + 1 if piece in pieces else 0
    return pieces[following] if following < len(pieces) else None


def reshaped(draft: ClaimDraft, role: Role, pieces: Fragments) -> ClaimDraft:
    """A draft with other fragments in one role; the speaker stays the same."""
    return replace(draft.with_pieces(role, pieces), speaker=draft.speaker)
