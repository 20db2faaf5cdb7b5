"""Lists of articles, one on top of another: the queue, a folder, what annotators differ on."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from textual.app import App

from annotate.errors import PostilError
from tui.app.opening import folder_at
from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication
    from tui.app.background_work import BackgroundWork
    from tui.library.article_queue import ArticleQueue
    from tui.library.host import Host
    from tui.library.screen import LibraryScreen


class QueueHolder(Protocol):
    """Holds what is listed."""

    workspace: Workspace
    """Library, annotator and labels in force."""

    @property
    def queue(self) -> ArticleQueue:
        """The articles that one can go to."""

    def hold(self, workspace: Workspace, queue: ArticleQueue) -> None:
        """Have other articles to go to, and other things to work with."""


class _List(NamedTuple):
    """A list below another one."""

    workspace: Workspace
    queue: ArticleQueue
    screen: LibraryScreen | None


class ListNavigator:
    """Puts a list of articles on top of the present one, and goes back.

    Args:
        app: Shows them.
        host: Is the host of their screens.
        holder: Holds the articles of the list on top.
        work: Says what could not be listed.
    """

    def __init__(
        self, app: App[None], host: Host, holder: QueueHolder, work: BackgroundWork
    ) -> None:
        self._app = app
        self._host = host
        self._holder = holder
        self._work = work
        self._below: list[_List] = []
        self.screen: LibraryScreen | None = None
        """The list that was opened last."""

    @property
    def is_open(self) -> bool:
        """True if a list is on screen, or below the article."""
        return self.screen is not None and self.screen in self._app.screen_stack

    def open(self) -> None:
        """Show the queue."""
        self._app.push_screen(self.new_screen())
        self.say(self._holder.workspace.labels.remark)

    async def open_folder(self, folder: Path) -> None:
        """List the articles of a folder on top of the present list."""
        try:
            queue = await asyncio.to_thread(folder_at, self._holder.workspace, folder)
        except PostilError as error:
            self._work.say(str(error), warning=True)
            return
        self._list(queue, self._holder.workspace)
        self.say("; ".join(queue.report.lines("the library")))

    def begin_adjudication(self, adjudication: Adjudication) -> None:
        """List the articles that several people annotated, on top of the library."""
        from tui.library.choose_adjudication import left_out_words
        from tui.reader.adjudication.queue import disputed_queue

        queue = disputed_queue(adjudication.articles.values())
        self._list(queue, self._holder.workspace.adjudicating(adjudication))
        self.say(left_out_words(adjudication.left_out), warning=True)

    def leave(self) -> bool:
        """Go back to the list from which this one was opened; False where there is none."""
        if not self._below:
            return False
        workspace, queue, self.screen = self._below.pop()
        self._holder.hold(workspace, queue)
        self._app.pop_screen()
        return True

    def new_screen(self) -> LibraryScreen:
        """The screen of the queue, which is the list on top from now on."""
        from tui.library.screen import LibraryScreen

        self.screen = LibraryScreen(self._host, self._holder.workspace)
        return self.screen

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message, if there is any, under a list that is just being opened."""
        if words:
            # Putting the cursor on a row takes away what was said before.
            self._app.call_after_refresh(self._work.say, words, warning=warning)

    def _list(self, queue: ArticleQueue, workspace: Workspace) -> None:
        """List other articles on top of the present list."""
        holder = self._holder
        self._below.append(_List(holder.workspace, holder.queue, self.screen))
        holder.hold(workspace, queue)
        self._app.push_screen(self.new_screen())
