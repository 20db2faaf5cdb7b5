"""What to propose as a claim at the cursor, from the parse and from the claims that are there."""

from __future__ import annotations

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft
from annotate.span import Fragments
from annotate.speakers import named_by
from annotate.structure import Proposal
from tui.reader.base import ReaderBase


class Proposing(ReaderBase):
    """Looks up claims by the cue at the cursor, and frames by the parse."""

    @property
    def proposal(self) -> Proposal | None:
        """What the parse makes of the word under the cursor, as far as it is known yet."""
        structure = self.structures.at(self.cursor)
        return structure.proposal_at(self.cursor) if structure is not None else None

    def claim_with_cue(self, cue: Fragments) -> Item | None:
        """The claim that has a word of a cue as its own, an accepted one before a pending one."""
        if self.session is None:
            return None
        found = [
            item
            for piece in cue
            for item in self.session.annotations.items.overlapping(piece)
            if isinstance(item.body, Claim)
            and status_of(item) is not Status.REJECTED
            and any(own.overlaps(piece) for own in item.body.part(Role.CUE))
        ]
        return min(found, key=lambda item: status_of(item) is Status.SUGGESTED, default=None)

    def frame_from(self, proposal: Proposal) -> ClaimDraft:
        """A frame with everything that was proposed, linked to the entity that the source names."""
        claim = proposal.claim
        speaker = None
        if self.session is not None:
            speaker = named_by(self.session.annotations, claim.source, proposal.speaker)
        return ClaimDraft(
            *(claim.source, claim.cue, claim.content),
            speaker=speaker.id if speaker is not None else None,
        )
