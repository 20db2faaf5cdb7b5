"""Scratch tables: data too large for memory and needed once, in temporary files of SQLite."""

from __future__ import annotations

import sqlite3


def scratch_table(definition: str) -> sqlite3.Connection:
    """A database with one table, in a file that is deleted with it; its memory does not grow.

    Args:
        definition: The SQL behind `CREATE TABLE`.
    """
    database = sqlite3.connect("", isolation_level=None)
    # The file is never opened again, so that it need not survive a crash.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA journal_mode = OFF")
    database.execute(f"CREATE TABLE {definition}")
    return database


def packed(text: str) -> bytes:
    """A string as bytes for a table, which cannot hold the lone surrogates of names as text.

    The order of the bytes is that of the characters.
    """
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> str:
    """The string that was packed."""
    return data.decode("utf-8", "surrogatepass")
