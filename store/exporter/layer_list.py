"""Lists of layers in order, on disk, as there may be very many."""

from __future__ import annotations

from collections.abc import Iterator

from store.files.scratch import packed, scratch_table, unpacked
from store.library.library import Library
from store.library.stored_article import StoredArticle


class LayerList:
    """Layers in the order in which they are to be read.

    It can be iterated any number of times; its memory does not grow with the number of layers.
    """

    def __init__(self, library: Library) -> None:
        self._folder = library.articles_folder
        self._rows = scratch_table(
            "layer (sort_key BLOB, number INTEGER, folder TEXT, id BLOB, annotator BLOB)"
        )
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
        columns = (article.folder.name, packed(article.id), packed(annotator))
        row = (packed(sort_key), self._count, *columns)
        self._rows.execute("INSERT INTO layer VALUES (?, ?, ?, ?, ?)", row)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[tuple[StoredArticle, str]]:
        """Yield each article with the name of an annotator, in order."""
        rows = self._rows.execute(
            "SELECT folder, id, annotator FROM layer ORDER BY sort_key, number"
        )
        for folder, article_id, annotator in rows:
            yield StoredArticle(self._folder / folder, unpacked(article_id)), unpacked(annotator)
