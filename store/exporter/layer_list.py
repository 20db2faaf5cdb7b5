"""Lists of layers in order, on disk where they are very many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.library.library import Library
from store.library.stored_article import StoredArticle

if TYPE_CHECKING:
    import sqlite3

_MOST_IN_MEMORY = 1_000
"""Layers that are held in memory, which takes some 300 kB; chosen by hand."""

_Row = tuple[str, int, str, str, str]
"""The sort key, the number, the name of the article's folder, its id, and the annotator."""


class LayerList:
    """Layers in the order in which they are to be read.

    It can be iterated any number of times; its memory does not grow with the number of layers.
    """

    def __init__(self, library: Library) -> None:
        self._folder = library.articles_folder
        self._in_memory: list[_Row] = []
        self._on_disk: sqlite3.Connection | None = None
        self._count = 0
        self.held_back = 0
        """Articles of which layers were left out, as a blind first pass hides them."""

    def add(self, article: StoredArticle, annotator: str, sort_key: str) -> None:
        """Add a layer.

        Args:
            article: The article.
            annotator: The annotator of the layer.
            sort_key: The key of the order; layers with the same key keep the order of adding.
        """
        self._count += 1
        row = (sort_key, self._count, article.folder.name, article.id, annotator)
        self._in_memory.append(row)
        if len(self._in_memory) == _MOST_IN_MEMORY:
            self._move_to_disk()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[tuple[StoredArticle, str]]:
        """Yield each article with the name of an annotator, in order."""
        for _, _, folder, article_id, annotator in self._sorted_rows():
            yield StoredArticle(self._folder / folder, article_id), annotator

    def _sorted_rows(self) -> Iterable[_Row]:
        if self._on_disk is None:
            return sorted(self._in_memory)
        from store.files.scratch import unpacked

        self._move_to_disk()
        rows = self._on_disk.execute("SELECT * FROM layer ORDER BY sort_key, number")
        return (
            (unpacked(sort_key), number, folder, unpacked(article_id), unpacked(annotator))
            for sort_key, number, folder, article_id, annotator in rows
        )

    def _move_to_disk(self) -> None:
        # Few exports are of so many layers that they need SQLite, which takes long to import.
        from store.files.scratch import packed, scratch_table

        if self._on_disk is None:
            self._on_disk = scratch_table(
                "layer (sort_key BLOB, number INTEGER, folder TEXT, id BLOB, annotator BLOB)"
            )
        self._on_disk.executemany(
            "INSERT INTO layer VALUES (?, ?, ?, ?, ?)",
            (
                (packed(sort_key), number, folder, packed(article_id), packed(annotator))
                for sort_key, number, folder, article_id, annotator in self._in_memory
            ),
        )
        self._in_memory.clear()
