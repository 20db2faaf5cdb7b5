"""Offsets in UTF-16 code units, as browsers count, and in code points, as Postil does."""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_ONE_UNIT = 0xFFFF
"""The last code point that UTF-16 writes as one code unit."""


def utf16_width(char: str) -> int:
    """Return the number of code units, 1 or 2, that UTF-16 writes a character in."""
    return 1 + (ord(char) > _LAST_OF_ONE_UNIT)


class Utf16Offsets:
    """Converts offsets into one text between UTF-16 code units and code points."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, char in enumerate(text) if ord(char) > _LAST_OF_ONE_UNIT]
        self._wide_units = [index + before for before, index in enumerate(self._wide)]

    def units(self, offset: int) -> int:
        """Return the offset in code units of an offset in code points."""
        return offset + bisect_left(self._wide, offset)

    def points(self, units: int) -> int | None:
        """Return the offset in code points of an offset in code units; None inside a character."""
        wide_before = bisect_left(self._wide_units, units)
        if wide_before and self._wide_units[wide_before - 1] == units - 1:
            return None
        return units - wide_before
