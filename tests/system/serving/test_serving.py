"""`postil serve` by a plain client: addresses, pages of one and of several people, and the end."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.patience import PATIENCE
from tests.system.serving.served import served
from tui.keys.commands import ALWAYS, COMMANDS

_TAKEN = {"ctrl+w", "ctrl+t", "ctrl+n", "ctrl+tab", "ctrl+pageup", "ctrl+pagedown"}
"""Keys that no page ever gets from a browser."""
_OFTEN_TAKEN = {"ctrl+q", "f1", "f3", "f5", "f6", "f7", "f10", "f11", "f12"}
"""Keys that some browsers and desktops take."""


class Page:
    """An open page: what it shows, and what is typed into it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        return "\n".join(map(str.rstrip, self._screen.display))

    async def press(self, keys: str) -> None:
        await self.socket.send_json(["stdin", keys])

    async def wait_for(self, pattern: str) -> None:
        """Read until a pattern is on the screen."""
        async with asyncio.timeout(PATIENCE):
            while not re.search(pattern, self.text):
                message = await self.socket.receive()
                assert message.type is WSMsgType.BINARY, self.text
                self._stream.feed(message.data)

    async def wait_for_end(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while (await self.socket.receive()).type is WSMsgType.BINARY:
                pass


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Page]:
    """Open the page of an address as a browser does."""
    async with ClientSession() as session:
        async with session.get(address) as answer:
            assert "static/js/textual.js" in await answer.text()
        async with session.ws_connect(f"{address}ws?width=100&height=30") as socket:
            yield Page(socket)


@pytest.mark.long
async def test_people_annotate_each_in_a_page_and_a_second_page_waits(tmp_path: Path) -> None:
    with served(tmp_path, "anna", "ben") as server:
        anna, ben = server.addresses["anna"], server.addresses["ben"]
        async with opened(anna) as page, opened(ben) as other:
            await page.wait_for(r"\bsaved\b")
            await page.press("1")
            await page.wait_for("added PERSON “Anna”(?s:.*)")
            await page.wait_for("saved 1")
            await page.press("E")
            await page.wait_for("no files from a browser")
            await other.wait_for(r"\bsaved\b")
            await other.press("w2")
            await other.wait_for("added ORG “met”")
            async with opened(anna) as second:
                await second.wait_for("read-only")
        # Where a page was closed, the next one goes on.
        async with opened(anna) as page:
            await page.wait_for("1 accepted")
            await page.press("u")
            await page.wait_for("undid: added PERSON “Anna”")
            await page.press("q")
            await page.wait_for_end()

    assert server.accepted("ben") == [("ORG", "met")]


async def test_nothing_is_to_be_had_without_the_token(tmp_path: Path) -> None:
    with served(tmp_path, "anna", "ben") as server:
        base, token = re.fullmatch(
            r"(http://127\.0\.0\.1:\d+/)(.{32})/", server.addresses["anna"]
        ).groups()
        wrong = (
            "",
            "ws",
            "static/js/textual.js",
            f"{token[:-1]}/",
            f"{token[:-1]}/ws",
            f"{token}/..%2fx",
        )
        async with ClientSession() as session:
            for path in wrong:
                async with session.get(base + path) as answer:
                    assert answer.status == 404, path
            async with session.get(server.addresses["ben"]) as answer:
                page = await answer.text()
                assert answer.headers["Referrer-Policy"] == "no-referrer"
        # Nothing comes from elsewhere, and nothing of the library is in the page.
        assert not re.search(r"https?://", page)
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


async def test_readers_end_with_a_server_that_is_killed(tmp_path: Path) -> None:
    with served(tmp_path, "anna") as server:
        async with opened(server.addresses["anna"]) as page:
            await page.wait_for(r"\bsaved\b")
            await page.press("1")
            await page.wait_for("saved 1")
            readers = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
            [reader] = map(int, readers.read_text().split())
            os.kill(server.process.pid, signal.SIGKILL)
            async with asyncio.timeout(PATIENCE):
                while Path(f"/proc/{reader}").exists():
                    await asyncio.sleep(0.05)

    assert server.accepted("anna") == [("PERSON", "Anna")]


def test_every_command_has_a_key_that_browsers_leave_alone() -> None:
    for command in COMMANDS:
        assert not _TAKEN & set(command.keys)
        assert not command.keys or set(command.keys) - _OFTEN_TAKEN, command.id
    assert set(ALWAYS) == {"ctrl+q", "ctrl+backslash"}
