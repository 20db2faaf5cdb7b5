"""Scored claims: what the component leaves on a doc."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.claim import Claim
from annotate.span import Span


@dataclass(frozen=True, slots=True)
class ScoredClaim:
    """A claim with the confidence of the component."""

    claim: Claim
    """The claim, in code points of `doc.text`."""
    score: float
    """The chance that it is right, from 0 to 1; of the claims with 0.8, about 80 % are."""
    family: str
    """The rule family that found it."""
    speaker: Span | None = None
    """The named person that the source stands for, in code points of `doc.text`."""
    own_cue: str = ""
    """The words of the library's own cue that it rests on; empty for any other cue."""
