"""A disk as a recorded program used it, and what it may hold when the power goes.

Only what was synced is sure to be there. Of the changes of a folder since its last sync, those up
to some moment are there, or any of them, in the right order or with gaps. A file has the content
of its last sync or any later one, perhaps torn; what was synced is not torn by what is added.
"""

from __future__ import annotations

import base64
import itertools
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ALL = "all"
"""In place of an inode: the whole file system was synced."""
_ROOT = 0


@dataclass
class _Folder:
    synced: dict[str, int] = field(default_factory=dict)
    """Entries at the last sync: numbers of files and folders by name."""
    present: dict[str, int] = field(default_factory=dict)
    changes: list[dict[str, int | None]] = field(default_factory=list)
    """Each call's new entries since the last sync; None for those that are gone."""


@dataclass
class _File:
    contents: list[bytes] = field(default_factory=lambda: [b""])
    """The content at the last sync, and each one since."""


class RecordedDisk:
    """Follows a record, line by line."""

    def __init__(self, *, syncs_folders: bool = True) -> None:
        self._syncs_folders = syncs_folders
        self._bytes: dict[str, bytes] = {}
        self._nodes: dict[int, _Folder | _File] = {}
        self._numbers_by_inode: dict[int, int] = {}
        self._numbers = itertools.count(_ROOT)
        self._is_new = True

    def follow(self, line: Mapping[str, Any]) -> None:
        """Take in a line of the record; the first one tells what was there, all of it synced."""
        self._bytes |= {name: base64.b64decode(c) for name, c in line["contents"].items()}
        numbers: dict[int, int] = {}
        self._see(line["tree"], numbers)
        self._numbers_by_inode = numbers
        if self._is_new:
            for number in numbers.values():
                self._sync(number)
            self._is_new = False
        elif line["synced"] == ALL:
            for number in numbers.values():
                self._sync(number)
        elif line["synced"] in numbers:
            number = numbers[line["synced"]]
            if self._syncs_folders or isinstance(self._nodes[number], _File):
                self._sync(number)

    def leave(self, target: Path, chance: random.Random) -> None:
        """Make a folder of what the disk may hold now."""
        self._leave(_ROOT, target, chance)

    def _see(self, tree: Mapping[str, Any], numbers: dict[int, int]) -> int:
        """Note the state of a file or folder; the inode of one that is gone may be used again."""
        inode = tree["inode"]
        number = numbers.get(inode, self._numbers_by_inode.get(inode))
        if number is None:
            number = next(self._numbers)
            self._nodes[number] = _Folder() if "entries" in tree else _File()
        numbers[inode] = number
        node = self._nodes[number]
        if isinstance(node, _File):
            content = self._bytes[tree["content"]]
            if content != node.contents[-1]:
                node.contents.append(content)
            return number
        entries = {name: self._see(entry, numbers) for name, entry in tree["entries"].items()}
        changed = {n: entries.get(n) for n in entries | node.present}
        changed = {n: entry for n, entry in changed.items() if entry != node.present.get(n)}
        if changed:
            node.changes.append(changed)
            node.present = entries
        return number

    def _sync(self, number: int) -> None:
        node = self._nodes[number]
        if isinstance(node, _File):
            node.contents = node.contents[-1:]
        else:
            node.synced, node.changes = node.present.copy(), []

    def _leave(self, number: int, target: Path, chance: random.Random) -> None:
        node = self._nodes[number]
        if isinstance(node, _File):
            target.write_bytes(_content(node, chance))
            return
        target.mkdir()
        for name, entry in _entries(node, chance).items():
            self._leave(entry, target / name, chance)


def _entries(folder: _Folder, chance: random.Random) -> dict[str, int]:
    if chance.random() < 0.5:
        changes = folder.changes[: chance.randrange(len(folder.changes) + 1)]
    else:
        changes = [change for change in folder.changes if chance.random() < 0.5]
    entries: dict[str, int | None] = dict(folder.synced)
    for change in changes:
        entries |= change
    return {name: entry for name, entry in entries.items() if entry is not None}


def _content(file: _File, chance: random.Random) -> bytes:
    content, synced = chance.choice(file.contents), file.contents[0]
    if len(file.contents) == 1 or chance.random() < 0.5:
        return content
    base = synced if content.startswith(synced) else b""
    added = content[len(base) :]
    torn = added[: chance.randrange(len(added) + 1)]
    return chance.choice((base + torn, base + bytes(len(added))))
