"""A file that is written under another name, digested as it grows, and renamed when it is whole."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from store.files.disk_errors import disk_errors
from store.files.durable import TEMPORARY_SUFFIX, make_folder, move_durably


class DigestedFile:
    """A file that is there whole or not at all; two writers of one file do not meet."""

    def __init__(self, path: Path) -> None:
        """Begin it, in a folder that is made where it is missing.

        Raises:
            WriteFailed: The disk refused.
        """
        self._path = path
        # Not the number of the process: on other machines it may be that of another one.
        token = secrets.token_hex(8)
        self._temporary = path.with_name(f".{path.name}.{token}{TEMPORARY_SUFFIX}")
        self._hash = hashlib.sha256()
        self.size = 0
        """Bytes that were written."""
        with disk_errors(path):
            make_folder(path.parent)
            self._file = self._temporary.open("xb")

    @property
    def digest(self) -> str:
        """SHA-256 of what was written, as 64 hex digits."""
        return self._hash.hexdigest()

    def write(self, data: bytes) -> None:
        """Add to it.

        Raises:
            WriteFailed: The disk refused.
        """
        with disk_errors(self._path):
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
        with disk_errors(self._path):
            self._file.flush()
            os.fsync(self._file.fileno())
            move_durably(self._temporary, self._path)


def digest_of(path: Path) -> str:
    """SHA-256 of a file as 64 hex digits; empty where there is none that can be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
