"""Chromium without a window, driven over its own protocol: one tab of a page, and its keys."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse

from tests.patience import PATIENCE

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "F2": 113}
"""The codes of keys without a character."""
_SCREEN = (300, 100)
"""Columns and rows, more than a page has room for."""
# What the page receives is kept, since its letters are drawn on a canvas.
_KEEP = """{
const Socket = window.WebSocket;
window.received = [];
window.WebSocket = function (address) {
  const socket = new Socket(address);
  socket.addEventListener("message", (event) => {
    if (typeof event.data === "string") return;
    received.push(btoa(String.fromCharCode(...new Uint8Array(event.data))));
  });
  return socket;
};
}"""


class Tab:
    """A tab, and what stands on the terminal in its page."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.requests: list[str] = []
        """Every address that the page has asked for."""
        self.failures: list[str] = []
        """What the browser complained about."""
        self._begin()

    def _begin(self) -> None:
        self._screen = pyte.Screen(*_SCREEN)
        self._stream = pyte.ByteStream(self._screen)
        self._taken = 0

    async def open(self, address: str) -> None:
        """Open a page, and keep what it receives."""
        for domain in ("Page", "Network", "Log", "Runtime"):
            await self.call(f"{domain}.enable")
        await self.call("Page.addScriptToEvaluateOnNewDocument", source=_KEEP)
        # Several tabs are used at a time, and keys go to the one in front.
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.call("Page.navigate", url=address)

    async def press(self, *keys: str) -> None:
        """Press keys: characters, or keys by name; `Control+d` for one with a modifier."""
        for key in keys:
            *modifiers, base = key.split("+") if len(key) > 1 else [key]
            event: dict[str, Any] = {"key": base, "modifiers": 2 if modifiers else 0}
            event["windowsVirtualKeyCode"] = _KEYS.get(base) or ord(base.upper())
            if len(base) == 1 and not modifiers:
                event["text"] = base
            await self.call("Input.dispatchKeyEvent", type="keyDown", **event)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    async def text(self) -> str:
        """What stands on the terminal in the page."""
        length = await self.evaluate("(window.received || []).length")
        if length < self._taken:
            # The page was opened anew.
            self._begin()
        if length > self._taken:
            pieces = await self.evaluate(f"received.slice({self._taken})")
            self._taken += len(pieces)
            for piece in pieces:
                self._stream.feed(base64.b64decode(piece))
        return "\n".join(map(str.rstrip, self._screen.display))

    async def wait_for(self, pattern: str) -> None:
        """Wait until a pattern stands on the terminal.

        Raises:
            AssertionError: It does not, for long.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while not re.search(pattern, await self.text()):
                    await asyncio.sleep(0.2)
        except TimeoutError as error:
            raise AssertionError(f"no {pattern} in\n{self._screen.display}") from error

    async def picture(self, path: Path) -> None:
        """Keep a picture of the page."""
        shot = await self.call("Page.captureScreenshot")
        path.write_bytes(base64.b64decode(shot["data"]))

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    async def call(self, method: str, **params: Any) -> Mapping[str, Any]:
        """Ask the browser for something; what it reports meanwhile is noted."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            message = json.loads((await self._socket.receive(PATIENCE)).data)
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: Mapping[str, Any] = message["result"]
                return result
            self._note(message["method"], message["params"])

    def _note(self, method: str, params: Mapping[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.requests.append(params["url"])
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.failures.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.failures.append(
                str(params["exceptionDetails"].get("exception", {}).get("description"))
            )


class Chromium:
    """A browser that runs."""

    def __init__(self, port: int) -> None:
        self._port = port

    @asynccontextmanager
    async def tab(self, address: str) -> AsyncIterator[Tab]:
        """Open an address in a new tab."""
        base = f"http://127.0.0.1:{self._port}/json"
        async with ClientSession() as session:
            async with session.put(f"{base}/new?about:blank") as answer:
                target = await answer.json()
            socket_address = target["webSocketDebuggerUrl"]
            async with session.ws_connect(socket_address, max_msg_size=0) as socket:
                tab = Tab(socket)
                await tab.open(address)
                yield tab
            async with session.get(f"{base}/close/{target['id']}"):
                pass


@contextmanager
def chromium(folder: Path) -> Iterator[Chromium]:
    """Start Chromium with a profile of its own, until the block ends.

    Raises:
        FileNotFoundError: It is not installed.
    """
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        raise FileNotFoundError(f"none of {', '.join(_NAMES)} is installed")
    options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,800")
    ports = ("--remote-debugging-port=0", f"--user-data-dir={folder / 'profile'}")
    process = subprocess.Popen(
        [program, *options, *ports, "about:blank"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if address := re.search(r"ws://127\.0\.0\.1:(\d+)/", line):
                yield Chromium(int(address[1]))
                break
    finally:
        process.kill()
        process.wait(PATIENCE)
        process.stderr.close()
