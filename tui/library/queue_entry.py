"""Entries of a queue: what an article is called before it is opened, and how to load it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotate.document import Document
from store.library.library import Library
from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """An article in the queue."""

    key: str
    """Its identity: a path, or the id of a stored article."""
    title: str
    """A name for people."""
    uri: str
    """Its source: a path or an address."""
    load: Callable[[], Document]
    """Reads its text from disk; raises a `PostilError` when that is not possible."""
    stored: StoredArticle | None = None
    """Its place in the library; None for a file, which has to be read to find it."""
    peek: Callable[[], Document] | None = None
    """Reads its text and stores nothing, where loading does; None where it does not."""

    @property
    def is_named_by_file(self) -> bool:
        """True if the title is the name of the file, for want of a headline."""
        return names_file(self.title, self.uri)


def stored_entry(library: Library, article_id: str, title: str, uri: str) -> QueueEntry:
    """The entry of an article that is in the library."""
    stored = library.article(article_id)
    return QueueEntry(article_id, title, uri, stored.document, stored)


def names_file(title: str, uri: str) -> bool:
    """True if a title is the name of the file that it is the title of."""
    return title.rpartition("/")[2] == uri.rpartition("/")[2]
