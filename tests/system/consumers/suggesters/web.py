"""Web servers that are not ours, each with a library behind it: `python -m …web NAME PORT`."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from tests.system.consumers.suggesters.libraries import dates, phone_numbers, places, prices

_DONE = {"done": True}
_JSON_LINES = "application/x-ndjson"


def by_flask(port: int) -> None:
    """Flask on Werkzeug: dates, streamed in chunks, over HTTP/1.1 with connections kept alive."""
    from flask import Flask, Response, request
    from werkzeug.serving import WSGIRequestHandler

    app = Flask(__name__)

    @app.post("/suggest")
    def suggest() -> Response:
        return Response(_lines(dates, request.get_json()), mimetype=_JSON_LINES)

    @app.post("/slash/")
    def slash() -> Response:
        return suggest()

    @app.post("/broken")
    def broken() -> Response:
        raise ZeroDivisionError

    WSGIRequestHandler.protocol_version = "HTTP/1.1"
    app.run("127.0.0.1", port, threaded=True)


def by_bottle(port: int) -> None:
    """Bottle on wsgiref: places, in one piece; for it, more than 100 kB are too large."""
    import bottle

    @bottle.post("/suggest")
    def suggest() -> str:
        return "".join(_lines(places, bottle.request.json))

    bottle.run(host="127.0.0.1", port=port, quiet=True)


def by_aiohttp(port: int) -> None:
    """aiohttp: telephones, compressed as soon as anybody allows it, or whether or not."""
    from aiohttp import web

    async def suggest(request: web.Request) -> web.Response:
        lines = "".join(_lines(phone_numbers, await request.json()))
        response = web.Response(text=lines, content_type=_JSON_LINES)
        forced = web.ContentCoding.gzip if request.path == "/gzip" else None
        response.enable_compression(forced)
        return response

    app = web.Application()
    app.add_routes([web.post("/suggest", suggest), web.post("/gzip", suggest)])
    web.run_app(app, host="127.0.0.1", port=port, print=None)


def by_uvicorn(port: int) -> None:
    """Starlette on uvicorn, with its middleware for gzip: prices, streamed, with the status 201."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.gzip import GZipMiddleware
    from starlette.requests import Request
    from starlette.responses import StreamingResponse
    from starlette.routing import Route

    async def suggest(request: Request) -> StreamingResponse:
        async def pieces() -> AsyncIterator[str]:
            for line in _lines(prices, asked):
                yield line[:7]
                yield line[7:]

        asked = await request.json()
        return StreamingResponse(pieces(), 201, media_type=_JSON_LINES)

    async def half(request: Request) -> StreamingResponse:
        async def pieces() -> AsyncIterator[str]:
            yield json.dumps({"label": "PERSON", "quote": "Ida Quill"}) + "\n"
            raise RuntimeError

        return StreamingResponse(pieces(), media_type=_JSON_LINES)

    routes = [Route("/suggest", suggest, methods=["POST"]), Route("/half", half, methods=["POST"])]
    app = Starlette(routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=1)])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="critical")


def _lines(find: Callable[[Any], Iterator[Any]], request: Any) -> Iterator[str]:
    for answer in (*find(request), {**_DONE, "id": request["id"]}):
        yield json.dumps(answer, ensure_ascii=False) + "\n"


SERVERS: dict[str, Callable[[int], None]] = {
    "flask": by_flask,
    "bottle": by_bottle,
    "aiohttp": by_aiohttp,
    "uvicorn": by_uvicorn,
}

if __name__ == "__main__":
    SERVERS[sys.argv[1]](int(sys.argv[2]))
