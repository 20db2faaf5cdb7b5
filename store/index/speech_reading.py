"""Reading who speaks: from the index, which is brought up to date first, else from the files."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from store.errors import StoreError
from store.index.article_files import article_files, every_folder
from store.index.article_rows import ArticleRows, read_rows
from store.index.library_index import Entry, LibraryIndex
from store.index.query import Query
from store.index.refreshing import refresh
from store.index.speeches import Asked, Speech, speech_of
from store.index.terms import Term
from store.library.file_states import state_of_scheme
from store.library.overview import GUIDE_URI


@dataclass(frozen=True, slots=True)
class Step:
    """One more article was looked at, or read."""

    speech: Speech | None = None
    """What the article has, where it was read."""
    trouble: str = ""
    """Reason why it, or a layer of it, was passed over; empty where none was."""
    outdated: int = 0
    """Layers of it that were passed over, as they are on an earlier text."""


def read_speeches(index: LibraryIndex, asked: Asked) -> Iterator[Step]:
    """Read every article of the library but the guide, or those where one of the names can be.

    Articles that changed since they were indexed come in any case. The text of one article at a
    time is held.

    Raises:
        OSError: The library cannot be listed.
    """
    seen: set[str] = set()
    index.open()
    for looked in refresh(index):
        if looked.rows is not None:
            seen.add(looked.rows.folder)
        yield _step(looked.rows, asked, looked.trouble)
    try:
        for entry in _entries(index, asked.names):
            rows = index.rows(entry) if entry.folder not in seen else None
            seen.add(entry.folder)
            yield _step(rows, asked)
    except sqlite3.Error as error:
        index.drop(error)
        yield from _from_files(index, asked, seen)


def _entries(index: LibraryIndex, names: Collection[frozenset[str]] | None) -> Iterator[Entry]:
    """Yield the articles in the index, or those that have all words of one of the names."""
    if names is None:
        yield from index.entries().values()
        return
    for words in filter(None, names):
        needles = tuple(Term((word,)) for word in sorted(words))
        yield from index.candidates(Query(needles=needles))


def _from_files(index: LibraryIndex, asked: Asked, seen: set[str]) -> Iterator[Step]:
    """Read what the index could not give."""
    scheme = state_of_scheme(index.library.scheme)
    for folder in every_folder(index.library):
        files = article_files(index.library, folder, scheme) if folder not in seen else None
        if files is None:
            continue
        try:
            rows = read_rows(index.library, files)
        except StoreError as error:
            yield Step(trouble=str(error))
        else:
            yield _step(rows, asked, rows.trouble)


def _step(rows: ArticleRows | None, asked: Asked, trouble: str = "") -> Step:
    if rows is None or rows.uri == GUIDE_URI:
        return Step(trouble=trouble)
    return Step(speech_of(rows, asked), trouble, rows.outdated)
