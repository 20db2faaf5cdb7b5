"""Stocking a shelf: a slot for each file of a folder, and for each line of a file with several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.lines import SUFFIXES
from annotate.loaders.registry import load_file
from annotate.loaders.source import Source, file_source
from store.importer.annotated_lines import add_to_library, articles_of_lines
from store.library.library import Library
from tui.library.article_queue import ArticleQueue, QueueEntry


def folder_shelf(
    folder: Path, paths: Sequence[Path], library: Library, author: Author, *, encoding: str | None
) -> ArticleQueue:
    """The articles of a folder, each read when it is opened; trouble with one is told then."""
    slots: list[QueueEntry] = []
    for path in paths:
        load: Callable[[], Document] = partial(load_file, path, encoding=encoding)
        if path.suffix.lower() in SUFFIXES:
            try:
                slots += line_slots(file_source(path), library, author)
                continue
            except UnreadableArticle as error:
                load = partial(_refuse, error)
        slots.append(_file_slot(path, folder, load))
    return ArticleQueue(slots)


def line_slots(source: Source, library: Library, author: Author) -> Iterator[QueueEntry]:
    """A slot for each line; opening it brings what is annotated into the author's layer.

    Raises:
        UnreadableArticle: A line is not what it should be; the message has its number.
    """
    for article in articles_of_lines(source):
        document = article.document
        load = partial(add_to_library, library, article, author)
        yield QueueEntry(article.article_id, document.title, document.uri, load)


def _file_slot(path: Path, folder: Path, load: Callable[[], Document]) -> QueueEntry:
    whole = str(path.resolve())
    return QueueEntry(whole, str(path.relative_to(folder)), whole, load)


def _refuse(error: UnreadableArticle) -> Document:
    raise error
