"""A helper process that first analyses what one looks at."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from tui.extraction.helper_process import HelperProcess, running_helper
from tui.keys.gate import KeyGate
from tui.reader.page import Page

_LOOK_SECONDS = 0.2
"""Seconds between two checks for another screen, to be analysed next; chosen by hand."""


@contextlib.asynccontextmanager
async def attentive_helper(page: Page, key_gate: KeyGate) -> AsyncIterator[HelperProcess]:
    """A helper process that follows where one reads, while no key comes."""
    view = page.view
    reported_top = view.top

    def look() -> None:
        nonlocal reported_top
        if key_gate.is_quiet() and view.top != reported_top and not helper.is_sending:
            reported_top = view.top
            helper.look(reported_top)

    async with running_helper() as helper:
        timer = page.screen.set_interval(_LOOK_SECONDS, look)
        try:
            yield helper
        finally:
            timer.stop()
