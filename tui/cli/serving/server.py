"""The server: each annotator has an address with a token, each open page a reader of its own."""

from __future__ import annotations

import asyncio
import secrets
import shlex
import signal
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

_TOKEN_BYTES = 24
"""Random bytes of a token, which nobody guesses."""
_MOST_PAGES = 8
"""Open pages of one annotator at most, each a process of 100 MB; chosen by hand."""
_END_SECONDS = 5.0
"""Seconds that readers have to store everything at the end; chosen by hand."""
_LOOK_SECONDS = 0.05
"""Seconds between two looks at readers that end; chosen by hand."""
_HEADERS = {
    # Nothing comes from elsewhere, and the address, which is the key, is told to nobody.
    "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_PAGE = Path(__file__).with_name("page.html")


class AnnotatorServer(Server):
    """Serves the reader to one annotator.

    Args:
        command: The program with its arguments; every page that is opened runs it.
    """

    def __init__(self, command: Sequence[str]) -> None:
        super().__init__(f"exec {shlex.join(command)}")
        self._pages: list[web.Request] = []
        """Pages whose readers run."""

    @property
    def application(self) -> web.Application:
        """The page, what it loads, and the connection to the program."""
        application = web.Application()
        application.on_response_prepare.append(_add_headers)
        application.add_routes(
            [
                web.get("/", self.handle_page),
                web.get("/ws", self.handle_page_connection),
                web.static("/static", self.statics_path),
            ]
        )
        return application

    async def handle_page(self, _: web.Request) -> web.Response:
        """Give the page."""
        return web.Response(text=_PAGE.read_text("utf-8"), content_type="text/html")

    async def handle_page_connection(self, request: web.Request) -> web.StreamResponse:
        """Run a reader for an open page, until either ends."""
        await self._let_left_pages_end()
        if len(self._pages) >= _MOST_PAGES:
            raise web.HTTPServiceUnavailable(text=f"{_MOST_PAGES} pages are open already")
        self._pages.append(request)
        try:
            return await self.handle_websocket(request)
        finally:
            self._pages.remove(request)

    async def _let_left_pages_end(self) -> None:
        """Wait until readers whose pages were left have ended: after a reload, one is enough."""
        for _ in range(round(_END_SECONDS / _LOOK_SECONDS)):
            transports = (page.transport for page in self._pages)
            if all(transport and not transport.is_closing() for transport in transports):
                return
            await asyncio.sleep(_LOOK_SECONDS)


async def serve(
    commands: Mapping[str, Sequence[str]],
    *,
    host: str,
    port: int,
    tell_addresses: Callable[[Mapping[str, str]], None],
) -> None:
    """Serve readers until a signal ends it.

    Args:
        commands: The programs to run, by annotator.
        host: The address to listen at.
        port: The port; 0 for any that is free.
        tell_addresses: Gets the address of each annotator, once these can be opened.

    Raises:
        OSError: It cannot listen there.
    """
    tokens = {name: secrets.token_urlsafe(_TOKEN_BYTES) for name in commands}
    application = web.Application()
    for name, command in commands.items():
        application.add_subapp(f"/{tokens[name]}", AnnotatorServer(command).application)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_END_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        shown_host = f"[{host}]" if ":" in host else host
        base = f"http://{shown_host}:{runner.addresses[0][1]}"
        tell_addresses({name: f"{base}/{token}/" for name, token in tokens.items()})
        await _end_of_serving()
    finally:
        await runner.cleanup()


async def _end_of_serving() -> None:
    """Wait until somebody wants it to end."""
    is_over = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, is_over.set)
    await is_over.wait()


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
