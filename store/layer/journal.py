"""Journals: the changes of a file of tables since it was written as a whole.

A journal stands beside its file. Each line is a checksum and a JSON object: `{"file": DIGEST}`
names the version of the file to which the lines after it add, `{"rows": {TABLE: {ID: ROW}}}` holds
the rows that one transaction changed, null for one that is gone. A line that was not written to
its end was never acknowledged; only the last one can be like that.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from store.errors import StoreDamaged
from store.files.durable import append_durably, write_durably
from store.layer.table_json import encoded, new_table
from store.layer.table_reader import Tables

JOURNAL_SUFFIX = ".journal"

Changes = Mapping[str, Mapping[str, Any]]
"""By table and id, the row as it is now, None for one that is gone."""


def journal_of(path: Path) -> Path:
    """The path of a file's journal."""
    return path.with_name(path.name + JOURNAL_SUFFIX)


def digest(content: bytes) -> str:
    """The name of a version of a file: SHA-256 of its content, in hex."""
    return hashlib.sha256(content).hexdigest()


class Journal(NamedTuple):
    """The whole lines of a journal."""

    lines: tuple[Mapping[str, Any], ...]
    size: int
    """Length of these lines in bytes; anything behind them was never acknowledged."""

    @property
    def version(self) -> str | None:
        """The last version of the file that is named here."""
        versions = [line["file"] for line in self.lines if "file" in line]
        return versions[-1] if versions else None

    def adds_to(self, version: str) -> bool:
        """Tell whether it holds the changes after a version of the file."""
        return any(line.get("file") == version for line in self.lines)

    def changes_after(self, version: str) -> Iterator[Changes]:
        """The changes of each transaction after a version of the file, in order."""
        numbers = [n for n, line in enumerate(self.lines) if line.get("file") == version]
        for line in self.lines[numbers[-1] :]:
            if "rows" in line:
                yield line["rows"]

    def apply_to(self, tables: Tables, version: str) -> None:
        """Bring the tables of a version of the file up to date."""
        for changes in self.changes_after(version):
            apply_changes(changes, tables)


def apply_changes(changes: Changes, tables: Tables) -> None:
    """Change tables in place."""
    for table, rows in changes.items():
        stored_rows = tables.get(table)
        if stored_rows is None:
            stored_rows = tables[table] = new_table(table)
        for name, row in rows.items():
            if row is None:
                stored_rows.pop(name, None)
            else:
                stored_rows[name] = row


def read_journal(path: Path) -> Journal | None:
    """The journal at a path; None where there is none.

    Raises:
        StoreDamaged: There are lines that can be read behind one that cannot.
        OSError: It cannot be read.
    """
    try:
        pieces = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return None
    journal = _sound_journal(pieces)
    first_bad = len(journal.lines)
    if any(_parsed(piece) is not None for piece in pieces[first_bad + 1 : -1]):
        raise StoreDamaged(f"line {first_bad + 1} of {path} is damaged")
    return journal


def read_sound_lines(path: Path) -> Journal:
    """The lines of a journal before the first one that is damaged; none where there is none."""
    try:
        return _sound_journal(path.read_bytes().split(b"\n"))
    except OSError:
        return Journal((), 0)


def first_journal(content: bytes) -> bytes:
    """The journal that leads from a file without tables to its first version, which it names.

    Args:
        content: That version, in the form in which tables are stored.
    """
    rows = _checked(b'{"rows": %s}' % content)
    return _line({"file": digest(encoded({}))}) + rows + _line({"file": digest(content)})


class JournalWriter:
    """Adds to a journal; there is one at a time."""

    def __init__(self, path: Path, version: str, *, size: int = 0) -> None:
        self._path = path
        self._version = version
        self.size = size
        """Length in bytes of the part that is on disk for sure; 0 where there is no journal yet."""

    def add(self, changes: Changes) -> None:
        """Add a transaction; when this returns, it is on disk.

        Raises:
            OSError: The disk refused; the next call writes over the bytes left behind.
        """
        line = _line({"rows": changes})
        if self.size:
            self._append(line)
        else:
            content = _line({"file": self._version}) + line
            write_durably(self._path, content)
            self.size = len(content)

    def name_version(self, version: str) -> None:
        """Note that the next version of the file holds everything up to here.

        Raises:
            OSError: The disk refused.
        """
        if self.size:
            self._append(_line({"file": version}))

    def _append(self, line: bytes) -> None:
        append_durably(self._path, line, at=self.size)
        self.size += len(line)


def _sound_journal(pieces: Sequence[bytes]) -> Journal:
    """The lines before the first piece that is none; the last piece has no end of line."""
    lines: list[Mapping[str, Any]] = []
    size = 0
    for piece in pieces[:-1]:
        line = _parsed(piece)
        if line is None:
            break
        lines.append(line)
        size += len(piece) + 1
    return Journal(tuple(lines), size)


def _line(value: Mapping[str, Any]) -> bytes:
    # Escapes keep lone surrogates, which UTF-8 cannot hold.
    return _checked(json.dumps(value).encode("ascii"))


def _checked(content: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(content), content)


def _parsed(piece: bytes) -> Mapping[str, Any] | None:
    """The object of a line; None where it is not as it was written."""
    checksum, _, content = piece.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(content):
        return None
    try:
        line = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and _is_whole(line) else None


def _is_whole(line: Mapping[str, Any]) -> bool:
    if "file" in line:
        return isinstance(line["file"], str)
    rows = line.get("rows")
    return isinstance(rows, dict) and all(isinstance(table, dict) for table in rows.values())
