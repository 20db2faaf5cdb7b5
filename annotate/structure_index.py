"""An index of the structures of an article's chunks, which arrive one by one."""

from __future__ import annotations

from bisect import bisect_right, insort

from annotate.span import Span
from annotate.structure import Structure, joined


class StructureIndex:
    """Finds the structure of the chunk around a place; positions are code points."""

    def __init__(self) -> None:
        self._parts: list[Structure] = []

    def __len__(self) -> int:
        return len(self._parts)

    def add(self, part: Structure) -> None:
        """Add the structure of a chunk, in place of an earlier one of the same chunk."""
        index = bisect_right(self._parts, part.extent[0], key=_start)
        if index and _start(self._parts[index - 1]) == part.extent[0]:
            self._parts[index - 1] = part
        else:
            insort(self._parts, part, key=_start)

    def at(self, span: Span) -> Structure | None:
        """The structure of the chunk that a span lies in, if it is known."""
        index = bisect_right(self._parts, span.start, key=_start)
        part = self._parts[index - 1] if index else None
        return part if part is not None and span.end <= part.extent[1] else None

    @property
    def joined(self) -> Structure:
        """All structures joined into one."""
        return joined(self._parts)


def _start(part: Structure) -> int:
    return part.extent[0]
