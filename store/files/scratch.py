"""Scratch tables: what is too much for memory and is not kept, in temporary files of SQLite."""

from __future__ import annotations

import sqlite3


def scratch_table(definition: str) -> sqlite3.Connection:
    """A database with one table, in a file that goes away with it; its memory does not grow.

    Args:
        definition: What SQL says behind `CREATE TABLE`.
    """
    database = sqlite3.connect("", isolation_level=None)
    # Nobody ever opens the file again, so that it need not survive anything.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA journal_mode = OFF")
    database.execute(f"CREATE TABLE {definition}")
    return database


def packed(words: str) -> bytes:
    """Words as a table can hold them: names may have lone surrogates.

    The order of the bytes is that of the characters.
    """
    return words.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> str:
    """The words that were packed."""
    return data.decode("utf-8", "surrogatepass")
