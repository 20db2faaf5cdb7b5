"""One writer a layer: a lock on a file of its own, which is never replaced."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

from store.errors import StoreLocked

_BUSY = {errno.EACCES, errno.EAGAIN}


class WriterLock:
    """Held while a layer is open for editing; the system lets go of it when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None
        self.is_exclusive = True
        """Whether it keeps others out; not on file systems that know no locks."""

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            StoreLocked: Another process holds it; the message names that process.
        """
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(descriptor, 32).decode("ascii", "replace").strip()
            os.close(descriptor)
            if error.errno in _BUSY:
                raise StoreLocked(f"open for editing in process {holder or 'unknown'}") from error
            self.is_exclusive = False
            return
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        self._descriptor = descriptor

    def is_free(self) -> bool:
        """Whether nobody holds the lock at this moment; looking keeps nobody out."""
        try:
            descriptor = os.open(self._path, os.O_RDONLY)
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
        """Let go of the lock, if it is held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
