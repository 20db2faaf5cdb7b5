"""The loader of articles from the queue, in a thread, while the app goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from annotate.errors import PostilError
from annotate.loaders.bounded import while_waiting
from tui.app.opening import LoadedArticle, load_entry
from tui.app.reading_wait import ReadingWait
from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from tui.library.queue_entry import QueueEntry


class ArticleLoader:
    """Loads one article at a time, and shows trouble with it.

    Args:
        say: Shows how long the reading takes, which empty words take away, and trouble, which is a
            warning.
    """

    def __init__(self, say: Callable[..., None]) -> None:
        self._say = say
        self._wait: ReadingWait | None = None
        """The wait for the article that is being read."""

    async def load(self, workspace: Workspace, entry: QueueEntry) -> LoadedArticle | None:
        """Load an article of the queue; trouble with it is shown, and None returned."""
        try:
            loaded = await self._read(workspace, entry)
        except PostilError as error:
            self._say(str(error), warning=True)
            return None
        if loaded.document.is_blank:
            self._say(f"{entry.title}: nothing to read", warning=True)
            return None
        return loaded

    async def _read(self, workspace: Workspace, entry: QueueEntry) -> LoadedArticle:
        """Load an article of the queue, and say meanwhile how long it has been."""
        self._wait = ReadingWait(entry.title, self._say)
        try:
            with while_waiting(self._wait.step):
                return await asyncio.to_thread(load_entry, workspace, entry)
        finally:
            self._wait.clear()
            self._wait = None

    def end_wait(self) -> bool:
        """Stop waiting for an article; False where none is being read."""
        if self._wait is None:
            return False
        self._wait.end()
        return True
