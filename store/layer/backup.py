"""Backups: the newest version of a file of tables that can be made without relying on it.

The version before the last is kept beside the file, and so are the journals that lead from it to
the last change. A file that has no earlier version began without any tables.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.errors import StoreDamaged
from store.files.durable import backup_of
from store.layer.journal import digest, journal_of, read_sound_lines
from store.layer.storage import DurableStorage
from store.layer.table_json import decoded, encoded
from store.layer.table_reader import Tables


@dataclass(frozen=True, slots=True)
class Backup:
    """What can be brought back."""

    tables: Tables
    written: datetime
    """When the newest change in it was written, in UTC."""


def find_backup(path: Path) -> Backup | None:
    """The newest version of the file at a path; None where nothing is left.

    The file itself counts where only its journal is damaged.
    """
    journal = read_sound_lines(journal_of(path))
    with contextlib.suppress(OSError, StoreDamaged):
        content = path.read_bytes()
        if journal.adds_to(digest(content)):
            return _followed(path, content, [journal_of(path)])
    journals = [backup_of(journal_of(path)), journal_of(path)]
    for content in _starts(path):
        with contextlib.suppress(OSError, StoreDamaged):
            found = _followed(backup_of(path), content, journals)
            if found is not None:
                return found
    return None


class BackupStorage(DurableStorage):
    """Reads the backup of a file in its place; it is not for writing."""

    def _load(self) -> Tables | None:
        backup = find_backup(self._path)
        return backup.tables if backup is not None else None


def _starts(path: Path) -> Iterator[bytes]:
    """What the journals may add to."""
    with contextlib.suppress(OSError):
        yield backup_of(path).read_bytes()
    yield encoded({})


def _followed(path: Path, content: bytes, journals: list[Path]) -> Backup | None:
    """A version with everything that journals add to it; None if there is neither."""
    tables, version = decoded(content, path), digest(content)
    written = [path] if tables else []
    for place in journals:
        journal = read_sound_lines(place)
        if journal.adds_to(version):
            journal.apply_to(tables, version)
            version = journal.version or version
            written.append(place)
    if not tables:
        return None
    return Backup(tables, datetime.fromtimestamp(written[-1].stat().st_mtime, UTC))
