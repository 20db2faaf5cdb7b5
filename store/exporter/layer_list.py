"""Shelves: layers of articles in order, of which there may be very many."""

from __future__ import annotations

from collections.abc import Iterator

from store.files.scratch import packed, scratch_table, unpacked
from store.library.library import Library
from store.library.stored_article import StoredArticle


class LayerList:
    """Layers in the order in which their articles are to be read.

    It can be gone through any number of times, and its memory is the same for any number of them.
    """

    def __init__(self, library: Library) -> None:
        self._folder = library.articles_folder
        self._rows = scratch_table(
            "layer (place BLOB, number INTEGER, folder TEXT, id BLOB, annotator BLOB)"
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
        words = (article.folder.name, packed(article.id), packed(annotator))
        row = (packed(place), self._count, *words)
        self._rows.execute("INSERT INTO layer VALUES (?, ?, ?, ?, ?)", row)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[tuple[StoredArticle, str]]:
        """Each article with the name of an annotator, in order."""
        found = self._rows.execute("SELECT folder, id, annotator FROM layer ORDER BY place, number")
        for folder, name, annotator in found:
            yield StoredArticle(self._folder / folder, unpacked(name)), unpacked(annotator)
