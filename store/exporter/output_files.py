"""The files of an export: written piece by piece under other names, then put in place together."""

from __future__ import annotations

import os
import secrets
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from store.errors import ExportRefused, WriteFailed
from store.files.durable import TEMPORARY_SUFFIX, sync_folder

_AT_A_TIME = 16
"""Files that are brought to the disk together, which takes it as long as one."""


class ExportFiles:
    """Files that are either all there in the end, or none of them.

    As a context manager it leaves nothing behind unless `keep` was called.
    """

    def __init__(self, *, library: Path, force: bool = False, into: Collection[Path] = ()) -> None:
        """Begin without any file.

        Args:
            library: Folder of the library, in which nothing else may be written.
            force: Replace files that are there.
            into: Folders that are made for them if they are not there; those above them must be.
        """
        self._library = library
        self._force = force
        self._into = into
        # An export may have very many files, so that of each no more than its name is held.
        self._names: list[str] = []
        self._made: list[str] = []
        self._mark = secrets.token_hex(8)
        self._open: tuple[Path, BinaryIO] | None = None
        self._disk = ThreadPoolExecutor(_AT_A_TIME)
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
        for path in map(Path, reversed(self._made)):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)

    def write(self, path: Path, piece: bytes) -> None:
        """Add a piece to a file; the pieces of one file follow each other.

        Raises:
            ExportRefused: The file exists, or lies in the library.
            WriteFailed: The disk refused.
        """
        with _told(path):
            if self._open is None or self._open[0] != path:
                self._close()
                self._open = (path, self._begun(path))
            self._open[1].write(piece)

    def keep(self) -> None:
        """Give the files their names; when this returns, they are on disk.

        Raises:
            WriteFailed: The disk refused; no new file is left behind.
        """
        self._close()
        self._wait(0)
        folders = set()
        for number, name in enumerate(self._names):
            path = Path(name)
            with _told(path):
                is_new = not path.exists()
                self._temporary(number, name).replace(path)
            if is_new:
                self._made.append(name)
            folders.add(path.parent)
        for folder in folders:
            with _told(folder):
                sync_folder(folder)
        self._names.clear()
        self._made.clear()

    def _begun(self, path: Path) -> BinaryIO:
        _check_place(path, self._library, force=self._force)
        if self._into:
            self._make(path.parent)
        # Unlike those of `tempfile`, it may be read by whom other new files may be read by.
        file = self._temporary(len(self._names), str(path)).open("xb")
        self._names.append(str(path))
        return file

    def _temporary(self, number: int, name: str) -> Path:
        """What a file is called until all of them are whole."""
        return Path(name).with_name(f".{self._mark}-{number}{TEMPORARY_SUFFIX}")

    def _make(self, folder: Path) -> None:
        if folder.is_dir():
            return
        if folder not in self._into:
            self._make(folder.parent)
        folder.mkdir()
        self._made.append(str(folder))

    def _close(self) -> None:
        if self._open is not None:
            self._syncing.append((self._open[0], self._disk.submit(_sync, self._open[1])))
            self._open = None
            self._wait(_AT_A_TIME)

    def _wait(self, count: int) -> None:
        """Wait until no more than so many files are on their way to the disk."""
        while len(self._syncing) > count:
            path, done = self._syncing.popleft()
            with _told(path):
                done.result()


def _sync(file: BinaryIO) -> None:
    with file:
        file.flush()
        os.fsync(file.fileno())


def write_files(
    files: Mapping[Path, bytes], *, library: Path, force: bool = False, into: Collection[Path] = ()
) -> None:
    """Write whole files, all of them or none.

    Raises:
        ExportRefused: A file exists, or lies in the library.
        WriteFailed: The disk refused; no new file is left behind.
    """
    with ExportFiles(library=library, force=force, into=into) as written:
        for path, data in files.items():
            written.write(path, data)
        written.keep()


def check_folder(path: Path, *, library: Path) -> None:
    """Refuse a folder that no files may be written into, before the work.

    Raises:
        ExportRefused: It lies in the library, or is a file.
    """
    _check_outside(path, library, "folder")
    if path.exists() and not path.is_dir():
        raise ExportRefused(f"{path} is a file; name a folder")
    _check_parent(path)


def check_target(path: Path, *, library: Path, force: bool) -> None:
    """Refuse a file that must not be written, before the work.

    Raises:
        ExportRefused: The file exists, lies in the library, or in a folder that is not there.
    """
    _check_place(path, library, force=force)
    _check_parent(path)


def _check_place(path: Path, library: Path, *, force: bool) -> None:
    _check_outside(path, library, "file")
    if path.is_dir():
        raise ExportRefused(f"{path} is a folder; name a file")
    if path.exists() and not force:
        raise ExportRefused(f"{path} exists and was left alone; --force replaces it")


def _check_outside(path: Path, library: Path, kind: str) -> None:
    if path.resolve().is_relative_to(library.resolve()):
        raise ExportRefused(f"{path} lies in the library; choose a {kind} outside of it")


def _check_parent(path: Path) -> None:
    if not path.parent.is_dir():
        raise ExportRefused(f"{path.parent} is no folder; make it first")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn a refusal of the disk into an error that names the file."""
    try:
        yield
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror or error}; nothing was exported") from error
