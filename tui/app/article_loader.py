"""The loader of articles from the queue, in a thread, while the app goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from annotate.errors import PostilError
from annotate.loaders.bounded import while_waiting
from tui.app.opening import LoadedArticle, load_entry
from tui.app.reading_wait import ReadingWait
from tui.config.workspace import Workspace
from tui.display.glyphs import visible

if TYPE_CHECKING:
    from tui.library.article_queue import QueueEntry


class ArticleLoader:
    """Loads one article at a time, and shows trouble with it.

    Args:
        app: Shows why an article cannot be opened.
        say: Shows how long the reading takes; empty words take that away.
    """

    def __init__(self, app: App[None], say: Callable[[str], None]) -> None:
        self._app = app
        self._say = say
        self._wait: ReadingWait | None = None
        """The wait for the article that is being read."""

    async def load(self, workspace: Workspace, entry: QueueEntry) -> LoadedArticle | None:
        """Load an article of the queue; trouble with it is shown, and None returned."""
        self._wait = ReadingWait(entry.title, self._say)
        try:
            with while_waiting(self._wait.step):
                loaded = await asyncio.to_thread(load_entry, workspace, entry)
        except PostilError as error:
            show_error(self._app, error)
            return None
        finally:
            self._wait.clear()
            self._wait = None
        if loaded.document.is_blank:
            self._app.notify("this article contains no text", markup=False)
            return None
        return loaded

    def end_wait(self) -> bool:
        """Stop waiting for an article; False where none is being read."""
        if self._wait is None:
            return False
        self._wait.end()
        return True


def show_error(app: App[None], error: PostilError) -> None:
    """Show an error over whatever screen is in front."""
    app.notify(visible(str(error)), severity="error", markup=False)
