"""The filter of a list of articles: the list follows the letters while they are typed."""

from __future__ import annotations

from tui.library.article_queue import ArticleQueue
from tui.library.lookups import Lookups
from tui.library.page import ListPage
from tui.library.text_search import LEAST_LETTERS, TextsSearched
from tui.widgets.prompt import FILTER_KEYS


class TypedFilter:
    """Asks for letters, and lists what fits them in title, source or text."""

    def __init__(self, page: ListPage, queue: ArticleQueue, lookups: Lookups) -> None:
        self._page = page
        self._queue = queue
        self._lookups = lookups

    def ask(self) -> None:
        """Ask for letters; the list follows while they are typed."""
        self._page.is_typing_filter = True
        self._page.prompt("/", self.apply, text=self._queue.letters, keys=FILTER_KEYS)

    def follow(self, letters: str) -> None:
        """List the articles that fit the letters so far, if it is the filter that is typed."""
        if self._page.is_typing_filter:
            self.apply(letters)

    def clear(self) -> None:
        """Close the prompt; show all articles again, unless it asked for something else."""
        is_other_prompt = self._page.is_prompting and not self._page.is_typing_filter
        if self._page.is_prompting:
            self._page.close_prompt()
        if not is_other_prompt:
            self.apply("")

    def apply(self, letters: str) -> None:
        """Apply a filter; with letters, the best fit comes first and under the cursor."""
        if letters == self._queue.letters:
            return
        self._queue.filter(letters)
        self._page.is_searching = len(letters.strip()) >= LEAST_LETTERS
        if self._page.is_searching:
            self._lookups.find_texts(letters)
        else:
            self._lookups.stop_finding_texts()
        first = self._queue.keys[0] if letters and self._queue.keys else None
        self._page.show_rows(first)

    def take_hits(self, message: TextsSearched) -> None:
        """List the articles whose texts contain the letters, below those with a title that fits."""
        if message.letters != self._queue.letters:
            return
        self._page.is_searching = not message.is_last
        had_rows = bool(self._queue.keys)
        self._queue.learn_hits(message.hits)
        first = self._queue.keys[0] if self._queue.keys and not had_rows else None
        self._page.show_rows(first)
