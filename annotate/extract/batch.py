"""Batches: the suggestions of one chunk of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.structure import Structure
from annotate.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Batch:
    """The suggestions of one chunk; positions are code points, ranges half-open."""

    done: int
    """Number of characters of the text that are analysed so far."""
    total: int
    """Number of characters of the text."""
    suggestions: tuple[Suggestion, ...]
    """The suggestions for the chunk: names in text order, then claims."""
    notices: tuple[str, ...] = ()
    """The limits of the pipeline in words; they come once, with the last batch."""
    start: int = 0
    """Offset of the chunk's first character."""
    end: int = 0
    """Offset one past its last character; a batch with notices alone has no characters."""
    is_provisional: bool = False
    """True if the chunk comes again, with the names learned from the text before it."""
    structure: Structure | None = None
    """The structure of the chunk, where the batch brings it."""
    evidence: bytes | None = None
    """The evidence of the chunk, packed, where the batch brings it."""

    def portions(self, size: int) -> Iterator[Batch]:
        """Split the batch into adjoining batches of at most `size` suggestions.

        Structure and evidence come with the first one, progress and notices with the last one.
        """
        ordered = sorted(self.suggestions, key=_start)
        firsts = range(0, max(1, len(ordered)), size)
        starts = [self.start, *(_start(ordered[index]) for index in firsts[1:]), self.end]
        for index, start, end in zip(firsts, starts, starts[1:], strict=False):
            is_last = index == firsts[-1]
            yield replace(
                self,
                done=self.done if is_last else 0,
                suggestions=tuple(ordered[index : index + size]),
                notices=self.notices if is_last else (),
                start=start,
                end=end,
                structure=None if index else self.structure,
                evidence=None if index else self.evidence,
            )


def _start(suggestion: Suggestion) -> int:
    return suggestion.body.extent.start
