"""Processes that are ended: one that is dead already is left to asyncio, which reports its end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Iterator

import pytest

from tui.extraction.processes import kill


@pytest.fixture
def watcher_in_loop() -> Iterator[None]:
    """Have the loop itself reap processes, as Python does from 3.12 on."""
    if sys.version_info >= (3, 12):
        yield
        return
    policy = asyncio.get_event_loop_policy()
    policy.set_child_watcher(asyncio.PidfdChildWatcher())
    yield
    policy.set_child_watcher(None)


@pytest.mark.usefixtures("watcher_in_loop", "started_helpers")
def test_killing_a_process_that_has_just_ended_keeps_its_code(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def code() -> int:
        process = await asyncio.create_subprocess_exec("sleep", "60")
        os.kill(process.pid, signal.SIGTERM)
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        kill(process)
        return await process.wait()

    assert asyncio.run(code()) == -signal.SIGTERM
    assert not caplog.text
