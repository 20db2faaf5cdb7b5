"""Past articles: what somebody has finished, before a pipeline has read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.learning.evidence import Evidence
from annotate.learning.lesson import Lesson
from annotate.suggestion import Body

if TYPE_CHECKING:
    from annotate.gazetteer import LabelledName


@dataclass(frozen=True, slots=True)
class PastArticle:
    """An article that somebody has finished."""

    title: str
    """Its title."""
    text: str
    """Its text."""
    right: tuple[Body, ...]
    """What was accepted in it, under labels of the scheme."""
    weights: Mapping[Entity | Claim, float] = field(default_factory=dict, hash=False)
    """The weights of what was not accepted one by one."""
    votes: Mapping[LabelledName, int] = field(default_factory=dict, hash=False)
    """How often each name was accepted in it, less how often it was rejected."""

    def lesson(self, evidence: Evidence) -> Lesson:
        """The article as a lesson."""
        entities = tuple(body for body in self.right if isinstance(body, Entity))
        claims = tuple(body for body in self.right if isinstance(body, Claim))
        return Lesson(self.text, evidence, entities, claims, self.weights)
