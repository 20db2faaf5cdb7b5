"""A suggester behind an address: a request is posted, and the answers are the lines that come."""

from __future__ import annotations

import contextlib
import http.client
import json
import ssl
import time
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from annotate.suggesters.answer import one_line
from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.request import Request
from tui.extraction.suggesters.source import LineSplitter

_CHUNK = 65_536
"""Bytes that are read at once; chosen by hand."""
_LONGEST_REASON = 120
"""Characters of a server's words that are shown; chosen by hand."""
_SUCCESS = range(200, 300)
"""The statuses of an answer that is one; redirections are not followed."""
_ABOUT_KEYS = (401, 403)
"""The statuses of refusals whose words may repeat a key, or half of it."""
_MOST_REASONS = 8_192
"""Bytes of a refusal that are read at most; chosen by hand."""
_COMPRESSED = ("gzip", "deflate")
"""The codings of an answer that are undone; none of them is asked for."""
_ZLIB_OR_GZIP = 47
"""What tells zlib to take either form, in its own count."""


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
    has_begun = False
    try:
        # A server that refuses may close the connection at once; its answer says why.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.request("POST", path, data, {"Content-Type": "application/json", **headers})
        _limit(connection, deadline)
        response = connection.getresponse()
        if response.status not in _SUCCESS:
            raise SuggesterFailed(_refusal(response, headers.values()))
        has_begun, decoded = True, _decoder(response.headers.get("Content-Encoding", ""))
        while chunk := response.read1(_CHUNK):
            yield from decoded(chunk)
            _limit(connection, deadline)
    except TimeoutError as error:
        raise SuggesterFailed(f"took longer than {seconds:g} s") from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if has_begun:
            raise SuggesterFailed(f"{parts.hostname} broke off in the middle") from error
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        words = one_line(reason, _LONGEST_REASON)
        raise SuggesterFailed(f"{parts.hostname} cannot be reached: {words}") from error
    finally:
        connection.close()


def _connection(
    scheme: str, host: str, port: int | None, seconds: float
) -> http.client.HTTPConnection:
    # Without a port, the last part of an IPv6 address would be taken for one.
    if scheme == "https":
        context, port = ssl.create_default_context(), port or http.client.HTTPS_PORT
        return http.client.HTTPSConnection(host, port, timeout=seconds, context=context)
    return http.client.HTTPConnection(host, port or http.client.HTTP_PORT, timeout=seconds)


def _limit(connection: http.client.HTTPConnection, deadline: float) -> None:
    """Let the next read take what is left of the time."""
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    if connection.sock is not None:
        connection.sock.settimeout(remaining)


def _decoder(coding: str) -> Callable[[bytes], Iterable[bytes]]:
    """What turns what comes into what was meant, without keeping much of it at a time."""
    if coding.lower() in ("", "identity"):
        return lambda chunk: (chunk,)
    if coding.lower() not in _COMPRESSED:
        raise SuggesterFailed(f"its answer is coded as {one_line(coding, _LONGEST_REASON)}")
    inflater = zlib.decompressobj(_ZLIB_OR_GZIP)

    def inflated(chunk: bytes) -> Iterator[bytes]:
        while piece := inflater.decompress(chunk, _CHUNK):
            yield piece
            chunk = inflater.unconsumed_tail

    return inflated


def _refusal(response: http.client.HTTPResponse, secrets: Iterable[str]) -> str:
    """The status of a server that refuses, with its own words where they cannot repeat a key."""
    refusal = (
        f"the server says {response.status} {one_line(response.reason or '', _LONGEST_REASON)}"
    )
    words = "" if response.status in _ABOUT_KEYS else _message(response)
    if not words or any(secret.split()[-1] in words for secret in secrets):
        return refusal.rstrip()
    return f"{refusal.rstrip()}: {one_line(words, _LONGEST_REASON)}"


def _message(response: http.client.HTTPResponse) -> str:
    """The words of an error in the forms that are common; empty where it has another one."""
    with contextlib.suppress(ValueError, RecursionError, OSError, http.client.HTTPException):
        # One piece is enough, and takes no longer than what is left of the time.
        match json.loads(response.read1(_MOST_REASONS)):
            case (
                {"error": {"message": str(words)}}
                | {"error": str(words)}
                | {"message": str(words)}
                | {"detail": str(words)}
            ):
                return words
    return ""
