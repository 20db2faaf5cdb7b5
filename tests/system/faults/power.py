"""A power cut, simulated: of everything written, only what was synced is sure to be there.

The calls that matter are watched. At the cut a second folder is made of what a disk may hold
then: a folder has the entries of its last sync, or those after any later change of it; a file has
the content of its last sync, or, if it changed since, an old, a new or a torn one. What was synced
is not torn by what is added behind it, as SQLite assumes too.
"""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from store.editing.session import Session
from store.errors import StoreError
from store.layer.layer import Layer
from store.layer.storage import DurableStorage
from store.layer.update import LayerUpdate
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.work import DOCUMENT, State, author, states, steps

COMMITS = 8
Entries = dict[str, int]


class PowerCut(BaseException):
    """The moment in which the power goes."""


class Disk:
    """Watches a folder and knows its possible states after a power cut."""

    def __init__(self, root: Path, cut_after: int, chance: random.Random) -> None:
        self._root = root
        self._calls_left = cut_after
        self.chance = chance
        self._synced: dict[int, bytes] = {}
        self._folders: dict[int, list[Entries]] = {}

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch every call that changes the folder."""
        with (
            patch("os.fsync", self._wrapped(os.fsync, self._note_sync)),
            patch("os.replace", self._wrapped(os.replace, self._note_entries)),
            patch("os.link", self._wrapped(os.link, self._note_entries)),
            patch("os.unlink", self._wrapped(os.unlink, self._note_entries)),
            patch("os.mkdir", self._wrapped(os.mkdir, self._note_entries)),
            patch("os.open", self._wrapped(os.open, self._note_open)),
            patch("os.pwrite", self._wrapped(os.pwrite, lambda *_: None)),
        ):
            yield

    def leave(self, target: Path) -> None:
        """Make a folder of what the disk may hold now."""
        self._leave(self._root, target)

    def _wrapped(self, call: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
        def wrapper(*arguments: Any, **options: Any) -> Any:
            self._calls_left -= 1
            if self._calls_left < 0:
                raise PowerCut
            result = call(*arguments, **options)
            note(result, *arguments)
            return result

        return wrapper

    def _note_open(self, descriptor: int, _: object, flags: int, *__: object) -> None:
        if flags & os.O_CREAT and flags & os.O_EXCL:
            # The number of a file that is gone may be given to a new one.
            self._synced.pop(os.fstat(descriptor).st_ino, None)
            self._note_entries()

    def _note_sync(self, _: None, descriptor: int) -> None:
        facts = os.fstat(descriptor)
        if stat.S_ISDIR(facts.st_mode):
            self._folders[facts.st_ino] = [self._entries_of(facts.st_ino)]
        else:
            path = self._find(facts.st_ino)
            self._synced[facts.st_ino] = path.read_bytes() if path is not None else b""

    def _note_entries(self, *_: object) -> None:
        for folder in [self._root, *(path for path in self._root.rglob("*") if path.is_dir())]:
            number = folder.stat().st_ino
            versions = self._folders.setdefault(number, [{}])
            entries = _entries(folder)
            if entries != versions[-1]:
                versions.append(entries)

    def _entries_of(self, number: int) -> Entries:
        folders = [self._root, *(path for path in self._root.rglob("*") if path.is_dir())]
        return next(_entries(path) for path in folders if path.stat().st_ino == number)

    def _leave(self, folder: Path, target: Path) -> None:
        target.mkdir(parents=True)
        entries = self.chance.choice(self._folders.get(folder.stat().st_ino, [{}]))
        for name, number in entries.items():
            path = self._find(number)
            if path is not None and path.is_dir():
                self._leave(path, target / name)
            else:
                (target / name).write_bytes(self._content(number, path))

    def _content(self, number: int, path: Path | None) -> bytes:
        synced = self._synced.get(number, b"")
        present = path.read_bytes() if path is not None else synced
        if present == synced:
            return synced
        base = synced if present.startswith(synced) else b""
        added = present[len(base) :]
        torn = added[: self.chance.randrange(len(added) + 1)]
        return self.chance.choice((synced, present, base + torn, base + bytes(len(added))))

    def _find(self, number: int) -> Path | None:
        return next((p for p in self._root.rglob("*") if p.lstat().st_ino == number), None)


def trial(
    folder: Path, seed: int, *, storage_class: type[DurableStorage] = DurableStorage
) -> Outcomes:
    """Store step after step until the power goes, and check the files that are left."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    disk = Disk(folder / "disk", chance.randint(12, 70), chance)
    (folder / "disk").mkdir()
    acknowledged = _work(folder / "disk" / "layers", disk, seed, storage_class)
    disk.leave(folder / "after")
    try:
        present = State.stored(Layer(folder / "after" / "layers" / "anna.json").load())
    except StoreError:
        return Outcomes(1, acknowledged, damaged=1)
    return Outcomes(1, acknowledged, lost=int(present not in states(seed, COMMITS)[acknowledged:]))


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials."""
    return sum((trial(folder / str(seed), seed) for seed in range(count)), Outcomes())


def _work(folder: Path, disk: Disk, seed: int, storage_class: type[DurableStorage]) -> int:
    """Commit until the power goes or the work is done; returns the last acknowledged step."""
    updates = _Updates()
    session = Session(_empty(), author(), updates)
    acknowledged = 0
    try:
        with disk.watched():
            layer = Layer(folder / "anna.json", storage_class=storage_class)
            for number in steps(session, seed):
                layer.commit([updates.pop()], {"digest": DOCUMENT.digest})
                acknowledged = number
                if disk.chance.random() < 0.2:
                    layer.settle()
                if number == COMMITS:
                    break
    except PowerCut:
        pass
    return acknowledged


class _Updates(list[LayerUpdate]):
    def submit(self, update: LayerUpdate) -> None:
        self.append(update)


def _empty() -> Any:
    from annotate.annotation_set import AnnotationSet

    return AnnotationSet(DOCUMENT)


def _entries(folder: Path) -> Entries:
    return {path.name: path.lstat().st_ino for path in folder.iterdir()}
