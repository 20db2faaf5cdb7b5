"""What makes suggestions one person's own: the names decided on, and what was learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.gazetteer import NO_NAMES, Gazetteer
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
    remark: str = ""
    """What had to be set aside, in words for people; mostly empty."""

    @property
    def digest(self) -> str:
        """The digest of what was learned; empty for nothing."""
        return self.learned.digest if self.learned is not None else ""

    def __bool__(self) -> bool:
        return bool(self.names) or self.learned is not None


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
    in_force, remark = course.models.in_force(course.terms)
    return Personal(names, in_force.version if in_force is not None else None, remark)
