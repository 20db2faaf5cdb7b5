"""Refreshing: the index brought up to date, article by article, with the files of the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from store.errors import StoreError
from store.index.article_files import (
    ArticleFiles,
    article_files,
    every_folder,
    scheme_facts,
)
from store.index.article_rows import ArticleRows, read_rows
from store.index.library_index import Entry, LibraryIndex


@dataclass(frozen=True, slots=True)
class RefreshStep:
    """One more article that was looked at."""

    done: int = 0
    """Number of articles that were looked at so far."""
    total: int = 0
    """Number of articles in the library."""
    rows: ArticleRows | None = None
    """The article, where it had changed and was read."""
    trouble: str = ""
    """Reason why it, or a layer of it, cannot be read; empty where it can."""
    is_stored: bool = False
    """True if it was read and is in the index now."""


def refresh(
    index: LibraryIndex, *, skip: Collection[str] = (), reread: Collection[str] = ()
) -> Iterator[RefreshStep]:
    """Look at every article of the library, and read those that have changed into the index.

    Args:
        index: The index; it is open.
        skip: Folders of articles that need no look.
        reread: Folders of articles to be read, whatever the index says.

    Raises:
        OSError: The library cannot be listed.
    """
    library, scheme = index.library, scheme_facts(index.library)
    entries = _entries(index)
    folders = every_folder(library)
    removed_entries = [entries[folder] for folder in entries.keys() - set(folders)]
    try:
        for done, folder in enumerate(folders, 1):
            files = article_files(library, folder, scheme) if folder not in skip else None
            if files is None:
                yield RefreshStep(done, len(folders))
                continue
            entry = entries.get(folder) if folder not in reread else None
            is_current = entry is not None and entry.stamp == files.stamp
            if is_current:
                yield RefreshStep(done, len(folders))
            else:
                yield replace(_read(index, files), done=done, total=len(folders))
        _store(index, lambda: index.forget(removed_entries))
    finally:
        _store(index, index.commit)


def refresh_article(index: LibraryIndex, folder: str) -> None:
    """Bring one article up to date in an index that is open.

    Raises:
        StoreError: It cannot be read.
    """
    files = article_files(index.library, folder, scheme_facts(index.library))
    if files is None:
        entry = index.entries().get(folder)
        index.forget([entry] if entry is not None else [])
    else:
        index.store(read_rows(index.library, files), files.stamp)
    index.commit()


def _read(index: LibraryIndex, files: ArticleFiles) -> RefreshStep:
    """Read an article into the index; the step says what of it is damaged, if anything."""
    try:
        rows = read_rows(index.library, files)
    except StoreError as error:
        return RefreshStep(trouble=str(error))
    # What is damaged is to be reported at the next look too.
    if not rows.trouble:
        _store(index, lambda: index.store(rows, files.stamp))
    is_stored = not rows.trouble and index.is_writable
    return RefreshStep(rows=rows, trouble=rows.trouble, is_stored=is_stored)


def _store(index: LibraryIndex, change: Callable[[], None]) -> None:
    """Change the index; a damaged one is dropped, which leaves nothing to be changed."""
    try:
        change()
    except sqlite3.Error as error:
        index.drop(error)


def _entries(index: LibraryIndex) -> dict[str, Entry]:
    """Every article in the index; none where it cannot be read."""
    try:
        return index.entries()
    except sqlite3.Error as error:
        index.drop(error)
        return {}
