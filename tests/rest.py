"""A pilot that goes on as soon as an app rests.

Textual's own sleeps until the process has done next to nothing for 20 ms, thrice for each key, in
which a test of the reader would spend two thirds of its time.
"""

from __future__ import annotations

import asyncio
from asyncio import BaseEventLoop, Future
from time import monotonic
from typing import Any
from weakref import WeakSet

import pytest
import textual.app
import textual.pilot
from textual._context import active_app
from textual._wait import wait_for_idle
from textual.app import App
from textual.screen import Screen

from store.layer.writer import LayerWriter

_SOON = 0.02
"""Seconds within which what is put off still belongs to what goes on: Textual's own choice."""
_LOOK = 0.001
"""Seconds between two looks at an app that does not rest; chosen by hand."""
_LOOKS = 20
"""Looks at an app until Textual is left to say when it rests; chosen by hand."""
_WRITERS: WeakSet[LayerWriter] = WeakSet()
"""What saves the annotations of the test that runs."""


def wait_for_rest(patch: pytest.MonkeyPatch) -> None:
    """Have the pilot wait until an app has drawn all, and no thread has anything to do for it."""
    jobs: WeakSet[Future[Any]] = WeakSet()
    run_job, start_writer = BaseEventLoop.run_in_executor, LayerWriter.__init__

    def run(loop: BaseEventLoop, *arguments: Any) -> Future[Any]:
        job = run_job(loop, *arguments)
        jobs.add(job)
        return job

    def start(writer: LayerWriter, *arguments: Any, **named: Any) -> None:
        start_writer(writer, *arguments, **named)
        _WRITERS.add(writer)

    async def rest(min_sleep: float = _SOON, max_sleep: float = 1) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(_LOOKS):
            await _let_go_on(loop)
            has_drawn = _draw(active_app.get().screen_stack)
            has_jobs = any(job.get_loop() is loop and not job.done() for job in jobs)
            is_busy = has_jobs or any(map(_is_writing, _WRITERS))
            # Last, because a thread that ends its work leaves something to the loop.
            if has_drawn and not is_busy and not _has_more(loop, active_app.get()):
                return
            await asyncio.sleep(_LOOK)
        # Something takes long, hangs, or never ends.
        await wait_for_idle(min_sleep, max_sleep)

    patch.setattr(BaseEventLoop, "run_in_executor", run)
    patch.setattr(LayerWriter, "__init__", start)
    patch.setattr(textual.app, "wait_for_idle", rest)
    patch.setattr(textual.pilot, "wait_for_idle", rest)


def forget_writers() -> None:
    """Wait no more for what a test left unsaved: it stays there until garbage is collected."""
    _WRITERS.clear()


async def _let_go_on(loop: asyncio.AbstractEventLoop) -> None:
    """Let all go on that can, though not for ever."""
    end = monotonic() + _SOON
    await asyncio.sleep(0)
    while vars(loop)["_ready"] and monotonic() < end:
        await asyncio.sleep(0)


def _draw(screens: list[Screen[Any]]) -> bool:
    """Draw what waits to be drawn on the screen on top; tell whether nothing waits any more."""
    if screens and _waits_to_be_drawn(screens[-1]):
        screens[-1]._on_timer_update()
    return not (screens and _waits_to_be_drawn(screens[-1]))


def _waits_to_be_drawn(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _is_writing(writer: LayerWriter) -> bool:
    # In this order: the lock is held until it has been told that what waited is stored.
    return bool(writer._waiting) or writer._storing.locked()


def _has_more(loop: asyncio.AbstractEventLoop, app: App[Any]) -> bool:
    """Tell whether there is more to do, now or soon, than to look whether to draw."""
    timers = [screen._update_timer._task for screen in app.screen_stack]
    looks = [(getattr(timer, "_fut_waiter", None),) for timer in timers]
    soon = loop.time() + _SOON
    return bool(vars(loop)["_ready"]) or any(
        handle.when() < soon and not handle.cancelled() and handle._args[:1] not in looks
        for handle in vars(loop)["_scheduled"]
    )
