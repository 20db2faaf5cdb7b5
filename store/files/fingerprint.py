"""Fingerprints: the state of a file, which tells its versions apart without reading it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class FileFingerprint(NamedTuple):
    """The state of a file; all zero where there is none."""

    inode: int = 0
    """Number of the file in its file system; a file that is replaced gets another one."""
    time: int = 0
    """The last write, in nanoseconds since 1970."""
    size: int = 0
    """Length in bytes."""

    @property
    def time_and_size(self) -> list[int]:
        """The part that stays the same where a folder is copied, as JSON holds it."""
        return [self.time, self.size]


def fingerprint(path: Path) -> FileFingerprint:
    """The fingerprint of the file at a path.

    Raises:
        OSError: The system does not say whether there is a file.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return FileFingerprint()
    return FileFingerprint(status.st_ino, status.st_mtime_ns, status.st_size)
