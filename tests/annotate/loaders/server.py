"""A web server on the loopback address with the answers that a test gives it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """The answer of the server under one path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    slow: float = 0.0
    """Seconds before each byte of the body."""
    chunked: bool = False
    """True if it is sent in two pieces, whose length is told before each."""


class Server:
    """Knows its answers by their paths."""

    def __init__(self, port: int, answers: dict[str, Answer]) -> None:
        self.root = f"http://127.0.0.1:{port}"
        self.answers = answers

    def put(self, path: str, body: str | bytes = b"", **facts: object) -> str:
        """Answer under a path; returns the address."""
        data = body.encode("utf-8") if isinstance(body, str) else body
        self.answers[path] = Answer(data, **facts)  # type: ignore[arg-type]
        return self.root + path


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        answers: dict[str, Answer] = self.server.answers  # type: ignore[attr-defined]
        answer = answers.get(self.path, Answer(status=404))
        self.send_response(answer.status)
        headers = {"Content-Length": str(len(answer.body)), "Connection": "close"}
        if answer.chunked:
            headers |= {"Content-Length": "", "Transfer-Encoding": "chunked"}
        for name, value in {**headers, **answer.headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            for piece in _pieces(answer):
                self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _pieces(answer: Answer) -> Iterator[bytes]:
    if answer.chunked:
        for piece in (answer.body[:100], answer.body[100:], b""):
            yield b"%x\r\n%s\r\n" % (len(piece), piece)
    elif answer.slow:
        for byte in answer.body:
            time.sleep(answer.slow)
            yield bytes([byte])
    else:
        yield answer.body


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as it is needed."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    running.daemon_threads = True
    running.answers = {}  # type: ignore[attr-defined]
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Server(running.server_address[1], running.answers)  # type: ignore[attr-defined]
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
