"""The watch on an article that another window has open."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from store.editing.follower import Follower
from store.layer.content import LayerContent

_PAUSE_SECONDS = 1.0
"""Seconds between two looks at what another window stores; chosen by hand."""


class Watch:
    """Looks again and again at what the other window stores, and whether it is still there."""

    @dataclass
    class Looked(Message):
        """The layer that another window has open was looked at."""

        content: LayerContent | None
        is_free: bool

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self.is_free = False
        """True if the other window has closed the article, so that this one may take over."""
        self._timer: Timer | None = None
        self._is_looking = False
        """True while a look has not come back; a long layer takes longer than the pause."""

    def begin(self, follower: Follower | None) -> None:
        """Begin to look at a layer, or stop where there is no other window."""
        self.is_free = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if follower is not None:
            self._timer = self._screen.set_interval(
                _PAUSE_SECONDS, lambda: self._look_again(follower)
            )

    def take(self, message: Looked) -> bool:
        """Take the outcome of a look; returns False where the watch is over."""
        self._is_looking = False
        if self._timer is None:
            return False
        self.is_free = message.is_free
        return True

    def _look_again(self, follower: Follower) -> None:
        def look() -> None:
            self._screen.post_message(self.Looked(follower.look(), follower.is_free))

        if not self._is_looking:
            self._is_looking = True
            self._screen.run_worker(look, group="follow", thread=True)
