"""Opening an article: what is read from disk for it, and the screen that shows it.

The functions that read files are called on a worker's thread, or wait for one.
"""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotate.document import Document
from store.errors import StoreError
from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from store.library.overview import Overview
    from store.library.reading_position import ReadingPosition
    from tui.library.article_queue import ArticleQueue
    from tui.library.host import Host
    from tui.library.queue_entry import QueueEntry
    from tui.reader.screen import ReaderScreen


_CHARACTERS_OVER_PLACE = 400
"""Characters between the first one on screen and a place in a text: some rows; chosen by hand."""


class LoadedArticle(NamedTuple):
    """An article as it is opened."""

    document: Document
    position: ReadingPosition | None
    """The place where the annotator stopped reading; None where the article was never open."""
    entry: QueueEntry | None = None
    """Its entry in the queue, if it has one."""

    def at(self, offset: int | None) -> LoadedArticle:
        """The article with the place at an offset of its text, if one is given."""
        if offset is None or offset >= len(self.document.text):
            return self
        from store.library.reading_position import ReadingPosition

        # Some rows over the place, so that it stands in its context.
        top = max(0, offset - _CHARACTERS_OVER_PLACE)
        return self._replace(position=ReadingPosition(offset, top))


def load_entry(workspace: Workspace, entry: QueueEntry) -> LoadedArticle:
    """Load an article of the queue.

    Raises:
        PostilError: It cannot be read.
    """
    return with_position(workspace, entry.load(), entry)


def with_position(
    workspace: Workspace,
    document: Document,
    entry: QueueEntry | None = None,
    *,
    shown: ReadingPosition | None = None,
) -> LoadedArticle:
    """A document with the position that is stored for it; may look through the library.

    Args:
        workspace: The library and the annotator.
        document: The article.
        entry: Its entry in the queue, if it has one.
        shown: The position that was read for this text before, and is on screen: another window
            may have stored a later one meanwhile.
    """
    from store.library.reading_position import last_position_path, position_path

    library, name = workspace.library, workspace.author.name
    stored = entry.stored if entry is not None else None
    stored = stored or library.article_for(document)
    read = last_position_path(library.root, document.digest, name)
    if shown is not None and read == position_path(stored.folder, name):
        return LoadedArticle(document, shown, entry)
    return LoadedArticle(document, stored.reading_position(name, document), entry)


async def stock(queue: ArticleQueue, workspace: Workspace) -> None:
    """Put the articles of the library into a queue, in the order that was chosen for them."""
    from tui.library.ordering import Order
    from tui.library.own_share import OwnShare

    overviews, order, assigned = await asyncio.to_thread(_look_up, workspace)
    queue.order = Order(order) if order in list(Order) else queue.order
    queue.stock(workspace.library, overviews)
    queue.take_share(OwnShare(workspace.author.name, assigned, queue.share.is_on))


def _look_up(workspace: Workspace) -> tuple[list[Overview], str | None, frozenset[str]]:
    """The articles of the library, the order that was chosen for it, and what is assigned."""
    from store.library.assignments import AssignmentsFile
    from store.library.preferences import Preferences

    order = Preferences(workspace.library, workspace.author.name).get("order")
    assigned: frozenset[str] = frozenset()
    # The list of articles says what is wrong with the file.
    with contextlib.suppress(StoreError):
        assigned = AssignmentsFile(workspace.library.root).read().of(workspace.author.name)
    return workspace.catalogue().cached(), order, assigned


def folder_at(workspace: Workspace, folder: Path) -> ArticleQueue:
    """The articles of a folder.

    Raises:
        UnreadableArticle: There are none, or the folder cannot be read.
    """
    from annotate.loaders.folder import article_paths
    from tui.library.queue_sources import folder_queue

    paths = article_paths(folder)
    return folder_queue(folder, paths, workspace.library, workspace.author, encoding=None)


def reader_for(host: Host, workspace: Workspace, article: LoadedArticle) -> ReaderScreen:
    """The reader; where annotators' readings are adjudicated, with a queue of these."""
    from tui.reader.screen import ReaderScreen

    document, position = article.document, article.position
    adjudication = workspace.adjudication
    readings = adjudication.readings_of(document) if adjudication is not None else None
    if readings is None:
        return ReaderScreen(host, document, workspace, position)
    from tui.reader.adjudication.disagreement_queue import DisagreementQueue

    make_queue = partial(DisagreementQueue, readings=readings)
    return ReaderScreen(host, document, workspace, position, make_queue=make_queue)
