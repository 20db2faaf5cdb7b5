"""A pilot that does not ask widgets without work whether they have done it, nor draws unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FunctionType

import pytest
from textual import _callback
from textual._compositor import Compositor
from textual.message_pump import MessagePump
from textual.pilot import Pilot


def ask_busy_widgets_only(patch: pytest.MonkeyPatch) -> None:
    """Spare the pilot a message to each of twenty widgets, twice for each key, where all rest."""
    wait_for_screen = Pilot._wait_for_screen

    async def wait(self: Pilot[None], timeout: float = 30.0) -> bool:
        app = self.app
        if app._exception is not None or not app.screen_stack:
            return False
        pumps = [app, *app.screen.walk_children(with_self=True)]
        return all(map(_rests, pumps)) or await wait_for_screen(self, timeout)

    patch.setattr(Pilot, "_wait_for_screen", wait)


def count_parameters_once(patch: pytest.MonkeyPatch) -> None:
    """Count the parameters of a callback once for all that come from the same lines of code."""
    counts: dict[CodeType, int] = {}
    count_anew = _callback._count_parameters

    def count(function: Callable[..., object]) -> int:
        if not isinstance(function, FunctionType) or vars(function):
            return count_anew(function)
        code = function.__code__
        if code not in counts:
            counts[code] = count_anew(function)
        return counts[code]

    patch.setattr(_callback, "_count_parameters", count)


@contextmanager
def drawing_put_off() -> Iterator[None]:
    """Lay the screen out, but leave it to be drawn until afterwards.

    While an app opens, it draws a dozen times before a test can look at it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", lambda *_, **__: None)
        yield


def _rests(pump: MessagePump) -> bool:
    """Tell whether a queue is empty, and all that came before is done."""
    queue = pump._message_queue
    is_waiting = queue.empty() and pump._pending_message is None
    return is_waiting and bool(queue.ready_event._waiters)
