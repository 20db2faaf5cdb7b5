"""Stamps: what tells one version of a file from another without reading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileFingerprint:
    """The state of a file; all zero where there is none."""

    inode: int = 0
    time: int = 0
    """When it was written last, in nanoseconds since 1970."""
    size: int = 0


def fingerprint(path: Path) -> FileFingerprint:
    """The fingerprint of the file at a path.

    Raises:
        OSError: Whether it is there cannot be found out.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return FileFingerprint()
    return FileFingerprint(status.st_ino, status.st_mtime_ns, status.st_size)
