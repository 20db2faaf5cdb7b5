"""The package of an EPUB: its facts, the files that it names, and their reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from annotate.loaders.epub_archive import EpubArchive, element_name, resolve

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_TEXT_TYPES = {
    "application/xhtml+xml",
    "text/html",
    "text/x-oeb1-document",
    "application/xml",
    "text/xml",
}
"""Media types of chapters: that of the standard, and those that books have in its place."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that the book's manifest names."""

    path: str
    """Its path inside the archive."""
    type: str
    """Its media type, in lower case and without parameters."""
    properties: frozenset[str]
    """Its properties: `nav`, `cover-image`."""
    fallback: str
    """The id of the item to show in its place; empty for none."""


class EpubPackage:
    """What the package document says.

    Raises:
        UnreadableArticle: There is none, or it is damaged.
    """

    def __init__(self, archive: EpubArchive) -> None:
        self._archive = archive
        roots = archive.xml(_CONTAINER).iter()
        paths = [root.get("full-path", "") for root in roots if element_name(root) == "rootfile"]
        if not paths:
            raise archive.fault(f"cannot be read as an EPUB: {_CONTAINER} names no book")
        path = resolve("", paths[0])
        self._root = archive.xml(path)
        self._folder = posixpath.dirname(path)
        self.items = dict(self._manifest())
        """The files by their ids."""

    def metadata(self) -> dict[str, str]:
        """Title, authors and date; of several titles and dates the first."""
        metadata: dict[str, str] = {}
        authors = []
        for element in self._root.iter():
            words = " ".join((element.text or "").split())
            if element_name(element) == "creator" and words:
                authors.append(words)
            elif element_name(element) in ("title", "date") and words:
                metadata.setdefault(element_name(element), words)
        return {**metadata, "author": ", ".join(authors)}

    def chapters(self) -> tuple[list[str], list[str]]:
        """The paths of the chapters in reading order, and a remark for each that is left out.

        Raises:
            UnreadableArticle: A chapter is copy-protected.
        """
        paths, remarks = [], []
        for name in self._spine():
            item = self._shown_item(name)
            if item is None:
                remarks.append(f"chapter {self._described(name)} is no text; left out")
            elif (path := self._archive.find(item.path)) is None:
                remarks.append(f"chapter {item.path} is not in the book; left out")
            else:
                paths.append(path)
        if self._protected_paths() & set(paths):
            raise self._archive.fault("is copy-protected; only the shop's own app can open it")
        return paths, remarks

    def _manifest(self) -> Iterator[tuple[str, Item]]:
        for element in self._root.iter():
            if element_name(element) == "item":
                path = resolve(self._folder, element.get("href", "")).partition("#")[0]
                media_type = element.get("media-type", "").partition(";")[0].strip().lower()
                properties = frozenset(element.get("properties", "").split())
                item = Item(path, media_type, properties, element.get("fallback", ""))
                yield element.get("id", ""), item

    def _spine(self) -> Iterator[str]:
        """The ids of the chapters."""
        for element in self._root.iter():
            if element_name(element) == "itemref":
                yield element.get("idref", "")

    def _shown_item(self, name: str) -> Item | None:
        """The first item with text on the way from an item over its fallbacks."""
        seen_names: set[str] = set()
        while name in self.items and name not in seen_names:
            seen_names.add(name)
            item = self.items[name]
            if item.type in _TEXT_TYPES:
                return item
            name = item.fallback
        return None

    def _described(self, name: str) -> str:
        return self.items[name].path if name in self.items else f"“{name}”"

    def _protected_paths(self) -> set[str | None]:
        if self._archive.find(_ENCRYPTION) is None:
            return set()
        elements = self._archive.xml(_ENCRYPTION).iter()
        targets = (e.get("URI", "") for e in elements if element_name(e) == "CipherReference")
        return {self._archive.find(unquote(target)) for target in targets}
