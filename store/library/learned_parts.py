"""What was learned from an annotator and speaks now: the model, and the library's own cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.own_cues import NO_CUES, OwnCues
from store.library.cue_lists import read_cues
from store.library.learning import Course
from store.library.shared_claims import SharedClaims

if TYPE_CHECKING:
    from annotate.learning.learned_version import LearnedVersion


@dataclass(frozen=True, slots=True)
class LearnedParts:
    """The parts of what was learned."""

    model: LearnedVersion | None = None
    """The model; None where nothing was learned, or not under these terms."""
    cues: OwnCues = NO_CUES
    """The library's own cues."""
    remark: str = ""
    """What had to be set aside, in words for people; mostly empty."""

    @property
    def digest(self) -> str:
        """The digest of model and cues; empty where neither speaks."""
        digests = (self.model.digest if self.model is not None else "", self.cues.digest)
        return " ".join(filter(None, digests))


def learned_parts(course: Course) -> LearnedParts:
    """What speaks for the annotator of a course; reads a few small files."""
    in_force, remark = course.models.in_force(course.terms)
    cues, trouble = read_cues(course.library)
    return LearnedParts(
        in_force.version if in_force is not None else _shared(course),
        cues.added_by_hand if course.models.is_off else cues,
        "; ".join(filter(None, (remark, trouble))),
    )


def _shared(course: Course) -> LearnedVersion | None:
    """What the library has from elsewhere, unless the annotator wants nothing that was learned."""
    return None if course.models.is_off else SharedClaims(course.library).version()
