"""A web server on the loopback address that answers posts as a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, Mapping[str, str], Iterable[bytes]]
"""Status, headers, and the pieces of the body."""
Answer = Callable[[dict[str, Any], Mapping[str, str]], Reply]
"""Gets the JSON and the headers that were posted."""


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """Serve answers by their paths; yields the address of the server."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            posted = json.loads(self.rfile.read(length))
            status, headers, body = answers[self.path](posted, dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                for piece in body:
                    self.wfile.write(piece)
                    self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
