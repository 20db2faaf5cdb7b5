"""The way from a row of the list to its article, or to the list of its folder."""

from __future__ import annotations

from pathlib import Path

from tui.library.article_queue import ArticleQueue
from tui.library.host import Host
from tui.library.page import ListPage


class Opener:
    """Opens what a row stands for."""

    def __init__(self, page: ListPage, queue: ArticleQueue, host: Host) -> None:
        self._page = page
        self._queue = queue
        self._host = host

    async def open(self, key: str) -> None:
        """Open an article, at the first place that was looked for; or list a folder."""
        folder = next((folder for folder in self._page.folders if folder.key == key), None)
        if folder is None:
            hit = self._queue.hits.get(key)
            await self._host.open_entry(key, offset=hit.offset if hit is not None else None)
        elif folder.is_gone:
            drops = f"{self._page.key('delete')} drops it from the list"
            self._page.say(f"{folder.folder.path} is gone: {drops}", warning=True)
        else:
            await self._host.lists.open_folder(Path(folder.folder.path))
