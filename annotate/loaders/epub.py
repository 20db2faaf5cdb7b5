"""EPUB: the chapters of a book in reading order, with its table of contents."""

from __future__ import annotations

import codecs

from annotate.document import Document, known_facts
from annotate.errors import UnreadableArticle
from annotate.layout import Heading, Layout
from annotate.loaders.encoding import UTF_8, declared_encodings, decode
from annotate.loaders.epub_archive import EpubArchive
from annotate.loaders.epub_contents import contents
from annotate.loaders.epub_package import EpubPackage
from annotate.loaders.html_text import write_html
from annotate.loaders.page import Page
from annotate.loaders.source import Source, short_title
from annotate.loaders.xhtml import as_html

_HIDDEN = "nav epub:case"
"""Elements beyond those of pages that are no text: contents, and what a `switch` has an
`epub:default` for."""


def load(source: Source) -> Document:
    """Join the chapters of a book in reading order.

    What is left out, a chapter that is not there for example, is named in the remarks.

    Raises:
        UnreadableArticle: It is not an EPUB, is copy-protected, or contains no text.
    """
    archive = EpubArchive(source)
    package = EpubPackage(archive)
    paths, remarks = package.chapters()
    page = Page()
    for path in paths:
        text, chapter_remarks = _decoded(archive.read(path), path, source)
        remarks += chapter_remarks
        page.end_paragraph()
        page.name(path)
        write_html(as_html(text), page, prefix=f"{path}#", more_hidden=_HIDDEN)
    page.finish()
    if not page.text.strip():
        reason = "contains no text; its pages may be pictures"
        raise archive.fault("; ".join((reason, *remarks)))
    headings, contents_remarks = _try_headings(archive, package, page, source)
    metadata = package.metadata()
    return Document(
        page.text,
        title=short_title(metadata.get("title") or source.title or source.name),
        uri=source.uri,
        facts=known_facts(metadata),
        layout=Layout(headings or page.layout.headings, page.layout.styled),
        remarks=(*remarks, *contents_remarks, *page.remarks),
        is_complete=not remarks,
    )


def _try_headings(
    archive: EpubArchive, package: EpubPackage, page: Page, source: Source
) -> tuple[tuple[Heading, ...], tuple[str, ...]]:
    """The entries of the table of contents; none and a remark where that cannot be read."""
    try:
        return tuple(_headings(archive, package, page)), ()
    except UnreadableArticle as error:
        words = str(error).removeprefix(f"{source.name} ")
        reason = words.removeprefix("cannot be read as an EPUB: ")
        return (), (f"no table of contents, its headings in its place: {reason}",)


def _headings(archive: EpubArchive, package: EpubPackage, page: Page) -> list[Heading]:
    """The entries of the table of contents with a place in the text."""
    headings = []
    for entry in contents(archive, package.items.values()):
        path, sign, anchor = entry.target.partition("#")
        path = archive.find(path) or path
        # Where the place inside a file is missing, the file is near enough.
        start = page.anchors.get(path + sign + anchor, page.anchors.get(path))
        if entry.title and start is not None and start < page.length:
            headings.append(Heading(start, entry.level, entry.title))
    return sorted(headings, key=lambda heading: heading.start)


def _decoded(data: bytes, path: str, source: Source) -> tuple[str, list[str]]:
    """The text of a chapter, and a remark where bytes of it are not in its encoding."""
    encoding = _encoding(data, source.encoding)
    try:
        return decode(data, encoding=encoding, name=f"{source.name}: {path}"), []
    except UnreadableArticle:
        if source.encoding is not None:
            raise
        # A book is worth more than a byte of it.
        text = data.decode(UTF_8, "replace")
        count = text.count("\ufffd")
        noun = "byte" if count == 1 else "bytes"
        words = f"{count} {noun} of {path} not in {encoding or UTF_8}, shown as \ufffd"
        return text, [f"{words}; --encoding NAME reads other encodings"]


def _encoding(data: bytes, named_encoding: str | None) -> str | None:
    """The encoding of a chapter: the one of its mark, of a person, or of its declaration."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if named_encoding is not None:
        return named_encoding
    return next(declared_encodings(data), None)
