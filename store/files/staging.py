"""New files and folders, made beside their places and put there together, durably."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from store.files.durable import sync_folder
from store.files.whole_sync import sync_file_system

_TAKEN = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EXDEV}
"""Refusals of a move to a place where something is, or to another file system."""
_SYNCED_TOGETHER = 16
"""Files that are synced at a time where not all can be synced at once; chosen by hand."""


class Staging:
    """A folder in which one process at a time makes what belongs elsewhere; else it is not there.

    What a crash leaves in it was never called stored: the next process deletes it.

    Args:
        folder: The folder, directly under the root.
        root: The folder above all places.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder = folder
        self._prefix = str(folder)
        self._root_length = len(str(root))
        self._descriptor: int | None = None
        self._made: list[str] = []
        self._folders: set[str] = set()

    def __enter__(self) -> Self:
        """Take the folder, if no other process has it, and empty it.

        Raises:
            OSError: The disk refused.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        # From here on, the system remembers for us what the disk refuses.
        descriptor = os.open(self._folder, os.O_RDONLY)
        if not _lock(descriptor, self._folder):
            os.close(descriptor)
            return self
        try:
            self._delete_leftovers()
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        self._folders.add(str(self._folder))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder with everything that was not moved, if it was taken."""
        if self._descriptor is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            os.close(self._descriptor)
            self._descriptor = None

    @property
    def is_open(self) -> bool:
        """Tell whether the folder was taken, so that it can be written to."""
        return self._descriptor is not None

    @property
    def is_left(self) -> bool:
        """Tell whether the folder is there although no process has it."""
        try:
            descriptor = os.open(self._folder, os.O_RDONLY)
        except OSError:
            return False
        try:
            return _lock(descriptor, self._folder)
        finally:
            os.close(descriptor)

    def write(self, place: Path | str, content: bytes, *, mode: int = 0o600) -> None:
        """Write the new file for a place, and make the folders above it; neither is durable yet.

        Raises:
            OSError: The disk refused.
        """
        path = self._path_for(place)
        self._make_folder(path.rpartition(os.sep)[0])
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            written = 0
            while written < len(content):
                written += os.write(descriptor, content[written:])
        finally:
            os.close(descriptor)
        self._made.append(path)

    def sync(self) -> None:
        """Make everything that was written durable.

        Raises:
            OSError: The disk refused.
        """
        assert self._descriptor is not None  # noqa: S101 - nothing is written before
        if not sync_file_system(self._descriptor):
            with ThreadPoolExecutor(_SYNCED_TOGETHER) as pool:
                # The first error comes out with the results.
                list(pool.map(sync_folder, map(Path, self._made)))
        self._made.clear()

    def move(self, places: Collection[Path]) -> set[Path]:
        """Move what is synced to its places; when this returns, it is there durably.

        Each file or folder is moved whole or not at all. A file takes the place of another one.

        Returns:
            The places that were occupied.

        Raises:
            OSError: The disk refused.
        """
        occupied = {place for place in places if not self._is_moved(place)}
        for parent in {place.parent for place in places}:
            sync_folder(parent)
        self._folders = {str(self._folder)}
        return occupied

    def _delete_leftovers(self) -> None:
        for leftover in self._folder.iterdir():
            if leftover.is_dir() and not leftover.is_symlink():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()

    def _is_moved(self, place: Path) -> bool:
        path = self._path_for(place)
        try:
            os.rename(path, place)  # noqa: PTH104 - strings, as below
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            shutil.rmtree(path, ignore_errors=True)
            return False
        return True

    def _path_for(self, place: Path | str) -> str:
        # Very many are asked for, and strings take a tenth of the time of paths.
        return self._prefix + str(place)[self._root_length :]

    def _make_folder(self, folder: str) -> None:
        if folder not in self._folders:
            self._make_folder(folder.rpartition(os.sep)[0])
            with suppress(FileExistsError):
                os.mkdir(folder)  # noqa: PTH102 - strings, as above
            self._made.append(folder)
            self._folders.add(folder)


def _lock(descriptor: int, folder: Path) -> bool:
    """Lock an open folder; returns False where another process has it, or had it and is done."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(descriptor), folder.stat())
    except OSError:
        return False
