"""A helper process that first analyses what one looks at."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from tui.extraction.helper_process import HelperProcess, running_helper
from tui.keys.gate import KeyGate
from tui.keys.rest import seconds_to_look
from tui.reader.page import Page


@contextlib.asynccontextmanager
async def attentive_helper(page: Page, key_gate: KeyGate) -> AsyncIterator[HelperProcess]:
    """A helper process that follows where one reads, while no key comes."""
    view = page.view

    async def follow(helper: HelperProcess) -> None:
        reported_top = view.top
        while True:
            await asyncio.sleep(seconds_to_look())
            if key_gate.is_quiet() and view.top != reported_top and not helper.is_sending:
                reported_top = view.top
                helper.look(reported_top)

    async with running_helper() as helper:
        following = asyncio.create_task(follow(helper))
        try:
            yield helper
        finally:
            following.cancel()
