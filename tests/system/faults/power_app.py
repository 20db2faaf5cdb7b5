"""The power cut after each call of the real program to the disk, from a record of them."""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from annotate.author import Author
from annotate.document import Document
from store.doctor.examine import examine
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.errors import StoreError
from store.library.library import Library
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.recorded_disk import RecordedDisk
from tests.system.faults.recorder import stored_state
from tests.system.faults.work import TEXT
from tests.system.terminal.terminal import Terminal

ORDERS = 4
"""States of the disk that are tried for each cut."""
_KEYS = (("1", "w"), ("2", "w"), ("w", "3"), ("u",), ("U",), ("d", "w"))
"""What a person does: label a word and go on, undo, redo, delete."""

State = list[Any]


def trial(folder: Path, seed: int, *, orders: int = ORDERS, syncs_folders: bool = True) -> Outcomes:
    """Record two sittings at one article, and cut the power after each call of either.

    Args:
        folder: A folder for all files.
        seed: Decides on the keys and on the states of the disk.
        orders: The number of states for each cut.
        syncs_folders: False for a disk that does not sync folders, on which the trial must fail.
    """
    chance = random.Random(seed)
    (folder / "disk").mkdir(parents=True)
    outcomes, base = Outcomes(), [[], 0]
    for sitting in range(2):
        log = folder / f"record-{sitting}"
        _read(folder, log, chance)
        lines = [json.loads(line) for line in log.read_bytes().splitlines()]
        document = Library(folder / "disk" / "library").articles()[0].document()
        for number, cut in enumerate(_cuts(lines, base, RecordedDisk(syncs_folders=syncs_folders))):
            for order in range(orders):
                after = folder / "after"
                cut.disk.leave(after, random.Random(f"{seed} {sitting} {number} {order}"))
                # The states are many, and none of them has to survive anything.
                with patch("os.fsync", lambda _: None):
                    outcomes += _verdict(Library(after / "library"), document, cut)
                shutil.rmtree(after)
        base = _stored(Library(folder / "disk" / "library"))
    return outcomes


def trials(folder: Path, count: int) -> Outcomes:
    """So many pairs of sittings; each cut of the power in each order is a trial."""
    return sum((trial(folder / str(seed), seed) for seed in range(count)), Outcomes())


class _Cut:
    """The moment of a cut: the disk, the states so far, and how far they were acknowledged."""

    def __init__(self, base: State, disk: RecordedDisk) -> None:
        self.disk = disk
        self.states = [base]
        self.acknowledged = 0


def _cuts(lines: list[dict[str, Any]], base: State, disk: RecordedDisk) -> Iterator[_Cut]:
    """Follow a record; yields the same cut again and again, after each line."""
    cut = _Cut(base, disk)
    for line in lines:
        if "step" in line:
            assert line["step"] == len(cut.states)
            cut.states.append(line["state"])
        elif "acknowledged" in line:
            cut.acknowledged = line["acknowledged"]
        else:
            cut.disk.follow(line)
        yield cut


def _verdict(library: Library, document: Document, cut: _Cut) -> Outcomes:
    """Check that what was acknowledged is there, and that the article can be gone on with."""
    acknowledged = cut.acknowledged
    try:
        state = _stored(library)
    except StoreError:
        return Outcomes(1, acknowledged, damaged=1)
    if state not in cut.states[acknowledged:]:
        return Outcomes(1, acknowledged, lost=1)
    is_sound = all(f.repair is not None or not f.is_fault for f in examine(library))
    return Outcomes(1, acknowledged, damaged=int(not is_sound or not _opens(library, document)))


def _stored(library: Library) -> State:
    """The state on disk; that of nothing where there is no article yet."""
    for article in library.articles():
        content = article.layer("anna").load()
        return stored_state(content.records, content.history.position)
    return [[], 0]


def _opens(library: Library, document: Document) -> bool:
    """Tell whether the article can be opened for editing."""
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    article = open_article(
        library, document, Author("anna"), scheme=(), pipeline=None, listener=listener
    )
    return article.session.read_only is None and article.close() is None


def _read(folder: Path, log: Path, chance: random.Random) -> None:
    """Read the article for a while, with random keys, and leave."""
    article = folder / "words.txt"
    article.write_text(TEXT + "\n")
    recorder = ["-m", "tests.system.faults.recorder", str(log), str(folder / "disk"), "--"]
    options = ["--library", str(folder / "disk" / "library"), "--annotator", "anna"]
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    reader = Terminal(
        [sys.executable, *recorder, "read", str(article), *options, "--model", "none_such"],
        environment=dict.fromkeys(homes, str(folder)),
    )
    try:
        reader.wait_for(r"\bsaved\b")
        for _ in range(chance.randint(2, 8)):
            reader.press(*chance.choice(_KEYS))
            time.sleep(chance.choice((0, 0.02, 0.2)))
        reader.press("q")
        assert reader.wait_for_exit() == 0
    finally:
        reader.close()
