"""The files of an export: written piece by piece under temporary names, then renamed together."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from store.errors import ExportRefused
from store.files.disk_errors import disk_errors
from store.files.durable import TEMPORARY_SUFFIX, sync_folder

if TYPE_CHECKING:
    from concurrent.futures import Future

_NOTHING_EXPORTED = "nothing was exported"
_SYNCED_TOGETHER = 16
"""Files that are synced at a time, which takes a disk about as long as one."""

_TOKEN_BYTES = 8
"""Bytes of the part of temporary names that no other export has; chosen by hand."""


class ExportFiles:
    """Files of which either all or none exist in the end.

    As a context manager it leaves nothing behind unless `finish` was called.
    """

    def __init__(
        self, *, library: Path, force: bool = False, folders: Collection[Path] = ()
    ) -> None:
        """Begin without any file.

        Args:
            library: The folder of the library, in which no export may be written.
            force: Replace existing files.
            folders: Folders to make for the files if they are missing; their parents must exist.
        """
        from concurrent.futures import ThreadPoolExecutor  # most exports go to standard output

        self._library = library
        self._force = force
        self._folders = folders
        # An export may have very many files, so only the name of each is held.
        self._names: list[str] = []
        self._created: list[str] = []
        self._token = os.urandom(_TOKEN_BYTES).hex()
        self._open: tuple[Path, BinaryIO] | None = None
        self._disk = ThreadPoolExecutor(_SYNCED_TOGETHER)
        self._syncing: deque[tuple[Path, Future[None]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._disk.shutdown()
        if self._open is not None:
            self._open[1].close()
        for number, name in enumerate(self._names):
            self._temporary(number, name).unlink(missing_ok=True)
        for path in map(Path, reversed(self._created)):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)

    def write(self, path: Path, piece: bytes) -> None:
        """Add a piece to a file; the pieces of one file follow each other.

        Raises:
            ExportRefused: The file exists, or is in the library.
            WriteFailed: The disk refused.
        """
        with disk_errors(path, _NOTHING_EXPORTED):
            if self._open is None or self._open[0] != path:
                self._close()
                self._open = (path, self._open_file(path))
            self._open[1].write(piece)

    def finish(self) -> None:
        """Rename the files to their own names; when this returns, they are on disk.

        Raises:
            WriteFailed: The disk refused; no new file is left behind.
        """
        self._close()
        self._wait_for_syncs(0)
        folders = set()
        for number, name in enumerate(self._names):
            path = Path(name)
            with disk_errors(path, _NOTHING_EXPORTED):
                is_new = not path.exists()
                self._temporary(number, name).replace(path)
            if is_new:
                self._created.append(name)
            folders.add(path.parent)
        for folder in folders:
            with disk_errors(folder, _NOTHING_EXPORTED):
                sync_folder(folder)
        self._names.clear()
        self._created.clear()

    def _open_file(self, path: Path) -> BinaryIO:
        _check_place(path, self._library, force=self._force)
        if self._folders:
            self._make_folder(path.parent)
        # Unlike a file of `tempfile`, it gets the usual permissions of a new file.
        file = self._temporary(len(self._names), str(path)).open("xb")
        self._names.append(str(path))
        return file

    def _temporary(self, number: int, name: str) -> Path:
        """Return the name of a file until all of them are complete."""
        return Path(name).with_name(f".{self._token}-{number}{TEMPORARY_SUFFIX}")

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        if folder not in self._folders:
            self._make_folder(folder.parent)
        folder.mkdir()
        self._created.append(str(folder))

    def _close(self) -> None:
        if self._open is not None:
            self._syncing.append((self._open[0], self._disk.submit(_sync, self._open[1])))
            self._open = None
            self._wait_for_syncs(_SYNCED_TOGETHER)

    def _wait_for_syncs(self, allowed: int) -> None:
        """Wait until no more than the allowed number of files is being synced."""
        while len(self._syncing) > allowed:
            path, done = self._syncing.popleft()
            with disk_errors(path, _NOTHING_EXPORTED):
                done.result()


def _sync(file: BinaryIO) -> None:
    with file:
        file.flush()
        os.fsync(file.fileno())


def write_files(
    files: Mapping[Path, bytes],
    *,
    library: Path,
    force: bool = False,
    folders: Collection[Path] = (),
) -> None:
    """Write files, all of them or none.

    Args:
        files: The content of each file.
        library: The folder of the library, in which no export may be written.
        force: Replace existing files.
        folders: Folders to make for the files if they are missing.

    Raises:
        ExportRefused: A file exists, or is in the library.
        WriteFailed: The disk refused; no new file is left behind.
    """
    with ExportFiles(library=library, force=force, folders=folders) as output:
        for path, data in files.items():
            output.write(path, data)
        output.finish()


def check_folder(path: Path, *, library: Path) -> None:
    """Refuse, before the work, a folder that no files can be written into.

    Raises:
        ExportRefused: It is in the library, is a file, or its parent is missing.
    """
    _check_outside(path, library, "folder")
    if path.exists() and not path.is_dir():
        raise ExportRefused(f"{path} is a file; name a folder")
    _check_parent(path)


def check_target(path: Path, *, library: Path, force: bool) -> None:
    """Refuse, before the work, a file that must not be written.

    Raises:
        ExportRefused: The file exists, is in the library, or its folder is missing.
    """
    _check_place(path, library, force=force)
    _check_parent(path)


def _check_place(path: Path, library: Path, *, force: bool) -> None:
    _check_outside(path, library, "file")
    if path.is_dir():
        raise ExportRefused(f"{path} is a folder; name a file")
    if path.exists() and not force:
        raise ExportRefused(f"{path} exists and was left alone; --force replaces it")


def _check_outside(path: Path, library: Path, noun: str) -> None:
    if path.resolve().is_relative_to(library.resolve()):
        raise ExportRefused(f"{path} is in the library; choose a {noun} outside it")


def _check_parent(path: Path) -> None:
    if not path.parent.is_dir():
        raise ExportRefused(f"{path.parent} is not a folder; create it first")
