"""The lines under a list of articles: message, order or filter, and keys."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from tui.keys.keymap import Context
from tui.library import list_words
from tui.library.article_queue import ArticleQueue
from tui.library.host import Host
from tui.library.page import ListPage
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.prompt import Prompt


class ListLines:
    """Says what stands on each line."""

    def __init__(self, page: ListPage, queue: ArticleQueue, host: Host) -> None:
        self._page = page
        self._queue = queue
        self._host = host

    def below(self) -> Iterator[Widget]:
        """Message and prompt, status and keys."""
        yield Line("message", self._message)
        yield Prompt()
        yield Line("status", self._status)
        yield Line("keys", self._keys)

    def _message(self) -> Sides:
        """The message, else trouble with the article under the cursor, else its source."""
        row, message = self._page.articles.current, self._page.shown_message
        if message is None or self._page.long_message:
            message = Part(
                list_words.source_words(row, self._page.width) if row is not None else ""
            )
        return ([message],)

    def _status(self) -> Sides:
        """The order or the filter; what is under way, else how far everybody is."""
        search = "searching the texts …" if self._page.is_searching else ""
        counting = "counting …" if self._page.is_counting else ""
        under_way = self._host.background.progress or search or counting
        words = list_words.filter_words(self._queue, is_typing=self._page.is_typing_filter)
        if under_way:
            return words, [Part(under_way, "strong")]
        team = list_words.team_words(self._queue, self._page.others)
        return words, *([Part(each, "quiet")] for each in team)

    def _keys(self) -> Sides:
        prompt_keys = self._page.prompt_keys
        usual = self._page.workspace.keymap.footer(Context.LIBRARY)
        return (keys_line(prompt_keys or usual, self._page.width),)
