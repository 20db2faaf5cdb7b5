"""One key at a time: each key is delivered after the effects of the one before it.

Textual sends each key to what has the focus when the key arrives. Over a slow line keys arrive in
bursts; the letters after `/` or `i` would then be taken for commands, because the prompt or the
note that they are meant for does not have the focus yet.
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
from tui.keys.rest import call_at_rest, seconds_to_look
from tui.textual_internals import has_message_at_hand

_QUIET_SECONDS = 0.15
"""Seconds after a key until other work goes on; chosen by hand."""
_PAUSE_SECONDS = 2.0
"""Seconds after a key until work goes on that may take longer than a key; chosen by hand."""
_LONGEST_WAIT = 2.0
"""Seconds that other work waits for keys at most; chosen by hand."""

Deliver = Callable[[events.Key], Awaitable[None]]


class KeyGate:
    """Holds keys back while one of them is under way.

    A key that no widget takes comes back to the app, which carries out its command and ends it. A
    key that a widget took on the way does not come back: when the next key waits for it, the gate
    sends a callback through every queue that the key may have been in. Where no widget wants keys,
    as on a page that is read, the app carries out the command at once.

    Args:
        app: Has the keys.
        deliver: Sends a key to what has the focus.
        carry_out: Carries out the command of a key.
        at_rest: Called each time that no key has come for a moment after one.
        at_pause: Called each time that no key has come for some seconds after one.
    """

    def __init__(
        self,
        app: App[None],
        deliver: Deliver,
        carry_out: Deliver,
        *,
        at_rest: Callable[[], object],
        at_pause: Callable[[], object],
    ) -> None:
        self._app = app
        self._deliver = deliver
        self._carry_out = carry_out
        self._waiting: deque[events.Key] = deque()
        self._path: Sequence[MessagePump] | None = None
        """The queues that the key under way passes through; None when none is under way."""
        self._number = 0
        """Number of the key under way."""
        self._followed = 0
        """Number of the last key that a callback has followed."""
        self._is_held = False
        self._is_after_mouse = False
        """True if a click or the like has come since the last key."""
        self._latest = 0.0
        """Time of the last key, on the monotonic clock."""
        self._at_rest, self._at_pause = at_rest, at_pause
        self._is_rest_due = False
        """True while keys have come that no rest has followed."""
        self._is_pause_due = False
        """True while keys have rested that no pause has followed."""

    def is_quiet(self) -> bool:
        """True if no key has come lately."""
        return monotonic() >= self._latest + _QUIET_SECONDS

    def _is_pausing(self) -> bool:
        return monotonic() >= self._latest + _PAUSE_SECONDS

    async def let_go_first(self) -> None:
        """Wait until no key has come lately, but not for long."""
        deadline = monotonic() + _LONGEST_WAIT
        while not self.is_quiet() and monotonic() < deadline:
            await asyncio.sleep(seconds_to_look())

    def hold(self) -> None:
        """Deliver no key until `release` is called."""
        self._is_held = True

    def release(self) -> None:
        """Deliver keys again, those that came meanwhile first."""
        if self._is_held:
            self._is_held = False
            self._app.call_later(self._start)

    def note_other_event(self) -> None:
        """Send the next key through the queues: another event, such as a click, is ahead of it."""
        self._is_after_mouse = True

    async def put(self, event: events.Key) -> None:
        """Deliver a key now, or when its turn comes."""
        self._latest = monotonic()
        self._await_rest()
        event = by_character(event)
        is_alone, self._is_after_mouse = not self._is_after_mouse, False
        if is_alone and self._is_free and getattr(self._app.screen, "keys_are_commands", False):
            await self._carry_out(event)
            return
        self._waiting.append(event)
        await self._start()

    async def end_key(self) -> None:
        """End the key under way: it came back to the app, and its command was carried out."""
        await self._end(self._number)

    @property
    def _is_free(self) -> bool:
        """True if nothing is under way or waits that a key would have to come after."""
        app = self._app
        has_waiting = app.message_queue_size or has_message_at_hand(app) or self._waiting
        return not self._is_held and self._path is None and not has_waiting

    def _await_rest(self) -> None:
        if not self._is_rest_due:
            self._is_rest_due = True
            call_at_rest(self._note_rest, is_quiet=self.is_quiet)

    def _note_rest(self) -> None:
        self._is_rest_due = False
        if self._path is not None:
            # A widget took the key: it is ended now, so that the next one has not to do that.
            self._app.call_later(self._start)
        self._at_rest()
        if not self._is_pause_due:
            self._is_pause_due = True
            call_at_rest(self._note_pause, is_quiet=self._is_pausing, after=_PAUSE_SECONDS)

    def _note_pause(self) -> None:
        self._is_pause_due = False
        self._at_pause()

    async def _start(self) -> None:
        if self._path is None:
            await self._next()
        elif self._followed != self._number:
            self._followed = self._number
            await self._follow(self._number, self._path)

    async def _next(self) -> None:
        if self._is_held or not self._waiting:
            return
        self._number += 1
        screen = self._app.screen
        self._path = list((screen.focused or screen).ancestors_with_self)
        # Nothing has the focus, nor gets it, while the terminal itself has not.
        is_unready = screen.focused is None and self._app.app_focus
        if not screen.is_mounted or (is_unready and isinstance(screen, ModalScreen)):
            # The screen has only just been opened; its text field gets the focus in a moment, be it
            # that a list has it until then.
            self._followed = self._number
            screen.call_after_refresh(self._app.call_later, self._end, self._number)
            return
        await self._deliver(self._waiting.popleft())
        if self._waiting:
            await self._start()

    async def _follow(self, number: int, path: Sequence[MessagePump]) -> None:
        """Pass through the queues of a key one after the other, then end it."""
        for index, pump in enumerate(path):
            if pump.call_later(self._follow, number, path[index + 1 :]):
                return
        await self._end(number)

    async def _end(self, number: int) -> None:
        """Go on with the next key, unless this one has ended already."""
        if number == self._number and self._path is not None:
            self._path = None
            await self._next()


def by_character(event: events.Key) -> events.Key:
    """The event under the name of the character that it types.

    The keypad has names of its own, and some terminals report the third level of a keyboard as
    control and alt.
    """
    char = event.character
    if not char or len(char) > 1 or not char.isprintable() or char == " ":
        return event
    if event.key.startswith("alt+"):
        return event
    name = textual_name(char)
    return event if name == event.key else events.Key(name, char)
