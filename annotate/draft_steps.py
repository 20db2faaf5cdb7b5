"""Steps of a draft: a claim that is being put together, with what it was before each change."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.claim_draft import ClaimDraft


@dataclass(frozen=True, slots=True)
class DraftSteps:
    """A draft that can be taken back change by change."""

    draft: ClaimDraft
    """The parts as they are now."""
    past: tuple[ClaimDraft, ...] = ()
    """What it was before each change, the first one first."""
    future: tuple[ClaimDraft, ...] = ()
    """What was taken back, the next one to put back first."""

    def then(self, draft: ClaimDraft) -> DraftSteps:
        """The steps with one more change; the same where nothing differs."""
        return self if draft == self.draft else DraftSteps(draft, (*self.past, self.draft))

    def back(self) -> DraftSteps | None:
        """The steps without the last change; None where there is none."""
        if not self.past:
            return None
        return DraftSteps(self.past[-1], self.past[:-1], (self.draft, *self.future))

    def forth(self) -> DraftSteps | None:
        """The steps with the change that was taken back last; None where there is none."""
        if not self.future:
            return None
        return DraftSteps(self.future[0], (*self.past, self.draft), self.future[1:])

    @property
    def has_work(self) -> bool:
        """True if there is something that closing would throw away."""
        return bool(self.past) or self.draft.editing is None
