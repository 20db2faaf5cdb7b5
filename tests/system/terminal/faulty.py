"""Runs the program with faults put in: `-m tests.system.terminal.faulty FAULT… -- ARGUMENTS`.

`stall` makes the disk hang in the layer's fsync for as long as the file `$POSTIL_STALL` exists,
and says so by making another with the suffix `.reached`. `full` makes that fsync fail for as long,
`slow` makes it take its time.
`in-place` puts TinyDB's own storage in the place of ours. `crash` raises an exception when help
is asked for.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tinydb.storages import JSONStorage

from store.layer.layer import Layer
from store.layer.row_overlay import RowOverlay
from store.layer.storage import DurableStorage
from tui.cli import main


class InPlaceStorage(DurableStorage):
    """What the store would be with TinyDB's own way of writing."""

    def _commit(self, working: dict[str, RowOverlay]) -> None:
        tables = {**(self._committed or {}), **{name: dict(rows) for name, rows in working.items()}}
        JSONStorage(str(self._path)).write(tables)
        self._committed = tables


def stall() -> None:
    """Let the layer's fsync wait while a file exists."""
    stalled = Path(os.environ["POSTIL_STALL"])

    def wait() -> None:
        while stalled.exists():
            stalled.with_suffix(".reached").touch()
            time.sleep(0.01)

    before_each_fsync(wait)


def full() -> None:
    """Let every fsync in the folder of the layers fail while a file exists."""
    stalled = Path(os.environ["POSTIL_STALL"])
    fsync = os.fsync

    def failing_fsync(descriptor: int) -> None:
        if stalled.exists() and "/layers" in os.readlink(f"/proc/self/fd/{descriptor}"):  # noqa: PTH115
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(descriptor)

    os.fsync = failing_fsync


def slow() -> None:
    """Let the layer's fsync take longer than the program takes to end."""
    before_each_fsync(lambda: time.sleep(0.3))


def before_each_fsync(wait: Callable[[], None]) -> None:
    fsync = os.fsync

    def late_fsync(descriptor: int) -> None:
        if threading.current_thread().name == "layer-writer":
            wait()
        fsync(descriptor)

    os.fsync = late_fsync


def write_in_place() -> None:
    """Put TinyDB's own storage in."""
    defaults = Layer.__init__.__kwdefaults__
    assert "storage_class" in defaults
    defaults["storage_class"] = InPlaceStorage


def crash() -> None:
    """Let the key for help raise an exception that nobody expects."""
    from tui.reader.actions.article import ArticleActions

    def action_help(self: ArticleActions) -> None:
        raise RuntimeError("a fault in the interface")

    ArticleActions.action_help = action_help


FAULTS = {"stall": stall, "full": full, "slow": slow, "in-place": write_in_place, "crash": crash}

if __name__ == "__main__":
    separator = sys.argv.index("--")
    for fault in sys.argv[1:separator]:
        FAULTS[fault]()
    main(sys.argv[separator + 1 :])
