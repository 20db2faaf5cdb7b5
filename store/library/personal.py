"""What makes suggestions one person's own: the names decided on, and what was learned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.own_cues import OwnCues
from store.library.learned_names import OpenLayer, personal_names
from store.library.learned_parts import LearnedParts, learned_parts
from store.library.learning import Course

if TYPE_CHECKING:
    from annotate.learning.learned_version import LearnedVersion


@dataclass(frozen=True, slots=True)
class Personal:
    """What takes part in suggestions for one annotator."""

    names: Gazetteer = NO_NAMES
    """The names that the annotator has decided on."""
    parts: LearnedParts = field(default_factory=LearnedParts)
    """What was learned."""

    @property
    def learned(self) -> LearnedVersion | None:
        """The model; None where nothing was learned, or not under these terms."""
        return self.parts.model

    @property
    def cues(self) -> OwnCues:
        """The library's own cues."""
        return self.parts.cues

    @property
    def remark(self) -> str:
        """What had to be set aside, in words for people; mostly empty."""
        return self.parts.remark

    @property
    def digest(self) -> str:
        """The digest of what was learned; empty where nothing speaks."""
        return self.parts.digest

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
    return Personal(names, learned_parts(course))
