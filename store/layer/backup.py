"""Backups: the newest version of a file of tables that can be made without the file itself.

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
    """A version that can be restored."""

    tables: Tables
    """All of its tables."""
    written: datetime
    """Time of its newest change, in UTC."""


def find_backup(path: Path) -> Backup | None:
    """The newest version of the file at a path; None where nothing is left.

    The file itself counts where only its journal is damaged.
    """
    journal = read_sound_lines(journal_of(path))
    with contextlib.suppress(OSError, StoreDamaged):
        content = path.read_bytes()
        if journal.adds_to(digest(content)):
            return _replayed(path, content, [journal_of(path)])
    journals = [backup_of(journal_of(path)), journal_of(path)]
    for content in _starting_points(path):
        with contextlib.suppress(OSError, StoreDamaged):
            backup = _replayed(backup_of(path), content, journals)
            if backup is not None:
                return backup
    return None


def may_hold_something(path: Path) -> bool:
    """Tell whether there is a backup that holds anything; one that cannot be read may."""
    try:
        content = backup_of(path).read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return content != encoded({}) or find_backup(path) is not None


class BackupStorage(DurableStorage):
    """Reads the backup of a file in its place; nothing may be written with it."""

    def _load(self) -> Tables | None:
        backup = find_backup(self._path)
        return backup.tables if backup is not None else None


def _starting_points(path: Path) -> Iterator[bytes]:
    """The versions of a file to which its journals may add."""
    with contextlib.suppress(OSError):
        yield backup_of(path).read_bytes()
    yield encoded({})


def _replayed(path: Path, content: bytes, journals: list[Path]) -> Backup | None:
    """A version with everything that journals add to it; None where that is nothing."""
    tables, version = decoded(content, path), digest(content)
    sources = [path] if tables else []
    for journal_path in journals:
        journal = read_sound_lines(journal_path)
        if journal.adds_to(version):
            journal.apply_to(tables, version)
            version = journal.version or version
            sources.append(journal_path)
    if not tables:
        return None
    return Backup(tables, datetime.fromtimestamp(sources[-1].stat().st_mtime, UTC))
