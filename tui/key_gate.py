"""One key at a time: a key is delivered only after everything that the one before it did.

Textual sends each key to what has the focus when the key arrives. Over a slow line keys arrive in
bursts; the letters after `/` or `i` would then be taken for commands, because the prompt or the
note that they were meant for has not got the focus yet.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import ModalScreen

from tui.key_names import textual_name

_QUIET = 0.15
"""Seconds after a key until other work goes on."""
_PATIENCE = 0.3
"""Seconds that other work waits at most."""

Deliver = Callable[[events.Key], Awaitable[None]]


class KeyGate:
    """Holds keys back while one of them is under way."""

    def __init__(self, app: App[None], deliver: Deliver) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[events.Key] = deque()
        self._is_busy = False
        self._is_held = False
        self._latest = 0.0

    def is_quiet(self) -> bool:
        """Whether no key has come for a moment."""
        return monotonic() >= self._latest + _QUIET

    async def let_go_first(self) -> None:
        """Wait until no key has come for a moment, but not for long."""
        deadline = monotonic() + _PATIENCE
        while (rest := min(self._latest + _QUIET, deadline) - monotonic()) > 0:
            await asyncio.sleep(rest)

    def hold(self) -> None:
        """Deliver no key until `release` is called."""
        self._is_held = True

    def release(self) -> None:
        """Deliver keys again, those that came meanwhile first."""
        self._is_held = False
        self._app.call_later(self._start)

    async def put(self, event: events.Key) -> None:
        """Deliver a key now, or when its turn comes."""
        self._latest = monotonic()
        self._waiting.append(by_character(event))
        await self._start()

    async def _start(self) -> None:
        if not self._is_busy and not self._is_held:
            self._is_busy = True
            await self._next()

    async def _next(self) -> None:
        if not self._waiting:
            self._is_busy = False
            return
        screen = self._app.screen
        if isinstance(screen, ModalScreen) and screen.focused is None:
            # The screen has only just been opened; its text field gets the focus in a moment.
            screen.call_after_refresh(self._app.call_later, self._next)
            return
        path = list((screen.focused or screen).ancestors_with_self)
        await self._deliver(self._waiting.popleft())
        await self._follow(path)

    async def _follow(self, path: Sequence[MessagePump]) -> None:
        """Go the way that an unused key takes, one queue after the other, and then go on."""
        for index, pump in enumerate(path):
            if pump.call_later(self._follow, path[index + 1 :]):
                return
        await self._next()


def by_character(event: events.Key) -> events.Key:
    """The event under the name of the character that it types, wherever that is on the keyboard.

    The keypad has names of its own, and some terminals tell the third level of a keyboard as
    control and alt.
    """
    char = event.character
    if not char or len(char) > 1 or not char.isprintable() or char == " ":
        return event
    if event.key.startswith("alt+"):
        return event
    name = textual_name(char)
    return event if name == event.key else events.Key(name, char)
