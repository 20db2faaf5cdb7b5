"""Files of lines that are only ever added, each durably, by any number of processes."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from store.errors import StoreDamaged, StoreLocked
from store.files.disk_errors import disk_errors, reason
from store.files.durable import append_durably, make_folder, write_durably
from store.files.lock import WriterLock

_PATIENCE = 2.0
"""Seconds to wait for another writer, who needs some milliseconds. Chosen by hand."""
_PAUSE = 0.01
"""Seconds between two attempts. Chosen by hand."""


class LineFile:
    """A file to which lines are added; beside it lies the lock of its writers."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def content(self) -> bytes:
        """All lines; nothing where there is no file.

        Raises:
            StoreDamaged: The file is there and cannot be read.
        """
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise StoreDamaged(f"{self.path} cannot be read: {reason(error)}") from error

    def take_records(
        self, content: bytes, take: Callable[[Mapping[str, Any], int], None]
    ) -> tuple[str, ...]:
        """Hand over the record on each line; lines that mean nothing are passed over.

        Args:
            content: Lines of the file, each with an object in JSON; blank ones do not count.
            take: Gets a record and the number of its line, from 1. Where the record means
                nothing, it raises one of the errors that reading its fields raises.

        Returns:
            What is wrong with lines that mean nothing, each with its place.
        """
        troubles = []
        for number, line in enumerate(content.split(b"\n"), 1):
            if not line.strip():
                continue
            try:
                take(json.loads(line), number)
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
                fault = f"no {error}" if isinstance(error, KeyError) else error
                troubles.append(f"{self.path}, line {number}, is passed over: {fault}")
        return tuple(troubles)

    def add(self, make_lines: Callable[[bytes], bytes]) -> None:
        """Add lines durably, while no other process can.

        Args:
            make_lines: Makes whole lines of the content so far; none change nothing.

        Raises:
            StoreDamaged: The file cannot be read.
            StoreLocked: Another process keeps it.
            WriteFailed: The disk refused; nothing has changed.
        """
        with disk_errors(self.path):
            make_folder(self.path.parent)
            with self._locked():
                content = self.content()
                lines = make_lines(content)
                if not lines:
                    return
                if not content:
                    write_durably(self.path, lines)
                    return
                # A kill in the middle of a line must cost that line alone.
                is_cut_off = not content.endswith(b"\n")
                append_durably(self.path, b"\n" * is_cut_off + lines, at=len(content))

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other writers out for a moment."""
        lock = WriterLock(self.path.with_suffix(".lock"))
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                lock.acquire()
                break
            except StoreLocked as error:
                if time.monotonic() > end:
                    raise StoreLocked(f"{self.path} is being written: {error}") from error
                time.sleep(_PAUSE)
        try:
            yield
        finally:
            lock.release()


def record_line(record: Mapping[str, object]) -> bytes:
    """The line that holds a record."""
    return json.dumps(record).encode("ascii") + b"\n"
