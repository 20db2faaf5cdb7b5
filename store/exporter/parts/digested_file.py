"""A file that is written under another name, digested as it grows, and put in place when whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from store.files.disk_errors import disk_errors

_BLOCK = 1 << 20
"""Bytes that are digested at a time."""


class DigestedFile:
    """A file that is there whole or not at all; two writers of one file do not meet."""

    def __init__(
        self, name: str, file: BinaryIO, temporary: Path, put_in_place: Callable[[], None]
    ) -> None:
        """Begin the file.

        Args:
            name: Its name in messages.
            file: The file that is open for writing.
            temporary: The path of that file, where nothing is left in the end.
            put_in_place: Gives the whole file its own name; may raise `OSError`.
        """
        self._name = name
        self._file = file
        self._temporary = temporary
        self._put_in_place = put_in_place
        self._hash = hashlib.sha256()
        self.size = 0
        """Bytes that were written."""

    @property
    def digest(self) -> str:
        """SHA-256 of what was written, as 64 hex digits."""
        return self._hash.hexdigest()

    def write(self, data: bytes) -> None:
        """Add bytes at its end.

        Raises:
            WriteFailed: The disk refused.
        """
        with disk_errors(self._name):
            self._file.write(data)
        self._hash.update(data)
        self.size += len(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._file.close()
            self._temporary.unlink(missing_ok=True)

    def _finish(self) -> None:
        with disk_errors(self._name):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._put_in_place()


def digest_of(path: Path) -> str:
    """SHA-256 of a file as 64 hex digits; empty where there is none that can be read."""
    try:
        with path.open("rb") as file:
            return digest_from_here(file)
    except OSError:
        return ""


def digest_from_here(file: BinaryIO) -> str:
    """SHA-256 of what is still to be read of a file, as 64 hex digits."""
    digest = hashlib.sha256()
    while block := file.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()
