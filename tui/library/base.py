"""What all parts of the library screen share: the queue, the list, and the lines under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from tui.config.workspace import Workspace
from tui.keys.keymap import give_keys
from tui.library.host import Host
from tui.library.ordering import Order
from tui.widgets.article_columns import Row
from tui.widgets.article_list import ArticleList
from tui.widgets.bars import Part


class LibraryBase(Screen[None]):
    """State of the library screen and the primitives that its actions are made of."""

    message: Part | None = None
    """What was said last; None for the article under the cursor."""

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__()
        self.host = host
        self.queue = host.queue
        self.workspace = workspace
        give_keys(self, workspace.keymap.commands("library"))

    @property
    def articles(self) -> ArticleList:
        """The articles on screen."""
        return self.query_one(ArticleList)

    @property
    def key(self) -> str | None:
        """The key of the article under the cursor."""
        return self.articles.current.key if self.articles.current is not None else None

    def shown_key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.workspace.keymap.shown(action, "library")

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a line under the list, until something else is to be said."""
        self.message = Part(words, "warning" if warning else "plain") if words else None
        self.update_lines()

    def update_lines(self) -> None:
        """Draw the lines around the list anew."""
        raise NotImplementedError

    def prompt(self, label: str, take: Callable[[str], Any], *, text: str = "") -> None:
        """Ask for a line of text."""
        raise NotImplementedError

    def show_rows(self, key: str | None = None) -> None:
        """List what the queue shows now; the cursor goes to `key`, else stays on its article."""
        if self.is_mounted:
            self.articles.show([self.row(shown) for shown in self.queue.keys], key=key or self.key)
            self.update_lines()

    def show_row(self, *keys: str | None) -> None:
        """Draw some articles anew; those that do not stand here are passed over."""
        if self.is_mounted:
            self.articles.update_rows([self.row(key) for key in keys if key is not None])
            self.update_lines()

    def row(self, key: str) -> Row:
        """An article as a row of the list."""
        entry = self.queue.entry(key)
        return Row(key, entry.title, entry.uri, self.queue.overview(key))

    def put_in_order(self, order: Order | None = None) -> None:
        """Put the list in order anew; the cursor stays on its article."""
        self.queue.order = order or self.queue.order
        self.queue.arrange()
        self.show_rows()
