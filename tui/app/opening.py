"""Opening an article: what is read from disk for it, and the screen that shows it.

The functions that read files are called on a worker's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotate.document import Document
from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from store.library.overview import Overview
    from store.library.reading_position import ReadingPosition
    from tui.library.article_queue import QueueEntry
    from tui.library.host import Host
    from tui.reader.screen import ReaderScreen


class LoadedArticle(NamedTuple):
    """An article as it is opened."""

    document: Document
    position: ReadingPosition | None
    """The place where the annotator stopped reading; None where the article was never open."""
    entry: QueueEntry | None = None
    """Its entry in the queue, if it has one."""


def load_entry(workspace: Workspace, entry: QueueEntry) -> LoadedArticle:
    """Load an article of the queue.

    Raises:
        PostilError: It cannot be read.
    """
    return with_position(workspace, entry.load(), entry)


def with_position(
    workspace: Workspace, document: Document, entry: QueueEntry | None = None
) -> LoadedArticle:
    """A document with the position that is stored for it; may look through the library."""
    stored = entry.stored if entry is not None else None
    stored = stored or workspace.library.article_for(document)
    return LoadedArticle(document, stored.reading_position(workspace.author.name, document), entry)


def look_up(workspace: Workspace) -> tuple[list[Overview], str | None]:
    """The articles of the library, and the order that was chosen for it."""
    from store.library.preferences import Preferences

    order = Preferences(workspace.library, workspace.author.name).get("order")
    return workspace.catalogue().cached(), order


def reader_for(host: Host, workspace: Workspace, article: LoadedArticle) -> ReaderScreen:
    """The reader; for an article whose two readings are adjudicated, the screen for that."""
    document, position = article.document, article.position
    adjudication = workspace.adjudication
    readings = adjudication.readings_of(document) if adjudication is not None else None
    if readings is None:
        from tui.reader.screen import ReaderScreen

        return ReaderScreen(host, document, workspace, position)
    from tui.reader.adjudication.screen import AdjudicationScreen

    return AdjudicationScreen(host, document, workspace, readings, position)
