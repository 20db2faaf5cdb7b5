"""Syncing a whole file system at once, where that promises what `fsync` promises of each file."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache

_TRUSTED = frozenset({0xEF53, 0x58465342, 0x9123683E, 0xF2F52010, 0x01021994})
"""Numbers by which Linux tells file systems apart: ext2 to ext4, XFS, Btrfs, F2FS and tmpfs."""
_FIRST_KERNEL = (5, 8)
"""Version of Linux from which on `syncfs` reports what could not be written; see its manual."""
_STATUS_BYTES = 512
"""Room for what `fstatfs` says, in bytes: more than any system needs. Chosen by hand."""


def sync_file_system(descriptor: int) -> bool:
    """Sync everything on the file system of an open folder.

    An error since the folder was opened, or synced so last, is reported.

    Returns:
        False where nothing was synced, as this system does not promise as much.

    Raises:
        OSError: Something could not be written.
    """
    if not _has_syncfs() or _kind(descriptor) not in _TRUSTED:
        return False
    if _library().syncfs(descriptor):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return True


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


@cache
def _has_syncfs() -> bool:
    if sys.platform != "linux" or not hasattr(_library(), "syncfs"):
        return False
    major, minor = os.uname().release.split(".")[:2]
    return (int(major), int(minor)) >= _FIRST_KERNEL


def _kind(descriptor: int) -> int:
    """The number of a file system; 0 where the system does not say."""
    status = ctypes.create_string_buffer(_STATUS_BYTES)
    if _library().fstatfs(descriptor, status):
        return 0
    # It stands first, in a word of the machine.
    return ctypes.c_ulong.from_buffer(status).value
