"""One writer a layer: a lock on a file of its own, which is never replaced."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from store.errors import StoreLocked
from store.files.durable import make_folder

_BUSY = {errno.EACCES, errno.EAGAIN}


class WriterLock:
    """Held while a layer is open for editing; the system releases it when the process ends.

    As a context manager it is acquired at the beginning and released at the end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """The file that is locked; it holds the number of the process."""
        self._descriptor: int | None = None
        self.is_exclusive = True
        """False on file systems without locks, where it keeps nobody out."""

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the lock, and make its folder where that is missing.

        Raises:
            StoreLocked: Another process holds it; the message names that process.
            OSError: The file cannot be opened or written.
        """
        make_folder(self.path.parent)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            self.is_exclusive = _lock(descriptor)
            if self.is_exclusive:
                os.truncate(descriptor, 0)
                os.pwrite(descriptor, holder_note(), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def is_free(self) -> bool:
        """Tell whether no process holds the lock at this moment; asking keeps no process out."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return True

    def release(self) -> None:
        """Release the lock, if it is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def holder_note() -> bytes:
    """The content of a lock's file: the number of the process that had it last."""
    return f"{os.getpid()}\n".encode("ascii")


def _lock(descriptor: int) -> bool:
    """Lock an open file; returns False where the file system has no locks.

    Raises:
        StoreLocked: Another process holds the lock.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _BUSY:
            return False
        holder = os.read(descriptor, 32).decode("ascii", "replace").strip()
        raise StoreLocked(f"open for editing in process {holder or 'unknown'}") from error
    return True
