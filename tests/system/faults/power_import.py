"""The power cut after each call of an import to the disk, from a record of them."""

from __future__ import annotations

import json
import os
import random
import shutil
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from store.files import staging
from store.importer.import_article import OnExisting, import_article
from store.importer.import_articles import import_articles
from store.library.library import Library
from tests.system.faults.killing_import import BEFORE, author, layers, verdict
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.recorded_disk import RecordedDisk
from tests.system.faults.recorder import CALLS, Recorder

_ORDERS = 2
"""States of the disk that are tried for each cut."""
_COUNT = 3
"""Articles of the import."""
_BATCH = 3
"""Layers that are stored as one step."""


def trial(folder: Path, seed: int, *, every: int = 1, syncs_all: bool = True) -> Outcomes:
    """Record an import, and cut the power after its calls.

    Args:
        folder: A folder for all files.
        seed: Decides on the states of the disk.
        every: The number of calls from one cut to the next.
        syncs_all: False for a system that syncs file by file.
    """
    library, log = Library(folder / "disk" / "library"), folder / "record"
    import_article(library, BEFORE, OnExisting.ASK, author())
    _import(library, Recorder(log, folder / "disk"), syncs_all=syncs_all)
    disk, acknowledged, outcomes = RecordedDisk(), 0, Outcomes()
    for number, line in enumerate(map(json.loads, log.read_bytes().splitlines())):
        if "acknowledged" in line:
            acknowledged = line["acknowledged"]
        else:
            disk.follow(line)
        for order in range(_ORDERS if number % every == 0 else 0):
            after = folder / "after"
            disk.leave(after, random.Random(f"{seed} {number} {order}"))
            # The states are many, and none of them has to survive anything.
            with patch("os.fsync", lambda _: None):
                outcomes += verdict(Library(after / "library"), layers(_COUNT), acknowledged)
            shutil.rmtree(after)
    return outcomes


def trials(folder: Path, count: int) -> Outcomes:
    """So many records; each cut of the power in each order is a trial."""
    return sum(
        (trial(folder / str(seed), seed, syncs_all=seed % 2 == 0) for seed in range(count)),
        Outcomes(),
    )


def _import(library: Library, recorder: Recorder, *, syncs_all: bool) -> None:
    def sync(_: int) -> bool:
        if syncs_all:
            recorder.record_sync()
        return syncs_all

    with ExitStack() as patches:
        for name in CALLS:
            patches.enter_context(patch.object(os, name, recorder.wrapped(name, getattr(os, name))))
        patches.enter_context(patch.object(staging, "sync_file_system", sync))
        outcomes = import_articles(library, layers(_COUNT), OnExisting.ASK, author(), batch=_BATCH)
        for number, _ in enumerate(outcomes, start=1):
            recorder.note(acknowledged=number)
