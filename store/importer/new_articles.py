"""Articles that a library does not have, with their layers: many are stored as one durable step."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from annotate.author import Author
from annotate.history import History
from store.annotated_article import AnnotatedArticle
from store.files.disk_errors import disk_errors
from store.files.durable import make_folder
from store.files.lock import holder_note
from store.files.safe_names import folder_name
from store.files.staging import Staging
from store.importer.incoming_layer import incoming_layer
from store.layer.content import LayerContent
from store.layer.new_layer import new_layer
from store.library.library import Library
from store.library.stored_article import StoredArticle

MOST_LAYERS = 256
"""Layers that are stored as one step, which takes about half a second; chosen by hand."""
_MOST_CHARACTERS = 8_000_000
"""Characters of text that are stored as one step, as they are held so long; chosen by hand."""
_NOTHING = LayerContent((), History(), {})
"""The content of a new layer."""


@dataclass(frozen=True, slots=True)
class _NewArticle:
    """An article of a batch."""

    stored: StoredArticle
    layers: list[AnnotatedArticle] = field(default_factory=list)

    def takes(self, incoming: AnnotatedArticle) -> bool:
        """Tell whether a layer is on the same text, and the first of its annotator."""
        annotators = {layer.annotator.casefold() for layer in self.layers}
        is_same_text = self.layers[0].document.digest == incoming.document.digest
        return is_same_text and incoming.annotator.casefold() not in annotators


class NewArticles:
    """Articles on their way into a library, one batch after the other.

    The folders of a batch are made beside those of the library, synced together, and moved to their
    places: each article is there whole or not at all, whatever happens.
    """

    def __init__(self, library: Library, author: Author, *, size: int = MOST_LAYERS) -> None:
        self._library = library
        self._author = author
        self._size = size
        self._staging = Staging(library.incoming_folder, library.root)
        self._begin()

    def __enter__(self) -> Self:
        # Where it fails, articles go the other way, which says what the disk refuses.
        with suppress(OSError):
            self._staging.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._staging.__exit__(kind, error, trace)

    def holds(self, incoming: AnnotatedArticle) -> bool:
        """Tell whether a layer of the same article is in this batch."""
        return _key(incoming) in self._batch

    @property
    def is_full(self) -> bool:
        """Tell whether the batch is to be stored now."""
        return self._count >= self._size or self._characters >= _MOST_CHARACTERS

    def add(self, incoming: AnnotatedArticle) -> bool:
        """Add a layer to the batch if it and its article are new; it is not stored yet.

        Returns:
            Whether the batch has it.

        Raises:
            WriteFailed: The disk refused.
        """
        key = _key(incoming)
        article = self._batch.get(key)
        if article is not None and not article.takes(incoming):
            return False
        if article is None:
            stored = self._library.article(incoming.article_id)
            if not self._staging.is_open or os.path.lexists(stored.folder):
                return False
            article = self._batch[key] = self._begun(stored, incoming)
        self._write_layer(article.stored, incoming)
        article.layers.append(incoming)
        self._count += 1
        self._characters += len(incoming.document.text)
        return True

    def store(self) -> tuple[int, list[AnnotatedArticle]]:
        """Store the batch and begin the next one; when this returns, it is on disk.

        Returns:
            The number of layers that are stored; and those that are not, as the library has got
            their articles from elsewhere meanwhile.

        Raises:
            WriteFailed: The disk refused; no article is there in part.
        """
        layers = {article.stored.folder: article.layers for article in self._batch.values()}
        pointers, count = self._pointers, self._count
        self._begin()
        if not layers:
            return 0, []
        with disk_errors(self._library.articles_folder):
            self._write(pointers.items())
            self._staging.sync()
            make_folder(self._library.articles_folder)
            occupied = self._staging.move(layers)
        self._move_pointers(pointers)
        others = [layer for folder in occupied for layer in layers[folder]]
        return count - len(others), others

    def _begin(self) -> None:
        self._batch: dict[str, _NewArticle] = {}
        self._pointers: dict[Path, bytes] = {}
        self._count = self._characters = 0

    def _begun(self, stored: StoredArticle, incoming: AnnotatedArticle) -> _NewArticle:
        """Write the text and the facts of an article."""
        with disk_errors(stored.folder):
            self._write(stored.files_of(incoming.document))
        if pointer := self._library.pointer(stored, incoming.document):
            self._pointers.update([pointer])
        return _NewArticle(stored)

    def _write_layer(self, stored: StoredArticle, incoming: AnnotatedArticle) -> None:
        update, facts = incoming_layer(incoming, _NOTHING, self._author)
        path = str(stored.layer(incoming.annotator).path)
        with disk_errors(stored.folder):
            for ending, content in new_layer(update, facts).items():
                self._staging.write(path + ending, content)
            lock = stored.lock(incoming.annotator).path
            self._staging.write(lock, holder_note(), mode=0o644)

    def _write(self, files: Iterable[tuple[Path, bytes]]) -> None:
        for path, content in files:
            self._staging.write(path, content)

    def _move_pointers(self, pointers: Collection[Path]) -> None:
        """Put files of the index in their places, if the disk takes them: it can do without."""
        with suppress(OSError):
            for folder in {pointer.parent for pointer in pointers}:
                make_folder(folder)
            self._staging.move(pointers)


def _key(incoming: AnnotatedArticle) -> str:
    # Some file systems take two names for one.
    return folder_name(incoming.article_id).casefold()
