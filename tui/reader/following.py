"""Following: an article that another window has open is shown as it is being changed there."""

from __future__ import annotations

from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.timer import Timer

from store.editing.follower import Follower
from store.layer.content import LayerContent
from tui.reader.saving import Saving

_SECONDS = 1.0
"""How often to look."""


class Following(Saving):
    """Looks at what another window stores, and whether it still does."""

    is_free = False
    """Whether the other window has closed the article, so that this one may take over."""
    _looking: Timer | None = None
    _is_underway = False
    """Whether a look has not come back yet; a long layer takes longer than the pause."""

    @dataclass
    class Looked(Message):
        """The layer was looked at."""

        content: LayerContent | None
        is_free: bool

    def follow(self) -> None:
        """Begin to follow, or stop where there is nobody to follow."""
        self.is_free = False
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        if self.article is not None and self.article.follower is not None:
            self._looking = self.set_interval(_SECONDS, self._look_again)

    def on_following_looked(self, message: Looked) -> None:
        """Show what is new."""
        self._is_underway = False
        if self.session is None or self._looking is None:
            return
        if message.content is not None:
            self.session.follow(message.content)
            self.redraw_all()
        if message.is_free and not self.is_free:
            self.say(f"the other window has closed this article: {self.key('save')} takes over")
        self.is_free = message.is_free
        self.update_lines()

    def _look_again(self) -> None:
        follower = self.article.follower if self.article is not None else None
        if follower is not None and not self._is_underway:
            self._is_underway = True
            self._look(follower)

    @work(thread=True, group="follow")
    def _look(self, follower: Follower) -> None:
        self._post(self.Looked(follower.look(), follower.is_free))
