"""The index of a library: the rows of its articles in one file, and which may answer a query."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from annotate.labels.speaker_labels import people_labels
from annotate.people.resolving import ArticleNames
from store.index.article_rows import ArticleRows
from store.index.connection import is_damage, open_file, open_temporary, remove
from store.index.narrowing import narrow
from store.index.query import Query
from store.index.speech_tables import read_all_speeches, read_names, read_speech
from store.index.speeches import Speech, speech_of
from store.index.tables import delete_article, read_article, write_article
from store.library.library import Library

_BATCH_SECONDS = 0.5
"""Seconds after which what was read is stored: after a kill only so much is read again. Chosen by
hand."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the index, without its rows."""

    number: int
    """Its number in the index."""
    folder: str
    """Name of its folder."""
    stamp: bytes
    """The state of the files that its rows were made from."""


class LibraryIndex:
    """Rows by article, in `<library>/index.sqlite`; one thread at a time may use it.

    The file is derived: it can be deleted at any time, also while it is in use. Where it cannot be
    opened, a temporary one takes its place; where it cannot be written, it stays as it is. Every
    article is in it whole or not at all.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.path = library.root / "index.sqlite"
        """Its file."""
        self.trouble = ""
        """Reason why nothing is stored in the file; empty where it is."""
        self.people_labels = people_labels(library.scheme)
        """The labels of persons."""
        self._database: sqlite3.Connection | None = None
        self._is_temporary = False
        self._is_writing = False
        self._written_at = 0.0

    def open(self) -> None:
        """Open it, or try the file again where that could not be opened.

        Where SQLite cannot search texts at all, it stays closed: every reading of it fails.
        """
        if self._database is not None and not self._is_temporary and self.path.exists():
            self.trouble = ""
            return
        try:
            database = open_file(self.path)
        except sqlite3.Error as error:
            self.trouble = str(error)
            if not self._is_temporary:
                self.close()
                with contextlib.suppress(sqlite3.Error):
                    self._database, self._is_temporary = open_temporary(), True
            return
        self.close()
        self._database, self._is_temporary, self.trouble = database, False, ""

    def close(self) -> None:
        """Store what is waiting, and close it."""
        self.commit()
        if self._database is not None:
            self._database.close()
        self._database = None

    def drop(self, error: sqlite3.Error) -> None:
        """Close it after an error; a damaged file is deleted, to be made anew."""
        if self._database is not None:
            self._roll_back()
            self._database.close()
        if is_damage(error) and not self._is_temporary:
            remove(self.path)
        self._database, self._is_temporary = None, False
        self.trouble = str(error)

    @property
    def is_writable(self) -> bool:
        """True as long as what is stored can be read from it."""
        return self._database is not None and (not self.trouble or self._is_temporary)

    def outdated(self) -> int:
        """Number of layers in the library that are on an earlier text.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        [count] = self._db.execute("SELECT total(outdated) FROM articles").fetchone()
        return int(count)

    def entries(self) -> dict[str, Entry]:
        """Every article in the index, by folder.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        rows = self._db.execute("SELECT number, folder, stamp FROM articles")
        return {folder: Entry(number, folder, stamp) for number, folder, stamp in rows}

    def entry(self, folder: str) -> Entry | None:
        """The article in a folder; None where the index does not have it.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        statement = "SELECT number, folder, stamp FROM articles WHERE folder = ?"
        row = self._db.execute(statement, (folder,)).fetchone()
        return Entry(*row) if row is not None else None

    def candidates(self, query: Query) -> list[Entry]:
        """The articles that may have a hit, the latest date first; no other one has any.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        condition, values = narrow(query)
        statement = f"SELECT number, folder, stamp FROM articles WHERE {condition}"  # noqa: S608 - all values are parameters
        rows = self._db.execute(f"{statement} ORDER BY date DESC, title, number", values)
        return [Entry(*row) for row in rows.fetchall()]

    def rows(self, entry: Entry, *, with_annotations: bool = True) -> ArticleRows | None:
        """An article with its text and annotations; None where it is gone.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        return read_article(self._db, entry.number, with_annotations=with_annotations)

    def speech(self, entry: Entry) -> Speech | None:
        """What an article has about who speaks; None where it is not there, or nobody does.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        return read_speech(self._db, entry.number)

    def speeches(self) -> Iterator[Speech]:
        """Yield what each article has about who speaks.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        return read_all_speeches(self._db)

    def names(self) -> Iterator[ArticleNames]:
        """Yield the names of people in each article.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        return read_names(self._db)

    def store(self, article: ArticleRows, stamp: bytes) -> None:
        """Put an article in the place of what is there of it.

        It is on disk after `commit`, or some half a second later; where that is refused, `trouble`
        says why, and nothing more is stored.

        Raises:
            sqlite3.DatabaseError: The file is damaged.
        """
        speech = speech_of(article, self.people_labels) if article.annotations else None
        self._write(partial(write_article, article=article, speech=speech, stamp=stamp))

    def forget(self, entries: Collection[Entry]) -> None:
        """Take out articles that are gone.

        Raises:
            sqlite3.DatabaseError: The file is damaged.
        """
        for entry in entries:
            self._write(partial(delete_article, number=entry.number))

    def commit(self) -> None:
        """Store what is waiting, durably.

        Raises:
            sqlite3.DatabaseError: The file is damaged.
        """
        if self._is_writing:
            try:
                self._db.execute("COMMIT")
                self._is_writing = False
            except sqlite3.OperationalError as error:
                self._refuse(error)

    def _write(self, change: Callable[[sqlite3.Connection], None]) -> None:
        if self._database is None or not self.is_writable:
            return
        try:
            if not self._is_writing:
                self._database.execute("BEGIN IMMEDIATE")
                self._is_writing, self._written_at = True, time.monotonic()
            change(self._database)
            if time.monotonic() - self._written_at > _BATCH_SECONDS:
                self.commit()
        except sqlite3.OperationalError as error:
            self._refuse(error)

    def _refuse(self, error: sqlite3.OperationalError) -> None:
        """Store nothing more; what was not committed is gone."""
        self.trouble = str(error)
        self._roll_back()

    def _roll_back(self) -> None:
        self._is_writing = False
        with contextlib.suppress(sqlite3.Error):
            self._db.rollback()

    @property
    def _db(self) -> sqlite3.Connection:
        if self._database is None:
            raise sqlite3.ProgrammingError("the index is not open")
        return self._database
