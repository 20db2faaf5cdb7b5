"""Alignment: where one text stands in another that differs a little, by edit distance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SYMBOLS = 251
"""edlib knows 256 symbols; characters whose code points differ by a multiple of this are one."""

_STEP = re.compile(r"(\d+)([=XID])")


def coded(text: str) -> bytes:
    """A text with one byte for each character, as the functions here take it.

    Few characters share a byte: whoever needs certainty compares the texts themselves.
    """
    return bytes([ord(char) % _SYMBOLS for char in text])


def occurrences(needle: bytes, text: bytes, *, most: float) -> list[tuple[int, int]]:
    """Where a needle stands in a text with the fewest differences, as half-open ranges.

    Args:
        needle: What is looked for.
        text: Where it is looked for.
        most: The share of the needle that may differ.
    """
    found = _align(needle, text, "HW", "locations", int(len(needle) * most))
    places = {end: start for start, end in found["locations"] if start is not None}
    return [(start, end + 1) for end, start in places.items() if start <= end]


def mapped(needle: bytes, window: bytes, start: int, end: int) -> tuple[int, int] | None:
    """A range of a needle as a range of a window that holds it with some differences.

    What was put in right at its borders stays outside; None where nothing of it is left.
    """
    path = _align(needle, window, "NW", "path", -1)["cigar"]
    here = [place for place in list(_places(path))[start:end] if place is not None]
    return (here[0], here[-1] + 1) if here else None


def likeness(one: bytes, other: bytes, *, free_end: bool = False) -> float:
    """How much of a text stands in another, from 0 to 1.

    Args:
        one: The text.
        other: The other one.
        free_end: What is left over at the other's end does not count.
    """
    if not one:
        return 1.0
    distance: int = _align(one, other, "SHW" if free_end else "NW", "distance", -1)["editDistance"]
    length = len(one) if free_end else max(len(one), len(other))
    return max(0.0, 1 - distance / length)


def _places(path: str) -> Iterator[int | None]:
    """For each character of the needle, where it stands in the window, if it does."""
    place = 0
    for length, step in _STEP.findall(path):
        for _ in range(int(length)):
            if step in "=X":
                yield place
            elif step == "I":
                yield None
            place += step != "I"


def _align(needle: bytes, text: bytes, mode: str, task: str, limit: int) -> dict[str, Any]:
    import edlib  # needed for changed articles only

    found: dict[str, Any] = edlib.align(needle, text, mode=mode, task=task, k=limit)
    return found
