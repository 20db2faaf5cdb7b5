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
    """How many characters of the text are analysed now."""
    total: int
    """How many characters the text has."""
    suggestions: tuple[Suggestion, ...]
    """What was found in the chunk: names in text order, then claims."""
    notices: tuple[str, ...] = ()
    """What the pipeline cannot do, told once, with the last batch."""
    start: int = 0
    """Where the chunk begins."""
    end: int = 0
    """Where it ends; a batch that only tells something has no characters."""
    is_provisional: bool = False
    """True if the chunk comes again, with what the text before it has taught."""
    structure: Structure | None = None
    """What the parse knows of the chunk, where the batch brings it."""

    def portions(self, size: int) -> Iterator[Batch]:
        """Yield adjoining batches of at most `size` suggestions, which say the same together.

        The structure comes with the first one, progress and notices with the last one.
        """
        found = sorted(self.suggestions, key=_start)
        firsts = range(0, max(1, len(found)), size)
        starts = [self.start, *(_start(found[index]) for index in firsts[1:]), self.end]
        for index, start, end in zip(firsts, starts, starts[1:], strict=False):
            is_last = index == firsts[-1]
            yield replace(
                self,
                done=self.done if is_last else 0,
                suggestions=tuple(found[index : index + size]),
                notices=self.notices if is_last else (),
                start=start,
                end=end,
                structure=None if index else self.structure,
            )


def _start(suggestion: Suggestion) -> int:
    return suggestion.body.extent.start
