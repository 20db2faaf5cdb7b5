"""Placing: the part of a claim for which the next hint chooses the place."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.claim import Role
from annotate.span import Fragments


@dataclass(frozen=True, slots=True)
class Placing:
    """A part of a claim that gets a place."""

    role: Role
    index: int | None = None
    """The rank of the fragment that is replaced; None for the whole part."""
    is_more: bool = False
    """True to add a fragment to those that are there."""
    is_new: bool = False
    """True if the whole claim is to be proposed that the chosen word is the cue of."""
    suggestion: Fragments = ()
    """What the parse has for it, if that differs from what is there."""

    @property
    def name(self) -> str:
        """Its name for people."""
        return f"{self.role.value} {self.index + 1}" if self.index else self.role.value
