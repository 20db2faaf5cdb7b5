"""Edits: stretches of a text that a pipeline sees otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a text and the words in its place."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset one past its last character; equal to the start where something is put in."""
    words: str
    """The words in its place; empty where it is left out."""


def disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits; of those that share a character, the first one stays."""
    disjoint_edits: list[Edit] = []
    for edit in sorted(edits):
        if not disjoint_edits or edit.start >= disjoint_edits[-1].end:
            disjoint_edits.append(edit)
    return disjoint_edits
