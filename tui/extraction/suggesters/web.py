"""A suggester behind an address: a request is posted, and the answers are the lines that come."""

from __future__ import annotations

import contextlib
import http.client
import ssl
import time
from collections.abc import Generator, Iterator, Mapping
from urllib.parse import urlsplit

from annotate.suggesters.answer import one_line
from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.request import Request
from tui.extraction.suggesters.source import LineSplitter

_CHUNK = 65_536
"""Bytes that are read at once; chosen by hand."""
_LONGEST_REASON = 120
"""Characters of a server's words that are shown; chosen by hand."""
_OK = 200
"""The status of an answer that is one; redirections are not followed."""


class WebSuggester:
    """Posts each request to an address."""

    def __init__(self, url: str) -> None:
        self._url = url

    def answers(self, request: Request, *, seconds: float) -> Iterator[list[bytes]]:
        """Yield the lines that answer a request."""
        lines = LineSplitter()
        body = post(self._url, request.to_line(), {}, seconds=seconds)
        with contextlib.closing(body):
            for chunk in body:
                yield lines.add(chunk)
        yield lines.add(b"\n")
        raise SuggesterFailed("its answer ended in the middle")


def post(
    url: str, data: bytes, headers: Mapping[str, str], *, seconds: float
) -> Generator[bytes, None, None]:
    """Post JSON to an address and yield what comes back; no redirection is followed.

    Raises:
        SuggesterFailed: The server cannot be reached, refuses, or takes too long.
    """
    deadline = time.monotonic() + seconds
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _connection(parts.scheme, parts.hostname or "", parts.port, seconds)
    try:
        connection.request("POST", path, data, {"Content-Type": "application/json", **headers})
        _limit(connection, deadline)
        response = connection.getresponse()
        if response.status != _OK:
            raise SuggesterFailed(_refusal(response))
        while chunk := response.read1(_CHUNK):
            yield chunk
            _limit(connection, deadline)
    except TimeoutError as error:
        raise SuggesterFailed(f"took longer than {seconds:g} s") from error
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        words = one_line(reason, _LONGEST_REASON)
        raise SuggesterFailed(f"{parts.hostname} cannot be reached: {words}") from error
    finally:
        connection.close()


def _connection(
    scheme: str, host: str, port: int | None, seconds: float
) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=seconds, context=context)
    return http.client.HTTPConnection(host, port, timeout=seconds)


def _limit(connection: http.client.HTTPConnection, deadline: float) -> None:
    """Let the next read take what is left of the time."""
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    if connection.sock is not None:
        connection.sock.settimeout(remaining)


def _refusal(response: http.client.HTTPResponse) -> str:
    """The status of a server that refuses; its own words might repeat a key."""
    words = one_line(response.reason or "", _LONGEST_REASON)
    return f"the server says {response.status} {words}".rstrip()
