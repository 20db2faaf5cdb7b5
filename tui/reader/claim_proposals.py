"""Proposals of claims at the cursor, from the parse and from the claims that are there."""

from __future__ import annotations

from annotate.annotation import Annotation, Item, SortKey, Status, sort_key, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft
from annotate.span import Fragments, Span
from annotate.speakers import entity_named_by
from annotate.structure import Proposal
from annotate.structure_index import StructureIndex


def proposal_at(structures: StructureIndex, token: Span) -> Proposal | None:
    """The claim that the parse finds at a word, as far as it is known yet."""
    structure = structures.at(token)
    return structure.proposal_at(token) if structure is not None else None


def claim_with_cue(annotations: AnnotationSet, cue: Fragments) -> Item | None:
    """The claim that has a word of a cue as its own, an accepted one before a pending one."""
    claims = [
        item
        for fragment in cue
        for item in annotations.items.overlapping(fragment)
        if isinstance(item.body, Claim)
        and status_of(item) is not Status.REJECTED
        and any(word.overlaps(fragment) for word in item.body.part(Role.CUE))
    ]
    return min(claims, key=lambda item: status_of(item) is Status.SUGGESTED, default=None)


def draft_from(annotations: AnnotationSet, proposal: Proposal) -> ClaimDraft:
    """A draft of everything that was proposed, linked to the entity that the source names."""
    claim = proposal.claim
    speaker = entity_named_by(annotations, claim.source, proposal.speaker)
    return ClaimDraft(
        claim.source,
        claim.cue,
        claim.content,
        speaker=speaker.id if speaker is not None else None,
    )


def last_accepted_claim(annotations: AnnotationSet, place: SortKey) -> Annotation | None:
    """The last accepted claim with a source ahead of a place."""
    item = annotations.items.before(place)
    while item is not None:
        is_claim = isinstance(item.body, Claim) and bool(item.body.source)
        if isinstance(item, Annotation) and item.status is Status.ACCEPTED and is_claim:
            return item
        item = annotations.items.before(sort_key(item))
    return None
