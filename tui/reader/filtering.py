"""Filtering: showing only what some words describe, from one article to the next."""

from __future__ import annotations

from tui.display.plural import counted
from tui.library.host import Host
from tui.reader.filter_names import filter_names
from tui.reader.item_filter import ItemFilter, parse_filter
from tui.reader.page import Page
from tui.reader.state import ReadingState


class Filtering:
    """Puts a filter on; its words stay with the host, for the articles that follow."""

    def __init__(self, state: ReadingState, page: Page, host: Host) -> None:
        self._state = state
        self._page = page
        self._host = host

    def show_only(self, words: str) -> None:
        """Show only what the words describe, here and in the articles that follow."""
        try:
            item_filter = self._use(words)
        except ValueError as error:
            self._page.say(str(error), warning=True)
            return
        self._host.filter_words = words.strip()
        self._page.redraw_all()
        self._page.say(self._words(words.strip()) if item_filter else "showing everything")

    def _words(self, shown: str) -> str:
        """What is shown, and how many annotations of the article that is."""
        limit = "also" if shown.startswith("+") else "only"
        annotations = self._state.annotations
        items = annotations.items if annotations is not None else ()
        passing = sum(map(self._state.passes_filter, items))
        count = counted(passing, "annotation") if passing else "none in this article yet"
        return f"showing {limit} {shown.lstrip('+')}: {count}"

    def renew(self) -> None:
        """Filter this article like the one before it."""
        words = self._host.filter_words
        try:
            self._use(words)
        except ValueError as error:
            self._host.filter_words = ""
            self._page.say(f"no filter any more: {error}", warning=True)

    def _use(self, words: str) -> ItemFilter | None:
        # Names are looked up in all annotations, for which most articles need not wait.
        scheme, annotations = self._page.workspace.scheme, self._state.annotations
        is_filtered = bool(words.strip())
        item_filter = (
            parse_filter(words, filter_names(scheme, annotations)) if is_filtered else None
        )
        if self._state.annotations is not None:
            is_shown = item_filter is not None and item_filter.shows_foreign
            self._state.annotations.show_foreign(is_shown=is_shown)
        self._state.use_filter(item_filter)
        item = self._state.focused_item
        if item is not None and not self._state.passes_filter(item):
            self._state.set_focus_id(None)
        return item_filter
