"""Finding: the articles of a library that answer a query, as they come.

The index answers first; then every article that it does not know as it is now is read. So an index
that is missing, locked or behind takes time, and hides nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from store.errors import StoreError
from store.index.article_files import article_files, scheme_facts
from store.index.article_rows import ArticleRows
from store.index.hits import Hit, hits_in
from store.index.library_index import Entry, LibraryIndex
from store.index.query import Query, Scope
from store.index.refreshing import refresh
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class SearchStep:
    """A step of a search: an article with hits, or how far the search is."""

    done: int = 0
    """Number of articles looked at since the index has answered; 0 before that."""
    total: int = 0
    """Number of articles in the library; 0 while the index answers."""
    article: ArticleRows | None = None
    """The article with the hits, else None."""
    hits: tuple[Hit, ...] = ()
    """Its hits, in the order of the text."""
    outdated: int = 0
    """Number of its layers that were passed over, as they are on an earlier text."""
    was_read: bool = False
    """True if the article had changed, so that it was read."""
    trouble: str = ""
    """Reason why an article, or a layer of it, was passed over."""


def find(index: LibraryIndex, query: Query) -> Iterator[SearchStep]:
    """Yield every article with hits once, the indexed ones first, the latest date first.

    What it yields is in the library at that moment: an article of which anything changed since it
    was indexed is read again. Ending the iteration early leaves the index sound.

    Raises:
        QueryRefused: A regular expression takes too long.
        OSError: The library cannot be listed.
    """
    answered: set[str] = set()
    stale: set[str] = set()
    index.open()
    try:
        yield from _indexed(index, query, answered, stale)
    except sqlite3.Error as error:
        index.drop(error)
        index.open()
    for step in refresh(index, skip=answered, reread=stale):
        rows = step.rows
        hits = tuple(hits_in(rows, query)) if rows is not None else ()
        yield SearchStep(
            step.done,
            step.total,
            rows if hits else None,
            hits,
            rows.outdated if rows is not None and query.scope is Scope.ANNOTATIONS else 0,
            was_read=rows is not None,
            trouble=step.trouble,
        )


def _indexed(
    index: LibraryIndex, query: Query, answered: set[str], stale: set[str]
) -> Iterator[SearchStep]:
    """Yield the articles with hits in the index.

    Args:
        index: The index; it is open.
        query: What is looked for.
        answered: Gets the folders of the articles that the index can answer for.
        stale: Gets those of articles whose rows are not what is on disk.
    """
    with_annotations = query.scope is Scope.ANNOTATIONS
    scheme = scheme_facts(index.library)
    for entry in index.candidates(query):
        files = article_files(index.library, entry.folder, scheme)
        if files is None or files.stamp != entry.stamp:
            continue
        rows = index.rows(entry, with_annotations=with_annotations)
        hits = tuple(hits_in(rows, query)) if rows is not None else ()
        if rows is None or (hits and not _is_current(index, entry, rows)):
            stale.add(entry.folder)
            continue
        answered.add(entry.folder)
        outdated = rows.outdated if with_annotations else 0
        if hits or outdated:
            yield SearchStep(article=rows if hits else None, hits=hits, outdated=outdated)


def _is_current(index: LibraryIndex, entry: Entry, rows: ArticleRows) -> bool:
    """Tell whether the text of an article in the index is the one on disk."""
    folder = index.library.articles_folder / entry.folder
    try:
        return StoredArticle(folder, rows.id).text(rows.digest) == rows.text
    except StoreError:
        return False
