"""What makes suggestions one person's own: the names decided on, and what was learned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.own_cues import NO_CUES, OwnCues
from store.library.cue_lists import read_cues
from store.library.learned_names import OpenLayer, personal_names
from store.library.learning import Course

if TYPE_CHECKING:
    from annotate.learning.learned_version import LearnedVersion


@dataclass(frozen=True, slots=True)
class Personal:
    """What takes part in suggestions for one annotator."""

    names: Gazetteer = NO_NAMES
    """The names that the annotator has decided on."""
    learned: LearnedVersion | None = None
    """What was learned from the annotator; None where nothing was, or not under these terms."""
    cues: OwnCues = NO_CUES
    """The library's own cues."""
    remark: str = ""
    """What had to be set aside, in words for people; mostly empty."""

    @property
    def digest(self) -> str:
        """The digest of what was learned and of the cues; empty for neither."""
        digests = (self.learned.digest if self.learned is not None else "", self.cues.digest)
        return " ".join(filter(None, digests))

    def __bool__(self) -> bool:
        return bool(self.names) or bool(self.digest)


def personal(
    course: Course, *, seconds: float | None = None, open_layer: OpenLayer | None = None
) -> Personal:
    """What takes part for the annotator of a course; reads the layers that have changed.

    Args:
        course: Library, annotator, labels and pipeline.
        seconds: How long to read layers at most; None for the usual time.
        open_layer: The layer of the article that is open, if one is.
    """
    limit = {} if seconds is None else {"seconds": seconds}
    labels = course.scheme.span_map
    names = personal_names(
        course.library, course.annotator, labels=labels, open_layer=open_layer, **limit
    )
    return replace(personal_but_names(course), names=names)


def personal_but_names(course: Course) -> Personal:
    """The same without the names; reads a few small files."""
    in_force, remark = course.models.in_force(course.terms)
    cues, trouble = read_cues(course.library)
    return Personal(
        learned=in_force.version if in_force is not None else None,
        cues=cues.added_by_hand if course.models.is_off else cues,
        remark="; ".join(filter(None, (remark, trouble))),
    )
