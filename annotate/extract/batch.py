"""Batches: the suggestions of one chunk of an article."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.structure import Structure
from annotate.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Batch:
    """The suggestions of one chunk; positions are code points, ranges half-open."""

    done: int
    """How many characters of the text are analysed now."""
    total: int
    """How many characters the text has."""
    suggestions: tuple[Suggestion, ...]
    """What was found in the chunk, in text order."""
    notices: tuple[str, ...] = ()
    """What the pipeline cannot do, told once, with the last batch."""
    start: int = 0
    """Where the chunk begins."""
    end: int = 0
    """Where it ends; a batch that only tells something has no characters."""
    is_provisional: bool = False
    """Whether the chunk comes again, with what the text before it has taught."""
    structure: Structure | None = None
    """What the parse knows of the chunk, where the batch brings it."""
