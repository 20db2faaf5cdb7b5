"""Claim readings: claims that a pipeline finds, likely or not, with what its score rests on."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.claim import Claim
from annotate.span import Span

OWN_CUE = "own-cue="
"""Begins the name of the feature that a library's own cue gives, ahead of its words."""


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """A claim that may be right; those that the pipeline would not suggest are among them."""

    claim: Claim
    """The claim, without its speaker, in code points."""
    chance: float
    """The chance that it is right in the eyes of the shipped model, from 0 to 1."""
    features: tuple[str, ...]
    """The names of the features that hold of it."""
    speaker: Span | None = None
    """The name that its source stands for, in code points."""

    @property
    def own_cue(self) -> str:
        """The words of the library's own cue that it rests on; empty for any other cue."""
        names = (name for name in self.features if name.startswith(OWN_CUE))
        return next(names, OWN_CUE).removeprefix(OWN_CUE)
