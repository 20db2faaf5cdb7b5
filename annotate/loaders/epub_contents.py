"""The table of contents of an EPUB: the `nav` of EPUB 3, else the NCX of EPUB 2."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.loaders.epub_archive import EpubArchive, element_name, resolve
from annotate.loaders.epub_package import Item

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NCX_TYPE = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a table of contents."""

    level: int
    """Its depth, from 1."""
    title: str
    """Its words."""
    target: str
    """The path of a file inside the archive, perhaps with `#` and a part of it."""


def contents(archive: EpubArchive, items: Iterable[Item]) -> list[Entry]:
    """The entries in their order; none where the book has no table of contents.

    Raises:
        UnreadableArticle: The table of contents is missing or damaged.
    """
    by_kind: dict[str, Item] = {}
    for item in items:
        kind = "nav" if "nav" in item.properties else item.type
        by_kind.setdefault(kind, item)
    if (nav := by_kind.get("nav")) is not None:
        return list(_nav(archive.xml(nav.path), posixpath.dirname(nav.path)))
    if (ncx := by_kind.get(_NCX_TYPE)) is not None:
        return list(_ncx(archive.xml(ncx.path), posixpath.dirname(ncx.path)))
    return []


def _nav(root: Element, folder: str) -> Iterator[Entry]:
    navs = [element for element in root.iter() if element_name(element) == "nav"]
    # The lists of landmarks and pages are navs as well; the contents come first.
    typed_navs = [nav for nav in navs if "toc" in nav.attrib.values()]
    for nav in (typed_navs or navs)[:1]:
        yield from _nav_entries(nav, folder, 0)


def _nav_entries(parent: Element, folder: str, level: int) -> Iterator[Entry]:
    for child in parent:
        if element_name(child) == "a":
            yield Entry(level, _words(child), resolve(folder, child.get("href", "")))
        else:
            yield from _nav_entries(child, folder, level + (element_name(child) == "ol"))


def _ncx(root: Element, folder: str) -> Iterator[Entry]:
    for element in root:
        if element_name(element) == "navMap":
            yield from _ncx_entries(element, folder, 1)


def _ncx_entries(parent: Element, folder: str, level: int) -> Iterator[Entry]:
    for point in parent:
        if element_name(point) != "navPoint":
            continue
        label = next((e for e in point if element_name(e) == "navLabel"), None)
        target = next((e.get("src", "") for e in point if element_name(e) == "content"), "")
        title = _words(label) if label is not None else ""
        yield Entry(level, title, resolve(folder, target))
        yield from _ncx_entries(point, folder, level + 1)


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
