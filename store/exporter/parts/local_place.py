"""The folder of an extraction on a disk, perhaps one that several machines share."""

from __future__ import annotations

import fcntl
import hashlib
import os
import platform
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from store.exporter.parts.digested_file import DigestedFile, digest_of
from store.exporter.parts.places import Place
from store.files.disk_errors import disk_errors
from store.files.durable import TEMPORARY_SUFFIX, make_folder, move_durably

_MACHINE = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
"""Tells this machine from others, in the names of files that are not whole yet."""

_ABANDONED_SECONDS = 3600.0
"""Seconds without a change after which a file of another machine has no writer; chosen by
hand."""


@dataclass(frozen=True, slots=True)
class LocalPlace(Place):
    """A folder on a disk."""

    folder: Path
    """Its path."""

    def __str__(self) -> str:
        return str(self.folder)

    def shown(self, name: str) -> str:
        """The path of a file."""
        return str(self.folder / name)

    def absolute(self) -> LocalPlace:
        """The same by its absolute path."""
        return LocalPlace(self.folder.absolute())

    def has(self, name: str) -> bool:
        """Tell whether a file is there."""
        return (self.folder / name).exists()

    def names(self) -> Iterator[str]:
        """The files in the folder and below, by their paths in it."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return (path.relative_to(self.folder).as_posix() for path in paths)

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading."""
        return (self.folder / name).open("rb")

    def create(self, name: str) -> DigestedFile:
        """Begin a file under another name beside it, locked as long as it is written."""
        path = self.folder / name
        with disk_errors(path):
            make_folder(path.parent)
            temporary, file = _begin(path)
        return DigestedFile(str(path), file, temporary, partial(move_durably, temporary, path))

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that are there."""
        for name in names:
            (self.folder / name).unlink()

    def is_whole(self, name: str, size: int, digest: str) -> bool:
        """Compare the digest of a file."""
        return digest_of(self.folder / name) == digest

    @contextmanager
    def local_copy(self, folder: str) -> Iterator[Path]:
        """The folder itself."""
        yield self.folder / folder

    def remove_leftovers(self) -> None:
        """Remove files that are not whole and that no process of this machine holds a lock on.

        Locks of other machines may not be seen, so that theirs must be old too.
        """
        for path in filter(_is_unfinished, self.folder.rglob(f".*{TEMPORARY_SUFFIX}")):
            with suppress(OSError), path.open("r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                is_of_this_machine = f".{_MACHINE}-" in path.name
                if is_of_this_machine or path.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                    path.unlink(missing_ok=True)


def _is_unfinished(path: Path) -> bool:
    """Tell whether a file has a name that `_begin` gives."""
    return re.fullmatch(r"\..+\.[0-9a-f]{8}-[0-9a-f]{16}\.tmp", path.name) is not None


def _begin(path: Path) -> tuple[Path, BinaryIO]:
    """Make and lock a file beside another one.

    Raises:
        OSError: The disk refused.
    """
    while True:
        # Not the number of the process: on other machines it may be that of another one.
        token = f"{_MACHINE}-{secrets.token_hex(8)}"
        temporary = path.with_name(f".{path.name}.{token}{TEMPORARY_SUFFIX}")
        file = temporary.open("xb")
        with suppress(OSError):
            # Some file systems know no locks.
            fcntl.flock(file, fcntl.LOCK_EX)
        if os.fstat(file.fileno()).st_nlink:
            return temporary, file
        # It was taken for a leftover before it was locked.
        file.close()
