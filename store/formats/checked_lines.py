"""Lines that a first reading of a file has checked, so that a second one need not do so again."""

from __future__ import annotations

from array import array


class CheckedLines:
    """The lines of one file in which nothing is wrong; eight bytes are held of each.

    Two lines of one content have one hash, whose key nobody outside the process knows.
    """

    def __init__(self) -> None:
        self._hashes = array("q")

    def note(self, number: int, line: bytes | str) -> None:
        """Note the next line, which is checked; numbers begin with 1."""
        if number == len(self._hashes) + 1:
            self._hashes.append(hash(line))

    def has(self, number: int, line: bytes | str) -> bool:
        """Tell whether the line with this number was checked, and is the same still."""
        return number <= len(self._hashes) and self._hashes[number - 1] == hash(line)
