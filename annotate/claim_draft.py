"""Drafts of claims: a claim while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.annotation import Annotation, Item
from annotate.attributes import Attributes
from annotate.claim import Claim, Role
from annotate.labels.scheme import CLAIM_NAME
from annotate.span import Fragments, Span


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """The parts of a claim so far, and the claim that is being changed, if any."""

    source: Fragments = ()
    cue: Fragments = ()
    content: Fragments = ()
    editing: str | None = None
    """Id of the claim that is being changed; None for a new one."""
    speaker: str | None = None
    """Id of the span that the source names."""
    note: str = ""
    """A remark to leave on the claim."""
    label: str = CLAIM_NAME
    """The label of the claim."""
    attributes: Attributes = ()
    """What was chosen for its attributes."""

    def with_part(self, role: Role, span: Span) -> ClaimDraft:
        """The draft with one span as the whole of a role."""
        return self.with_pieces(role, (span,))

    def without(self, role: Role, span: Span) -> ClaimDraft:
        """The draft without one fragment of a role."""
        return self.with_pieces(role, tuple(piece for piece in self.part(role) if piece != span))

    def part(self, role: Role) -> Fragments:
        """The fragments that play a role."""
        pieces: Fragments = getattr(self, role.value)
        return pieces

    @property
    def is_claim(self) -> bool:
        """True if there is enough for a claim."""
        return bool(self.cue or self.content)

    def claim(self) -> Claim:
        """The finished claim.

        Raises:
            ValueError: Neither a cue nor a content is set.
        """
        return Claim(self.source, self.cue, self.content, self.label, self.speaker)

    def with_pieces(self, role: Role, pieces: Fragments) -> ClaimDraft:
        """The draft with other fragments in a role; another source has no speaker yet."""
        match role:
            case Role.SOURCE:
                return replace(self, source=pieces, speaker=None)
            case Role.CUE:
                return replace(self, cue=pieces)
            case Role.CONTENT:
                return replace(self, content=pieces)


def draft_of(claim: Claim, item: Item) -> ClaimDraft:
    """A draft to change an existing claim."""
    note, attributes = (item.note, item.attributes) if isinstance(item, Annotation) else ("", ())
    parts = (claim.source, claim.cue, claim.content)
    return ClaimDraft(*parts, item.id, claim.speaker, note, claim.label, attributes)
