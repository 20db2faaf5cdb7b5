"""A TinyDB storage that never leaves a damaged file; the cost of a change is that of its rows."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from tinydb.storages import Storage

from store.errors import StoreChanged, StoreDamaged, StoreError
from store.files.durable import backup_of, write_durably
from store.files.fingerprint import FileFingerprint, fingerprint
from store.layer.journal import (
    Changes,
    JournalWriter,
    apply_changes,
    digest,
    journal_of,
    read_journal,
)
from store.layer.migrations import migrated, schema_of
from store.layer.row_overlay import RowOverlay
from store.layer.table_json import decoded, encoded
from store.layer.table_reader import Tables

_MOST_TRIES = 100
"""Attempts to read a file that is being replaced at this moment; chosen by hand."""
_LIGHT_BYTES = 1 << 20
"""Size of a journal that is never too large, whatever the file's; chosen by hand."""


class DurableStorage(Storage):
    """Keeps the tables of one file; TinyDB's own storage rewrites it in place and can lose all.

    TinyDB reads and writes the whole file for every operation. Here those reads and writes go to
    memory, and at the end of a `transaction` the rows that it changed go into the journal beside
    the file, durably, or not at all. `fold` brings the file up to date.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_read = False
        self._committed: Tables | None = None
        self._working: dict[str, RowOverlay] | None = None
        self._old_form: Tables | None = None
        self._seen = (FileFingerprint(), FileFingerprint())
        """The fingerprints of file and journal as they were read or written last."""
        self._journal = JournalWriter(journal_of(path), "")
        self.file_size = 0
        """Bytes of the file as it was read or written last, without its journal."""
        self._lock = threading.RLock()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as they are, or None for a new file.

        Raises:
            StoreDamaged: The file or its journal is not what was written.
            StoreChanged: The journal adds to another version of the file.
            OSError: It cannot be read.
        """
        with self._lock:
            if not self._is_read:
                self._committed = self._in_present_form(self._load())
                self._is_read = True
            if self._committed is None and not self._working:
                return None
            # TinyDB only looks rows up; these tables are not its plain dictionaries.
            tables: Any = {**(self._committed or {}), **(self._working or {})}
            return cast(dict[str, dict[str, Any]], tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Store the tables as a whole.

        Raises:
            StoreChanged: Another program wrote the file since it was read; it was left alone.
            OSError: It could not be written; the file is as it was.
        """
        with self._lock:
            self.read()
            self._write_whole(dict(data))

    def rows(self, table: str) -> RowOverlay:
        """The rows of a table, to be changed inside a transaction."""
        assert self._working is not None  # noqa: S101 - only tables in a transaction ask
        if table not in self._working:
            self._working[table] = RowOverlay((self._committed or {}).get(table, {}))
        return self._working[table]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Collect every row that TinyDB changes and store them once, all or nothing.

        Raises:
            StoreChanged: Another program wrote the file since it was read; it was left alone.
            OSError: It could not be written; file and journal are as they were.
        """
        with self._lock:
            if self._working is not None:
                yield
                return
            self.read()
            self._working = {}
            try:
                yield
                self._commit(self._working)
            finally:
                self._working = None

    @property
    def has_journal(self) -> bool:
        """Tell whether there is a journal, with changes that are not in the file."""
        return self._journal.size > 0

    @property
    def is_heavy(self) -> bool:
        """Tell whether the journal outweighs the file, so that reading both takes too long."""
        return self._journal.size > max(_LIGHT_BYTES, self.file_size)

    @property
    def old_schema(self) -> int | None:
        """The version of the form that the file is in, where that is an earlier one."""
        self.read()
        return schema_of(self._old_form) if self._old_form is not None else None

    def migrate(self) -> Path | None:
        """Write the file in the present form, and keep a copy of it as it was.

        Returns:
            The copy; None where the file is in the present form.

        Raises:
            StoreChanged: Another program wrote the file since it was read; it was left alone.
            OSError: It could not be written; file and journal are as they were.
        """
        with self._lock:
            self.read()
            tables, old_tables = self._committed, self._old_form
            if tables is None or old_tables is None:
                return None
            from store.files.kept_copies import path_aside  # old forms are few

            copy = self._path.with_name(f"{self._path.name}.schema-{schema_of(old_tables)}")
            # One that was restored from a backup may have been migrated before.
            copy = path_aside(self._path) if copy.exists() else copy
            write_durably(copy, encoded(old_tables))
            self._write_whole(tables)
            self._old_form = None
            return copy

    def fold(self) -> None:
        """Write the file as a whole, with everything that is in the journal.

        Raises:
            StoreChanged: Another program wrote the file since it was read; it was left alone.
            OSError: It could not be written; file and journal are as they were.
        """
        with self._lock:
            self.migrate()
            self.read()
            if self._committed is not None and self.has_journal:
                self._write_whole(self._committed)

    def _commit(self, working: dict[str, RowOverlay]) -> None:
        self.migrate()
        changes: Changes = {name: rows.changes for name, rows in working.items() if rows.changes}
        tables = self._committed
        if tables is None:
            tables = {}
            # From here on the journals lead to every change, also where the file gets damaged.
            self._write_whole(tables)
        if changes:
            self._check_unchanged()
            try:
                self._journal.add(changes)
            finally:
                # Also after a failure: the bytes that it left behind are ours.
                self._seen = (self._seen[0], fingerprint(journal_of(self._path)))
            apply_changes(changes, tables)

    def _in_present_form(self, tables: Tables | None) -> Tables | None:
        if not tables:
            return tables
        present = migrated(tables, self._path)
        self._old_form = tables if present is not tables else None
        return present

    def _write_whole(self, tables: Tables) -> None:
        self._check_unchanged()
        content = encoded(tables)
        version = digest(content)
        try:
            self._journal.name_version(version)
            write_durably(self._path, content, backup=True)
        except OSError:
            # When only the folder could not be synced, the new file is in place all the same.
            file_mark = fingerprint(self._path) if self._holds(content) else self._seen[0]
            self._seen = (file_mark, fingerprint(journal_of(self._path)))
            raise
        self._set_journal_aside()
        self._committed = tables
        self._note_file(content, version)
        self._seen = self._fingerprints()

    def _set_journal_aside(self) -> None:
        """Keep the journal with the backup of the file that it adds to."""
        journal = journal_of(self._path)
        # Where it stays, its last line says that the file holds all of it.
        with contextlib.suppress(OSError):
            journal.replace(backup_of(journal))

    def _load(self) -> Tables | None:
        """Read a file and a journal that belong together, though another process may write."""
        for _ in range(_MOST_TRIES):
            self._seen = self._fingerprints()
            try:
                tables, trouble = self._read_both(), None
            except StoreError as error:
                tables, trouble = None, error
            file, journal = self._fingerprints()
            if (file, journal.inode) == (self._seen[0], self._seen[1].inode):
                if trouble is not None:
                    raise trouble
                return tables
        raise StoreChanged(f"{self._path} is being changed all the time; it was not read")

    def _read_both(self) -> Tables | None:
        journal = read_journal(journal_of(self._path))
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            if journal is None and not backup_of(self._path).exists():
                return None
            raise StoreDamaged(f"{self._path} is missing") from None
        tables, version = decoded(content, self._path), digest(content)
        self._note_file(content, version)
        if journal is not None and journal.lines:
            if not journal.adds_to(version):
                raise StoreChanged(
                    f"{self._path} was changed by another program while its last changes "
                    f"stood in {journal_of(self._path).name}; both were left as they are: "
                    "postil doctor --repair merges them"
                )
            journal.apply_to(tables, version)
            self._journal.size = journal.size
        return tables

    def _note_file(self, content: bytes, version: str) -> None:
        self._journal = JournalWriter(journal_of(self._path), version)
        self.file_size = len(content)

    def _check_unchanged(self) -> None:
        if self._fingerprints() != self._seen:
            raise StoreChanged(f"{self._path} was changed by another program; nothing was written")

    def _holds(self, content: bytes) -> bool:
        try:
            return self._path.read_bytes() == content
        except OSError:
            return False

    def _fingerprints(self) -> tuple[FileFingerprint, FileFingerprint]:
        """The fingerprints of file and journal."""
        return fingerprint(self._path), fingerprint(journal_of(self._path))
