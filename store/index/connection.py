"""Connections to the index: its file in the library, else a temporary one.

The file has a rollback journal: a write-ahead log needs memory that processes share, which there
is not on network file systems. No lock is waited for long: who does not get it reads the articles
themselves.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from store.index.schema import TABLES, VERSION

_LOCK_SECONDS = 0.2
"""Seconds for which a lock is waited for: some commits of another process; chosen by hand."""
_CACHE_PAGES = -32_000
"""Kibibytes, as SQLite wants them, of changes that stay in memory: nobody else has to wait while
they grow. Chosen by hand."""


def open_file(path: Path) -> sqlite3.Connection:
    """The index in a file; one that is missing, damaged or of another version is made anew.

    Raises:
        sqlite3.Error: The file cannot be read, or has to be made and cannot be written.
    """
    try:
        return _open(path)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    remove(path)
    return _open(path)


def open_temporary() -> sqlite3.Connection:
    """An empty index in a file of its own that is gone when it is closed.

    Raises:
        sqlite3.Error: This SQLite cannot search texts.
    """
    database = _connect("")
    _make_tables(database)
    return database


def remove(path: Path) -> None:
    """Delete an index and its journal, as far as that is possible."""
    for file in (path.with_name(f"{path.name}-journal"), path):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error says that the file is not what was written."""
    if isinstance(error, sqlite3.OperationalError):
        return "no such table" in str(error) or "no such column" in str(error)
    return isinstance(error, sqlite3.DatabaseError)


def _open(path: Path) -> sqlite3.Connection:
    database = _connect(str(path))
    try:
        [version] = database.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            _make_tables(database)
    except BaseException:
        database.close()
        raise
    return database


def _connect(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(
        name, timeout=_LOCK_SECONDS, isolation_level=None, check_same_thread=False
    )
    database.execute(f"PRAGMA cache_size = {_CACHE_PAGES}")
    database.execute("PRAGMA temp_store = MEMORY")
    return database


def _make_tables(database: sqlite3.Connection) -> None:
    """Put empty tables in the place of whatever is there, all at once."""
    database.execute("BEGIN IMMEDIATE")
    try:
        names = database.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view', 'trigger') "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'words\\_%' ESCAPE '\\'"
        ).fetchall()
        for kind, name in names:
            database.execute(f'DROP {kind} IF EXISTS "{name}"')
        for statement in TABLES.split(";"):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
