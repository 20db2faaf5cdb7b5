"""Runs the program and records what it does to the disk: `… recorder LOG FOLDER -- ARGUMENTS`.

After each call that changes or syncs a file of the folder, the log gets a line with all that the
folder holds then, and so it does when the program calls a step stored. A simulator cuts the power
between any two lines.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from store.editing.session import Session
from store.layer import writer
from store.records.annotations import to_record
from tests.system.faults.recorded_disk import ALL
from tui.cli import main

CALLS = (
    *("replace", "rename", "link", "unlink", "remove", "rmdir", "mkdir"),
    *("open", "write", "pwrite", "truncate", "ftruncate", "fsync", "fdatasync"),
)
"""Functions of `os` that change or sync files; what else writes shows with the next of them."""
IDLE_SECONDS = 0.05
"""Pause after which the recorded program folds the journal, so that it does so in a short run."""


class Recorder:
    """Writes the log; calls of all threads come one after the other."""

    def __init__(self, log: Path, folder: Path) -> None:
        self._descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self._write = os.write
        self._folder = folder
        self._lock = threading.RLock()
        self._is_inside = False
        self._previous = ""
        self._logged: set[str] = set()
        self._record(None)

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """A function of `os` that records what it did."""

        def wrapper(*arguments: Any, **options: Any) -> Any:
            with self._lock:
                if self._is_inside:
                    return call(*arguments, **options)
                self._is_inside = True
                try:
                    result = call(*arguments, **options)
                    inode = os.fstat(arguments[0]).st_ino if "sync" in name else None
                    self._record(inode)
                    return result
                finally:
                    self._is_inside = False

        return wrapper

    def record_sync(self) -> None:
        """Record that the whole file system was synced."""
        with self._lock:
            self._record(ALL)

    def note(self, **facts: Any) -> None:
        """Record something that is no call."""
        with self._lock:
            self._write(self._descriptor, json.dumps(facts).encode() + b"\n")

    def _record(self, synced: int | str | None) -> None:
        contents: dict[str, str] = {}
        tree = self._tree(self._folder, contents)
        state = json.dumps(tree)
        if state != self._previous or synced is not None:
            self.note(synced=synced, tree=tree, contents=contents)
            self._previous = state

    def _tree(self, folder: Path, contents: dict[str, str]) -> dict[str, Any]:
        """A folder or file: its inode with its entries or the digest of its content."""
        inode = folder.stat().st_ino
        if folder.is_dir():
            paths = sorted(folder.iterdir())
            return {"inode": inode, "entries": {p.name: self._tree(p, contents) for p in paths}}
        content = folder.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._logged:
            self._logged.add(digest)
            contents[digest] = base64.b64encode(content).decode("ascii")
        return {"inode": inode, "content": digest}


def record(recorder: Recorder) -> None:
    """Put the recorder into the program."""
    for name in CALLS:
        setattr(os, name, recorder.wrapped(name, getattr(os, name)))
    start, submit = writer.LayerWriter.__init__, Session._submit

    def recorded_start(
        self: writer.LayerWriter, *arguments: Any, on_saved: Callable[[int], None], **options: Any
    ) -> None:
        def saved(step: int) -> None:
            recorder.note(acknowledged=step)
            on_saved(step)

        start(self, *arguments, on_saved=saved, **options)

    def recorded_submit(self: Session, *arguments: Any, **options: Any) -> None:
        # Before the writer can have it on disk.
        recorder.note(step=self.last_step + 1, state=state_of(self))
        submit(self, *arguments, **options)

    writer.LayerWriter.__init__ = recorded_start  # type: ignore[method-assign]
    Session._submit = recorded_submit  # type: ignore[method-assign]
    writer.IDLE_SECONDS = IDLE_SECONDS


def state_of(session: Session) -> list[Any]:
    """Records and position in the history, as JSON."""
    annotations = session.annotations
    return stored_state(annotations.records, annotations.history.position)


def stored_state(records: Any, position: int) -> list[Any]:
    """Records in the order of their ids, and the position in the history, as JSON."""
    rows = sorted((to_record(record) for record in records), key=lambda row: str(row["id"]))
    state: list[Any] = json.loads(json.dumps([rows, position]))
    return state


if __name__ == "__main__":
    log, folder, _, *arguments = sys.argv[1:]
    record(Recorder(Path(log), Path(folder)))
    main(arguments)
