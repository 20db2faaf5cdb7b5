"""Codings: what one side says about a text."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.claim import Claim
from annotate.entity import Entity


@dataclass(frozen=True, slots=True)
class Coding:
    """The entities and claims that a person or a program finds in a text."""

    entities: tuple[Entity, ...] = ()
    """In any order; the same one twice counts once."""
    claims: tuple[Claim, ...] = ()
    """In any order; the same one twice counts twice."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codings of the same text."""

    text: str
    """The text that both count their offsets in."""
    gold: Coding
    """What is taken for right."""
    predicted: Coding
    """What is to be judged."""
