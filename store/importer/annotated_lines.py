"""Files with an article on each line: plain texts, or exports of Prodigy, doccano and Postil."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.jsonl import load_line
from annotate.loaders.lines import numbered_lines
from annotate.loaders.source import Source
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused, StoreError
from store.formats.article_parts import read_joined
from store.formats.detection import format_of_content
from store.formats.format import ImportOptions, IncomingFile
from store.formats.incoming import IncomingIds
from store.formats.registry import NATIVE
from store.formats.report import Report
from store.importer.article_ids import with_library_id
from store.importer.import_article import OnExisting, import_article
from store.library.library import Library

_SCHEMA = b'"schema"'
_ANSWER = b'"answer"'


def layers_of_lines(source: Source, report: Report) -> list[list[AnnotatedArticle]]:
    """Read the articles of the lines, each as the layers of its annotators.

    Args:
        source: The file.
        report: Counts what the lines have that the library has no place for.

    Raises:
        UnreadableArticle: A line is not in the format; the message has its number.
    """
    layers: dict[str, dict[str, AnnotatedArticle]] = {}
    try:
        for article in _articles(source, report):
            layers.setdefault(article.article_id, {}).setdefault(article.annotator, article)
    except ImportRefused as error:
        raise UnreadableArticle(f"{source.name}: {error}") from error
    if not layers:
        raise UnreadableArticle(f"{source.name} holds no articles")
    return [list(by_annotator.values()) for by_annotator in layers.values()]


def add_to_library(
    library: Library, layers: Sequence[AnnotatedArticle], author: Author
) -> Document:
    """Store the annotations of an article; returns the article's text.

    The only layer becomes the author's; of several, each stays its annotator's. A layer that exists
    already is left alone. Where the library cannot be written, the article can be read without its
    annotations.
    """
    is_shared = len(layers) > 1
    with contextlib.suppress(StoreError):
        for layer in layers:
            name = (is_shared and layer.annotator) or author.name
            _add_layer(library, replace(layer, annotator=name), author)
    return layers[0].document


def _add_layer(library: Library, layer: AnnotatedArticle, author: Author) -> None:
    incoming = with_library_id(library, layer)
    stored = library.article(incoming.article_id)
    is_new = not stored.layer(incoming.annotator).path.exists()
    if is_new and (not stored.exists() or stored.facts().digest == incoming.document.digest):
        import_article(library, incoming, OnExisting.SKIP, author)


def _articles(source: Source, report: Report) -> Iterator[AnnotatedArticle]:
    data = source.data
    file_format = format_of_content(data)
    first_line = next((line for _, line in numbered_lines(data)), b"")
    if file_format is None and _SCHEMA in first_line:
        file_format = NATIVE
    if file_format is None:
        yield from _plain_texts(source)
        return
    file = IncomingFile(source.title or source.name, lambda: [data], source.uri)
    for article in read_joined(partial(file_format.importer, [file], ImportOptions()), report):
        # Tasks without answers are not finished.
        yield article if _ANSWER in data else replace(article, answer=None)


def _plain_texts(source: Source) -> Iterator[AnnotatedArticle]:
    name = source.title or source.name
    ids = IncomingIds()
    for number, line in numbered_lines(source.data):
        record = load_line(line, name=f"{name}: line {number}", uri=source.uri)
        own_id = ids.id_for(record.id, record.document)
        yield AnnotatedArticle(
            record.document, own_id, annotator="", extra=record.extra, meta_extra=record.meta
        )
