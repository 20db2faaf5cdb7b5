"""Offsets in UTF-16 code units, as browsers count, and in code points, as we do."""

from __future__ import annotations

from bisect import bisect_left

_LAST_OF_ONE_UNIT = 0xFFFF


class Utf16:
    """Turns offsets into one text from one way to count to the other."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, char in enumerate(text) if ord(char) > _LAST_OF_ONE_UNIT]
        self._wide_units = [index + before for before, index in enumerate(self._wide)]

    def units(self, offset: int) -> int:
        """How many code units stand ahead of a code point."""
        return offset + bisect_left(self._wide, offset)

    def points(self, units: int) -> int | None:
        """How many code points stand ahead of a code unit; None inside of one."""
        before = bisect_left(self._wide_units, units)
        if before and self._wide_units[before - 1] == units - 1:
            return None
        return units - before
