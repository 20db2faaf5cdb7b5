"""Helper processes that start without their imports."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.tui.forked_process import fork_process

_START = asyncio.create_subprocess_exec


@pytest.fixture(scope="package", autouse=True)
def forked_helpers() -> Iterator[None]:
    """Fork the helpers of the interface; `started_helpers` starts them as the program does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("asyncio.create_subprocess_exec", fork_process)
        yield


@pytest.fixture
def started_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start Python for the helpers of a test."""
    monkeypatch.setattr("asyncio.create_subprocess_exec", _START)
