"""The shelf: the articles that one can go to from here, and how to load each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.document import Document
from annotate.loaders.plain import load_file
from store.library import Library
from store.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class Slot:
    """One article on the shelf."""

    title: str
    """A name for people."""
    uri: str
    """Where it comes from."""
    load: Callable[[], Document]
    """Reads it; raises a `PostilError` when that is not possible."""


class Shelf:
    """Articles in order, and which one is open."""

    def __init__(self, slots: Sequence[Slot], *, index: int = 0) -> None:
        self.slots = tuple(slots)
        self.index = index

    def neighbour(self, step: int) -> int | None:
        """The index of an article some steps away; None at an end."""
        index = self.index + step
        return index if 0 <= index < len(self.slots) else None


def folder_shelf(folder: Path, paths: Sequence[Path], *, encoding: str) -> Shelf:
    """The articles of a folder, each to be read from its file."""
    return Shelf(
        [
            Slot(
                str(path.relative_to(folder)),
                str(path.resolve()),
                lambda path=path: load_file(path, encoding=encoding),  # type: ignore[misc]
            )
            for path in paths
        ]
    )


def library_shelf(library: Library, uri: str | None = None) -> Shelf:
    """The articles of the library, each as it was stored; that from `uri` is the open one."""
    slots = [_stored_slot(article) for article in library.articles()]
    uris = [slot.uri for slot in slots]
    return Shelf(slots, index=uris.index(uri) if uri in uris else 0)


def _stored_slot(article: StoredArticle) -> Slot:
    facts = article.facts()
    return Slot(facts["title"], facts["uri"], article.document)
