"""Servers as processes of their own, on the loopback address, until they are needed no more."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_HOST = "127.0.0.1"
_PATIENCE = 120.0
"""Seconds until a server has to be there, or gone; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server."""

    name: str
    """Its name, for this check."""
    arguments: tuple[str, ...]
    """What Python gets to run it; the port comes last."""


@contextmanager
def serving(served: Served) -> Iterator[str]:
    """Run a server until the block ends; yields its address."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, *served.arguments, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(served, server, port)
        yield f"http://{_HOST}:{port}"
    finally:
        server.kill()
        server.wait(_PATIENCE)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind((_HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def _wait(served: Served, server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection((_HOST, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"{served.name} does not answer")
