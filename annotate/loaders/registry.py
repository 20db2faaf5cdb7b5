"""The formats of articles, detected by content and ending, and the loader of each."""

from __future__ import annotations

import importlib
import re
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.source import Source, file_source

_BEGINNING = 1024
"""Bytes from the start of a source that are searched for signatures; PDF allows so many."""

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)


class ArticleFormat(NamedTuple):
    """A format of articles; its module is loaded when it is used."""

    title: str
    """Its name in messages."""
    module: str
    """The module in `annotate.loaders` that has `load`."""
    endings: tuple[str, ...]
    """The endings of its files, in lower case."""
    media_types: tuple[str, ...] = ()
    """Its media types."""
    extra: str | None = None
    """The extra of Postil that brings the library that reads it; None where none is needed."""

    def load(self, source: Source) -> Document:
        """Make a document of a source.

        Raises:
            UnreadableArticle: It cannot be read, or the library that reads it is not installed.
        """
        module = importlib.import_module(f"annotate.loaders.{self.module}")
        try:
            document: Document = module.load(source)
        except ImportError as error:
            if self.extra is None:
                raise
            raise missing_library(self.extra, f"{source.name} is {self.title}") from error
        except RecursionError as error:
            raise UnreadableArticle(
                f"{source.name} cannot be read as {self.title}: it is nested too deeply"
            ) from error
        return document


PLAIN = ArticleFormat("plain text", "plain", (".txt", ".text"), ("text/plain",))
MARKDOWN = ArticleFormat("Markdown", "markdown", (".md", ".markdown"), ("text/markdown",))
HTML = ArticleFormat(
    "HTML", "html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "web"
)
EPUB = ArticleFormat("an EPUB", "epub", (".epub",), ("application/epub+zip",), "epub")
PDF = ArticleFormat("a PDF", "pdf", (".pdf",), ("application/pdf",), "pdf")
FORMATS = (PLAIN, MARKDOWN, HTML, EPUB, PDF)
"""Every format in which a file is one article."""

ENDINGS = frozenset(ending for article_format in FORMATS for ending in article_format.endings)
"""Endings of files that folders are searched for; any file can be opened by its own name."""
ROW_ENDINGS = frozenset({".parquet", ".pq"})
"""Endings of files that hold a text in each row; an extraction alone reads them."""


def load(source: Source) -> Document:
    """Make a document of a source, whatever its format.

    Raises:
        UnreadableArticle: It cannot be read.
    """
    return detect_format(source).load(source)


def load_file(path: Path, *, encoding: str | None = None) -> Document:
    """Read a file in any of the formats.

    Raises:
        UnreadableArticle: It is missing, no regular file, too large, or cannot be read.
    """
    return load(file_source(path, encoding=encoding))


def detect_format(source: Source) -> ArticleFormat:
    """Detect the format of a source: by its signature, media type, ending or first element."""
    beginning = source.data[:_BEGINNING]
    if not source.data or source.data.isspace():
        return PLAIN
    if b"%PDF-" in beginning:
        return PDF
    if beginning.startswith(b"PK\x03\x04") and b"mimetypeapplication/epub+zip" in beginning:
        return EPUB
    ending = PurePosixPath(source.name).suffix.lower()
    for article_format in FORMATS:
        # Servers call everything plain text that they do not know.
        if source.media_type in article_format.media_types and article_format is not PLAIN:
            return article_format
    for article_format in FORMATS:
        if ending in article_format.endings:
            return article_format
    return HTML if _HTML.match(beginning) else PLAIN


def missing_library(extra: str, why: str) -> UnreadableArticle:
    """The error where the library that a format needs is not installed."""
    return UnreadableArticle(f"{why}; pip install 'postil[{extra}]' adds support for it")
