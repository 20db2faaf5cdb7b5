"""`postil extract`: suggestions as native JSONL, without the reader and without the library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.annotation import Status
from annotate.author import Author
from annotate.document import Document, article_id
from annotate.errors import UnreadableArticle
from annotate.extract.pipeline import PipelineChoice, choose
from annotate.loaders.folder import article_paths
from annotate.loaders.plain import load_bytes, load_file
from annotate.scheme import ONTONOTES
from store.annotated_article import AnnotatedArticle
from store.exporting import export_lines, write_export
from store.library import Library
from tui.cli import exit_codes
from tui.cli.words import tell
from tui.configuration import Configuration

if TYPE_CHECKING:
    from annotate.extract.extractor import Extractor


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the suggestions; returns the exit code."""
    choice = choose(arguments.model or settings.model)
    documents, skipped = _documents(arguments)
    if not documents:
        return exit_codes.UNREADABLE
    extractor = _extractor(choice)
    articles = (_annotated(document, extractor, choice.title, author) for document in documents)
    if arguments.output is not None:
        data, _ = export_lines(articles, statuses=set(Status), tokens=arguments.tokens)
        write_export(arguments.output, data, library=library.root, force=arguments.force)
    else:
        for article in articles:
            data, _ = export_lines([article], statuses=set(Status), tokens=arguments.tokens)
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    return exit_codes.SKIPPED if skipped else exit_codes.OK


def _extractor(choice: PipelineChoice) -> Extractor:
    from annotate.extract.extractor import Extractor  # spaCy is slow to import

    return Extractor(choice)


def _annotated(
    document: Document, extractor: Extractor, pipeline: str, author: Author
) -> AnnotatedArticle:
    name = article_id(document.digest)
    batches = extractor.suggest(document.text, name)
    return AnnotatedArticle(
        document=document,
        article_id=name,
        annotator=author.name,
        suggestions=tuple(found for batch in batches for found in batch.suggestions),
        pipeline=pipeline,
        scheme=tuple(label.name for label in ONTONOTES),
    )


def _documents(arguments: Namespace) -> tuple[list[Document], int]:
    """The articles that can be read, and how many inputs cannot; each of those is named."""
    documents: list[Document] = []
    skipped = 0
    for name in arguments.input:
        try:
            documents += _load(name, arguments.encoding)
        except UnreadableArticle as error:
            tell(str(error))
            skipped += 1
    return documents, skipped


def _load(name: str, encoding: str) -> Iterator[Document]:
    path = Path(name)
    if name == "-":
        if sys.stdin.isatty():
            raise UnreadableArticle("standard input is a terminal; give a file, or pipe a text in")
        yield load_bytes(sys.stdin.buffer.read(), encoding=encoding)
    elif path.is_dir():
        for found in article_paths(path):
            yield load_file(found, encoding=encoding)
    else:
        yield load_file(path, encoding=encoding)
