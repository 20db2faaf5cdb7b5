"""A TinyDB storage that never leaves a damaged file and writes once a transaction."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from store.durable import write_durably
from store.errors import StoreChanged, StoreDamaged

Tables = dict[str, dict[str, Any]]


class DurableStorage(Storage):
    """Keeps the tables of one file; TinyDB's own storage rewrites in place and can lose all.

    TinyDB reads and writes the whole file for every operation. Inside `transaction` those reads
    and writes go to memory, and the file is written once at the end, durably, or not at all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_read = False
        self._committed: Tables | None = None
        self._working: Tables | None = None
        self._seen: tuple[int, int, int] | None = None
        self._lock = threading.RLock()

    def read(self) -> Tables | None:
        """The tables as they are, or None for a new file.

        Raises:
            StoreDamaged: The file is not what was written.
            OSError: It cannot be read.
        """
        with self._lock:
            if self._working is not None:
                return self._working
            if not self._is_read:
                self._committed = self._load()
                self._is_read = True
            return dict(self._committed) if self._committed is not None else None

    def write(self, data: Tables) -> None:
        """Store the tables; durably, unless a transaction is going to do that.

        Raises:
            StoreChanged: Somebody else wrote the file since it was read; it was left alone.
            OSError: It could not be written; the file is as it was.
        """
        with self._lock:
            if self._working is not None:
                self._working = data
            else:
                self._commit(data)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Collect everything that TinyDB writes and store it once, all or nothing.

        Raises:
            StoreChanged: Somebody else wrote the file since it was read; it was left alone.
            OSError: It could not be written; the file is as it was.
        """
        with self._lock:
            self._working = self.read() or {}
            try:
                yield
                data, self._working = self._working, None
                self._commit(data)
            finally:
                self._working = None

    def _commit(self, data: Tables) -> None:
        if self._signature() != self._seen:
            raise StoreChanged(f"{self._path} was changed by another program; nothing was written")
        # Escapes keep lone surrogates, which UTF-8 cannot hold.
        content = json.dumps(data).encode("ascii")
        try:
            write_durably(self._path, content, backup=True)
        except OSError:
            # When only the folder could not be synced, the new file is in place all the same.
            if self._holds(content):
                self._seen = self._signature()
            raise
        self._seen = self._signature()
        self._committed = data

    def _load(self) -> Tables | None:
        self._seen = self._signature()
        if self._seen is None:
            return None
        try:
            tables = json.loads(self._path.read_bytes(), parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise StoreDamaged(f"{self._path} is damaged: {_reason(error)}") from error
        if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
            raise StoreDamaged(f"{self._path} is damaged: it does not hold tables")
        return tables

    def _holds(self, content: bytes) -> bool:
        try:
            return self._path.read_bytes() == content
        except OSError:
            return False

    def _signature(self) -> tuple[int, int, int] | None:
        """What tells one version of the file from another without reading it."""
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return None
        return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)
