"""Shelves: layers of articles in order, of which there may be very many."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from store.library import Library
from store.stored_article import StoredArticle


class Shelf:
    """Layers in the order in which their articles are to be read, in a temporary file of SQLite.

    It can be gone through any number of times, and its memory is the same for any number of them.
    """

    def __init__(self, library: Library) -> None:
        self._folder = library.articles_folder
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute(
            "CREATE TABLE layer (place BLOB, number INTEGER, folder TEXT, id BLOB, annotator BLOB)"
        )
        self._count = 0

    def put(self, article: StoredArticle, annotator: str, place: str) -> None:
        """Add a layer.

        Args:
            article: The article.
            annotator: Whose layer it is.
            place: What the layers are ordered by; those with the same as they were added.
        """
        self._count += 1
        words = (article.folder.name, _bytes(article.id), _bytes(annotator))
        row = (_bytes(place), self._count, *words)
        self._rows.execute("INSERT INTO layer VALUES (?, ?, ?, ?, ?)", row)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[tuple[StoredArticle, str]]:
        """Each article with the name of an annotator, in order."""
        found = self._rows.execute("SELECT folder, id, annotator FROM layer ORDER BY place, number")
        for folder, name, annotator in found:
            yield StoredArticle(self._folder / folder, _text(name)), _text(annotator)


def _bytes(words: str) -> bytes:
    # Names may hold lone surrogates, and the order of the bytes is that of the characters.
    return words.encode("utf-8", "surrogatepass")


def _text(words: bytes) -> str:
    return words.decode("utf-8", "surrogatepass")
