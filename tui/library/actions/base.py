"""What every group of actions has: the parts of the list, and words for a person."""

from __future__ import annotations

from tui.library.parts import ListParts
from tui.widgets.article_list import ArticleList


class ListActions:
    """A group of actions, each of which a key calls by its name: `action_open` by `open`.

    The groups are flat: none inherits or overrides another; what two of them need is a part.
    """

    def __init__(self, parts: ListParts) -> None:
        self.host = parts.host
        self.workspace = parts.workspace
        self.queue = parts.queue
        self.page = parts.page
        self.screen = parts.page.screen
        self.filter = parts.filter
        self.opener = parts.opener
        self.changes = parts.changes

    @property
    def articles(self) -> ArticleList:
        """The list on screen."""
        return self.page.articles

    def key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.page.key(action)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message under the list."""
        self.page.say(words, warning=warning)
