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

from tui.keys.key_names import textual_name
from tui.textual_internals import has_message_at_hand

_QUIET = 0.15
"""Seconds after a key until other work goes on."""
_PATIENCE = 0.3
"""Seconds that other work waits at most."""

Deliver = Callable[[events.Key], Awaitable[None]]


class KeyGate:
    """Holds keys back while one of them is under way.

    A key that no widget takes comes back to the app, which carries out its command; that is the
    end of it. For one that somebody took on the way, the gate asks every queue that it may have
    been in, but only when the next key waits for it. Where no widget wants keys, as on a page that
    is read, the app carries out the command at once.
    """

    def __init__(self, app: App[None], deliver: Deliver, carry_out: Deliver) -> None:
        self._app = app
        self._deliver = deliver
        self._carry_out = carry_out
        self._waiting: deque[events.Key] = deque()
        self._path: Sequence[MessagePump] | None = None
        """The queues that the key under way goes through; None when there is none."""
        self._number = 0
        """Number of the key under way."""
        self._followed = 0
        """Number of the last key whose queues were asked."""
        self._is_held = False
        self._is_after_mouse = False
        """Whether a click or the like has come since the last key."""
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

    def let_pass(self) -> None:
        """Something else goes to a widget, such as a click; the next key goes the same way."""
        self._is_after_mouse = True

    async def put(self, event: events.Key) -> None:
        """Deliver a key now, or when its turn comes."""
        self._latest = monotonic()
        event = by_character(event)
        is_alone, self._is_after_mouse = not self._is_after_mouse, False
        if is_alone and self._is_free and getattr(self._app.screen, "keys_are_commands", False):
            await self._carry_out(event)
            return
        self._waiting.append(event)
        await self._start()

    async def back(self) -> None:
        """The key under way came back to the app, and everything that it does is done."""
        await self._end(self._number)

    @property
    def _is_free(self) -> bool:
        """Whether nothing is under way or waits that a key might have to come after."""
        app = self._app
        waits = app.message_queue_size or has_message_at_hand(app) or self._waiting
        return not self._is_held and self._path is None and not waits

    async def _start(self) -> None:
        if self._is_held:
            return
        if self._path is None:
            await self._next()
        elif self._followed != self._number:
            self._followed = self._number
            await self._follow(self._number, self._path)

    async def _next(self) -> None:
        if not self._waiting:
            return
        self._number += 1
        screen = self._app.screen
        self._path = list((screen.focused or screen).ancestors_with_self)
        if isinstance(screen, ModalScreen) and screen.focused is None:
            # The screen has only just been opened; its text field gets the focus in a moment.
            self._followed = self._number
            screen.call_after_refresh(self._app.call_later, self._end, self._number)
            return
        await self._deliver(self._waiting.popleft())
        if self._waiting:
            await self._start()

    async def _follow(self, number: int, path: Sequence[MessagePump]) -> None:
        """Go the way that a key takes, one queue after the other; then it is done with."""
        for index, pump in enumerate(path):
            if pump.call_later(self._follow, number, path[index + 1 :]):
                return
        await self._end(number)

    async def _end(self, number: int) -> None:
        """Go on with the next key, unless that was done already."""
        if number == self._number and self._path is not None:
            self._path = None
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
