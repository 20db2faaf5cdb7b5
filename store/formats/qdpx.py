"""REFI-QDA: a project for programs of qualitative analysis, a zip of `project.qde` and the texts.

The standard counts code points of the text files; programs that make one character of CR and LF
count the same, because a CR is written as a blank, or as LF where it ends a line by itself.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Self
from xml.sax.saxutils import quoteattr

from annotate.labels.scheme import LabelScheme
from store.annotated_article import AnnotatedArticle
from store.files.disk_errors import disk_errors
from store.formats import qdpx_xml
from store.formats.format import ExportOptions, FilePieces
from store.formats.report import Report
from store.formats.training_items import encodable, training_items

_MOST_IN_MEMORY = 1 << 24
"""Bytes of a project before temporary files hold it; chosen by hand."""
_CHUNK = 1 << 20
"""Bytes of a project that are handed on at a time; chosen by hand."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold, so that the same project gives the same bytes."""
_PLACE = Path("temporary file")


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write a project with all articles; the layers of one are selections in one text."""
    name = f"{options.stem}.qdpx"
    yield name, b""
    with _Project(options.scheme) as project:
        for article in encodable(articles, report):
            with disk_errors(_PLACE, "nothing was exported"):
                project.add(training_items(article, options, report).article, report)
        with disk_errors(_PLACE, "nothing was exported"):
            project.finish(options.stem)
        for piece in project.pieces():
            yield name, piece


def _line_ends(text: str) -> str:
    """Return a text of the same length whose lines end in LF alone."""
    return re.sub(r"\r(?!\n)", "\n", text).replace("\r\n", " \n")


class _Project:
    """A project that is being written: the archive, and what comes behind the sources in it."""

    def __init__(self, scheme: LabelScheme) -> None:
        self._scheme = scheme
        self._data = _spool()
        self._sources = _spool()
        self._links = _spool()
        self._archive = zipfile.ZipFile(self._data, "w", zipfile.ZIP_DEFLATED)
        self._users: dict[str, None] = {}
        self._variables: dict[str, None] = {}
        self._hues: dict[qdpx_xml.CodeKey, int] = {}
        self._last: AnnotatedArticle | None = None
        """The article whose element is open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # An open archive writes its end when it is collected, and its file is closed by then.
        with suppress(OSError):
            self._archive.close()
        for file in (self._data, self._sources, self._links):
            file.close()

    def add(self, article: AnnotatedArticle, report: Report) -> None:
        """Add a layer of an article; the layers of one follow each other."""
        last = self._last
        if last is None or qdpx_xml.source_id(last) != qdpx_xml.source_id(article):
            self._close_source()
            self._open_source(article, report)
        elements = qdpx_xml.ArticleElements(article)
        for selection in elements.selections():
            self._sources.write(selection.encode("utf-8"))
        for link in elements.links():
            self._links.write(link.encode("utf-8"))
        self._users.update(dict.fromkeys(i.annotator for i in article.annotations if i.annotator))
        for label, role in elements.codes:
            self._hues[label, ""] = self._hues[label, role] = self._scheme.label(label).hue
        self._last = article

    def finish(self, stem: str) -> None:
        """Write the project file, which ends the archive."""
        self._close_source()
        name = quoteattr(qdpx_xml.plain(stem))
        with self._archive.open(_entry("project.qde"), "w", force_zip64=True) as file:
            for part in (
                qdpx_xml.HEAD.format(name=name),
                qdpx_xml.users(self._users),
                qdpx_xml.codebook(self._hues),
                qdpx_xml.variables(self._variables),
            ):
                file.write(part.encode("utf-8"))
            for element, spool in (("Sources", self._sources), ("Links", self._links)):
                for piece in _within(element, spool):
                    file.write(piece)
            file.write(b"</Project>\n")
        self._archive.close()

    def pieces(self) -> Iterator[bytes]:
        """Yield the archive."""
        return _read(self._data)

    def _open_source(self, article: AnnotatedArticle, report: Report) -> None:
        text = article.document.text
        returns = "carriage returns, written as a blank or a line break"
        report.remark(returns, text.count("\r"))
        path = f"sources/{qdpx_xml.source_id(article)}.txt"
        self._archive.writestr(_entry(path), _line_ends(text).encode("utf-8"))
        self._sources.write(qdpx_xml.source_head(article).encode("utf-8"))
        self._variables.update(dict.fromkeys(article.document.facts))

    def _close_source(self) -> None:
        if self._last is not None:
            self._sources.write(qdpx_xml.source_foot(self._last).encode("utf-8"))
        self._last = None


def _spool() -> SpooledTemporaryFile[bytes]:
    return SpooledTemporaryFile(_MOST_IN_MEMORY)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _read(file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_CHUNK):
        yield piece


def _within(element: str, file: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    """Yield an element around the content of a file; nothing where that is empty."""
    if file.tell():
        yield f"<{element}>\n".encode()
        yield from _read(file)
        yield f"</{element}>\n".encode()
