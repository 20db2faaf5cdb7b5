"""Batches: the suggestions of one chunk of an article."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Batch:
    """The suggestions of one chunk."""

    done: int
    """How many characters of the text are analysed now."""
    total: int
    """How many characters the text has."""
    suggestions: tuple[Suggestion, ...]
    """What was found in the chunk, in text order."""
    notices: tuple[str, ...] = ()
    """What the pipeline cannot do, told once, with the last batch."""
