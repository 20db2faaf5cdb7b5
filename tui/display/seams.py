"""Seams: what keeps annotations of one label apart that touch or overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.display.marks import CHIP, CONTENT, ENTITY, Mark


def seams(marks: Iterable[Mark]) -> Iterator[Mark]:
    """A mark over each one that begins in or right behind another one that looks the same.

    Args:
        marks: The marks of annotations; those of sources and cues are left alone.
    """
    ends: dict[str, int] = {}
    for mark in sorted((mark for mark in marks if mark.layer in _LAYERS), key=_place):
        if mark.span.start <= ends.get(mark.style, -1):
            yield Mark(mark.span, "seam", mark.layer)
        else:
            ends[mark.style] = mark.span.end


_LAYERS = (CONTENT, ENTITY, CHIP)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end
