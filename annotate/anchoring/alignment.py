"""Alignment of texts by edit distance: places of a text in another that differs a little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SYMBOLS = 251
"""edlib knows 256 symbols; characters whose code points differ by a multiple of this are one."""

_STEP = re.compile(r"(\d+)([=XID])")


def encode(text: str) -> bytes:
    """A text with one byte for each character, as the functions here take it.

    Few characters share a byte; to be certain, compare the texts themselves.
    """
    return bytes([ord(char) % _SYMBOLS for char in text])


def occurrences(needle: bytes, text: bytes, *, most: float) -> list[tuple[int, int]]:
    """Find a needle in a text with the fewest differences.

    Args:
        needle: The text to find.
        text: The text to search.
        most: The share of the needle that may differ, from 0 to 1.

    Returns:
        Half-open ranges of the text.
    """
    alignment = _align(needle, text, "HW", "locations", int(len(needle) * most))
    starts_by_end = {end: start for start, end in alignment["locations"] if start is not None}
    return [(start, end + 1) for end, start in starts_by_end.items() if start <= end]


def map_range(needle: bytes, window: bytes, start: int, end: int) -> tuple[int, int] | None:
    """A range of a needle as a range of a window that holds it with some differences.

    Insertions right at its borders stay outside; None where nothing of it remains.
    """
    path = _align(needle, window, "NW", "path", -1)["cigar"]
    mapped_indices = [index for index in list(_indices(path))[start:end] if index is not None]
    return (mapped_indices[0], mapped_indices[-1] + 1) if mapped_indices else None


def likeness(text: bytes, other: bytes, *, free_end: bool = False) -> float:
    """The share of a text that occurs in another, from 0 to 1.

    Args:
        text: The text.
        other: The other one.
        free_end: The rest at the other's end does not count.
    """
    if not text:
        return 1.0
    distance: int = _align(text, other, "SHW" if free_end else "NW", "distance", -1)["editDistance"]
    length = len(text) if free_end else max(len(text), len(other))
    return max(0.0, 1 - distance / length)


def _indices(path: str) -> Iterator[int | None]:
    """The index in the window of each character of the needle, if it has one."""
    index = 0
    for length, step in _STEP.findall(path):
        for _ in range(int(length)):
            if step in "=X":
                yield index
            elif step == "I":
                yield None
            index += step != "I"


def _align(needle: bytes, text: bytes, mode: str, task: str, limit: int) -> dict[str, Any]:
    import edlib  # needed for changed articles only

    result: dict[str, Any] = edlib.align(needle, text, mode=mode, task=task, k=limit)
    return result
