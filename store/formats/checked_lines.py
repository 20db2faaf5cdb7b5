"""Lines that a first reading of a file has checked, so that a second one need not do so again."""

from __future__ import annotations

from array import array

from store.files.disk_dict import DiskDict


class CheckedLines:
    """The lines of one file in which nothing is wrong; eight bytes are held of each.

    Two lines of one content have one hash, whose key nobody outside the process knows.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self.numbers_by_key = DiskDict()
        """The number of the line of each article and annotator."""
        self.is_complete = False
        """True once the first reading is over; from then on, only the same lines are right."""

    def __len__(self) -> int:
        return len(self._hashes)

    def complete(self) -> None:
        """End the first reading; nobody asks for articles and annotators any more."""
        self.is_complete = True
        self.numbers_by_key = DiskDict()

    def note(self, line: bytes | str) -> None:
        """Note the next line, which is checked."""
        self._hashes.append(hash(line))

    def has(self, number: int, line: bytes | str) -> bool:
        """Tell whether the line with this number was checked, and is the same still."""
        return number <= len(self._hashes) and self._hashes[number - 1] == hash(line)
