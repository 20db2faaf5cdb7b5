"""EPUB: the chapters of a book in reading order, with its table of contents."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from annotate.document import Document, known_facts
from annotate.errors import UnreadableArticle
from annotate.layout import Heading, Layout
from annotate.loaders.encoding import decode
from annotate.loaders.html_text import write_html
from annotate.loaders.page import Page
from annotate.loaders.source import LARGEST, Source, short_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_TEXT_TYPES = ("application/xhtml+xml", "text/html")
_NCX_TYPE = "application/x-dtbncx+xml"
_XML_ENCODING = re.compile(rb"\A[^<]*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")


@dataclass(frozen=True, slots=True)
class _Item:
    """A file that the book's manifest names."""

    path: str
    """Its path inside the archive."""
    type: str
    """Its media type."""
    properties: str
    """Its properties, with spaces between them: `nav`, `cover-image`."""


def load(source: Source) -> Document:
    """Join the chapters of a book in reading order.

    Raises:
        UnreadableArticle: It is not an EPUB, is copy-protected, or contains no text.
    """
    return _Book(source).document()


class _Book:
    """An EPUB that is being read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._bytes_left = LARGEST
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise self._fault(f"cannot be read as an EPUB: {error}") from error
        roots = self._xml(_CONTAINER).iter()
        paths = [root.get("full-path", "") for root in roots if _name(root) == "rootfile"]
        if not paths:
            raise self._fault(f"cannot be read as an EPUB: {_CONTAINER} names no book")
        self._package = self._xml(paths[0])
        self._folder = posixpath.dirname(paths[0])
        self._items = dict(self._manifest())

    def document(self) -> Document:
        """The whole book."""
        page = Page()
        for path in self._spine():
            page.end_paragraph()
            page.name(path)
            write_html(self._text(path), page, prefix=f"{path}#", more_hidden="nav")
        page.finish()
        if not page.text.strip():
            raise self._fault("contains no text; its pages may be pictures")
        headings = tuple(self._contents(page)) or page.layout.headings
        metadata = self._metadata()
        return Document(
            page.text,
            title=short_title(metadata.get("title") or self._source.title or self._source.name),
            uri=self._source.uri,
            facts=known_facts(metadata),
            layout=Layout(headings, page.layout.styled),
        )

    def _metadata(self) -> dict[str, str]:
        """Title, authors and date from the package; of several titles and dates the first."""
        metadata: dict[str, str] = {}
        authors = []
        for element in self._package.iter():
            words = " ".join((element.text or "").split())
            if _name(element) == "creator" and words:
                authors.append(words)
            elif _name(element) in ("title", "date") and words:
                metadata.setdefault(_name(element), words)
        return {**metadata, "author": ", ".join(authors)}

    def _manifest(self) -> Iterator[tuple[str, _Item]]:
        for element in self._package.iter():
            if _name(element) == "item":
                path = self._path(self._folder, element.get("href", ""))
                kind, properties = element.get("media-type", ""), element.get("properties", "")
                yield element.get("id", ""), _Item(path, kind, properties)

    def _spine(self) -> list[str]:
        """The files with text, in reading order."""
        references = (e.get("idref", "") for e in self._package.iter() if _name(e) == "itemref")
        items = [self._items[name] for name in references if name in self._items]
        paths = [item.path for item in items if item.type in _TEXT_TYPES]
        if self._protected_paths() & set(paths):
            raise self._fault("is copy-protected; only the shop's own app can open it")
        return [path for path in paths if path in self._archive.namelist()]

    def _protected_paths(self) -> set[str]:
        if _ENCRYPTION not in self._archive.namelist():
            return set()
        elements = self._xml(_ENCRYPTION).iter()
        return {unquote(e.get("URI", "")) for e in elements if _name(e) == "CipherReference"}

    def _contents(self, page: Page) -> Iterator[Heading]:
        """The entries of the table of contents with a place in the text."""
        headings = []
        for level, title, target in self._entries():
            # Where the place inside a file is missing, the file is near enough.
            start = page.anchors.get(target, page.anchors.get(target.partition("#")[0]))
            if title and start is not None and start < page.length:
                headings.append(Heading(start, level, title))
        yield from sorted(headings, key=lambda heading: heading.start)

    def _entries(self) -> Iterator[tuple[int, str, str]]:
        """Level, title and target of each entry: of EPUB 3's `nav`, else of EPUB 2's NCX."""
        for item in self._items.values():
            if "nav" in item.properties.split():
                root = self._xml(item.path)
                navs = [element for element in root.iter() if _name(element) == "nav"]
                # The lists of landmarks and pages are navs as well; the contents come first.
                typed = [nav for nav in navs if "toc" in nav.attrib.values()]
                for nav in (typed or navs)[:1]:
                    yield from self._nav_entries(nav, posixpath.dirname(item.path), 0)
                return
        for item in self._items.values():
            if item.type == _NCX_TYPE:
                folder = posixpath.dirname(item.path)
                for element in self._xml(item.path):
                    if _name(element) == "navMap":
                        yield from self._ncx_entries(element, folder, 1)
                return

    def _nav_entries(
        self, parent: Element, folder: str, level: int
    ) -> Iterator[tuple[int, str, str]]:
        for child in parent:
            if _name(child) == "a":
                title = " ".join("".join(child.itertext()).split())
                yield level, title, self._path(folder, child.get("href", ""))
            else:
                yield from self._nav_entries(child, folder, level + (_name(child) == "ol"))

    def _ncx_entries(
        self, parent: Element, folder: str, level: int
    ) -> Iterator[tuple[int, str, str]]:
        for point in parent:
            if _name(point) != "navPoint":
                continue
            label = next((e for e in point if _name(e) == "navLabel"), None)
            target = next((e.get("src", "") for e in point if _name(e) == "content"), "")
            title = " ".join("".join(label.itertext()).split()) if label is not None else ""
            yield level, title, self._path(folder, target)
            yield from self._ncx_entries(point, folder, level + 1)

    def _text(self, path: str) -> str:
        data = self._read(path)
        declared = _XML_ENCODING.match(data)
        encoding = declared[1].decode("ascii") if declared else None
        return decode(data, encoding=encoding, name=f"{self._source.name}: {path}")

    def _xml(self, path: str) -> Element:
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        try:
            root: Element = fromstring(self._read(path))
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise self._fault(f"cannot be read as an EPUB: {path}: {error}") from error
        return root

    def _read(self, path: str) -> bytes:
        try:
            info = self._archive.getinfo(path)
            self._bytes_left -= info.file_size
            if self._bytes_left < 0:
                raise self._fault(
                    f"unpacks to more than {LARGEST:,} bytes, the most that can be opened"
                )
            return self._archive.read(info)
        except KeyError as error:
            raise self._fault(f"cannot be read as an EPUB: it has no {path}") from error
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
            raise self._fault(f"cannot be read as an EPUB: {path}: {error}") from error

    def _path(self, folder: str, target: str) -> str:
        """A path inside the archive, from a target as written in a file in `folder`."""
        path, sign, anchor = target.partition("#")
        return posixpath.normpath(posixpath.join(folder, unquote(path))) + sign + unquote(anchor)

    def _fault(self, reason: str) -> UnreadableArticle:
        return UnreadableArticle(f"{self._source.name} {reason}")


def _name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
