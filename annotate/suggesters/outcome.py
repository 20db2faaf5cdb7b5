"""Outcomes: how a request to a suggester ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.suggesters.faults import fault_words


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a request to a suggester."""

    refused: Mapping[str, int] = field(default_factory=dict)
    """Number of refused proposals by their faults."""
    example: str = ""
    """The first line that was refused, or its beginning."""
    trouble: str = ""
    """Why there are no suggestions, or no more; empty where all came."""
    note: str = ""
    """What the suggester says of its suggestions altogether."""
    quiet: str = ""
    """Why the suggester was not asked at all; empty where it was."""

    @property
    def words(self) -> str:
        """What went wrong, behind the suggester's title; empty where nothing did."""
        if self.quiet:
            return f"not asked, as only {self.quiet}"
        refused = fault_words(self.refused) + (f": {self.example}" if self.example else "")
        return "; ".join(filter(None, (self.trouble or self.note, refused)))
