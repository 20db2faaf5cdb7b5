"""The texts of the articles of a queue, read on threads and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from annotate.document import Document
from annotate.errors import PostilError, UnreadableArticle
from store.library.library import Library
from store.library.overview import Overview
from tui.library.queue_entry import QueueEntry

_KEPT_CHARACTERS = 20_000_000
"""Characters of texts that stay in memory: 20 to 80 MB; chosen by hand."""
_LARGEST_FILE = 2_000_000
"""Bytes of a file that is read before it is opened; a larger one takes seconds in some formats.
Chosen by hand."""


class ArticleTexts:
    """Documents by the keys of their entries; safe to use from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0
        self._changing = Lock()

    def document(self, entry: QueueEntry, overview: Overview | None) -> Document:
        """The text of an article: the stored one, else that of a file that is not too large.

        Raises:
            PostilError: It cannot be read, or is too large to be read by the way.
        """
        with self._changing:
            document = self._documents.get(entry.key)
            if document is not None:
                self._documents.move_to_end(entry.key)
                return document
        document = self._read(entry, overview)
        self._keep(entry.key, document)
        return document

    def forget(self) -> None:
        """Read every text anew when it is asked for: some may have changed."""
        with self._changing:
            self._documents.clear()
            self._characters = 0

    def _read(self, entry: QueueEntry, overview: Overview | None) -> Document:
        if entry.stored is not None:
            return entry.load()
        if overview is not None and overview.is_counted and not overview.trouble:
            return self._library.article(overview.id).document()
        if entry.peek is not None:
            return entry.peek()
        _check_size(Path(entry.uri))
        try:
            return entry.load()
        except PostilError:
            raise
        except Exception as error:
            # The library that reads a format may stumble over a file that nobody asked to open.
            raise UnreadableArticle(f"{entry.uri}: {error}") from error

    def _keep(self, key: str, document: Document) -> None:
        with self._changing:
            self._documents[key] = document
            self._characters += len(document.text)
            while self._characters > _KEPT_CHARACTERS and len(self._documents) > 1:
                _, oldest = self._documents.popitem(last=False)
                self._characters -= len(oldest.text)


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableArticle(f"{path}: {error.strerror or error}") from error
    if size > _LARGEST_FILE:
        raise UnreadableArticle("a large file: it is read when it is opened")
