"""Proposals: the spans and claims that a suggester proposes, before their places are found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotate.claim import Role


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text by its words, by its offsets, or by both, which then have to agree."""

    quote: str | None = None
    """Its words; None where it is named by offsets alone."""
    prefix: str = ""
    """Words right before it, where they are given."""
    suffix: str = ""
    """Words right behind it, where they are given."""
    offsets: tuple[int, int] | None = None
    """Half-open range of code points, not checked yet."""


Parts = Mapping[Role | None, tuple[Place, ...]]
"""The places of each part of a claim; those of a span, one, under None."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span or claim that a suggester proposes."""

    label: str
    """One of the labels that were asked for."""
    parts: Parts
    """Where its parts are."""
    score: float | None = None
    """The suggester's confidence from 0 to 1, where it has any."""
    why: str = ""
    """The suggester's reason in a few words, without control characters."""
