"""Entries for a queue: one for each file of a folder, or for each line of a file with several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.bounded import load_file
from annotate.loaders.lines import SUFFIXES
from annotate.loaders.source import Source, file_source
from store.formats.report import Report
from store.importer.annotated_lines import add_to_library, layers_of_lines
from store.library.library import Library
from tui.library.article_queue import ArticleQueue
from tui.library.queue_entry import QueueEntry


def folder_queue(
    folder: Path, paths: Sequence[Path], library: Library, author: Author, *, encoding: str | None
) -> ArticleQueue:
    """The articles of a folder, each read when it is opened; trouble with it is reported then."""
    report = Report()
    named = {path: str(path.relative_to(folder)) for path in paths}
    entries = _file_entries(named, library, author, report, encoding=encoding)
    return ArticleQueue(entries, folder=folder.resolve(), report=report)


def files_queue(
    paths: Iterable[Path], library: Library, author: Author, *, encoding: str | None
) -> ArticleQueue:
    """The articles of files from anywhere, each read when it is opened."""
    report = Report()
    named = {path: str(path) for path in paths}
    entries = _file_entries(named, library, author, report, encoding=encoding)
    return ArticleQueue(entries, report=report)


def lines_queue(source: Source, library: Library, author: Author) -> ArticleQueue:
    """The articles of a file with one on each line; what is left out of it is in the report.

    Raises:
        UnreadableArticle: A line cannot be used; the message has its number.
    """
    report = Report()
    entries = list(line_entries(source, library, author, report))
    return ArticleQueue(entries, name=Path(source.name).name, report=report)


def line_entries(
    source: Source, library: Library, author: Author, report: Report
) -> Iterator[QueueEntry]:
    """Yield an entry for each article; loading it stores what its lines have annotated.

    Raises:
        UnreadableArticle: A line cannot be used; the message has its number.
    """
    for layers in layers_of_lines(source, report):
        document = layers[0].document
        load = partial(add_to_library, library, layers, author)
        peek = partial(_present, document)
        yield QueueEntry(layers[0].article_id, document.title, document.uri, load, peek=peek)


def _file_entries(
    named: Mapping[Path, str],
    library: Library,
    author: Author,
    report: Report,
    *,
    encoding: str | None,
) -> Iterator[QueueEntry]:
    """Yield the entries of files with their names; what is left out of them is reported."""
    for path, name in named.items():
        load: Callable[[], Document] = partial(load_file, path, encoding=encoding)
        if path.suffix.lower() in SUFFIXES:
            try:
                yield from line_entries(file_source(path), library, author, report)
                continue
            except UnreadableArticle as error:
                load = partial(_refuse, error)
        absolute = str(path.resolve())
        yield QueueEntry(absolute, name, absolute, load)


def _present(document: Document) -> Document:
    return document


def _refuse(error: UnreadableArticle) -> Document:
    raise error
