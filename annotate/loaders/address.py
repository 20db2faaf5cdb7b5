"""Addresses: pages fetched over http and https, with limits to size, time and redirects."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from annotate.errors import UnreadableArticle, UnusableAddress
from annotate.loaders.registry import missing_library
from annotate.loaders.source import LARGEST, Source, short_title

if TYPE_CHECKING:
    from requests import Response

_SCHEMES = ("http", "https")
_MOST_REDIRECTS = 10
"""Most redirects that are followed; chosen by hand."""

_SECONDS = 30.0
"""Most seconds for a whole page, unless the caller sets another limit; chosen by hand."""

_CHUNK_SIZE = 1 << 16
"""Most bytes that are read at once; size and time are checked after each piece."""

_HEADERS = {
    "User-Agent": "postil",
    "Accept": "text/html,application/xhtml+xml,application/epub+zip,application/pdf,text/*;q=0.9,"
    "*/*;q=0.5",
}


def fetch(
    address: str,
    *,
    encoding: str | None = None,
    seconds: float = _SECONDS,
    largest: int = LARGEST,
) -> Source:
    """Fetch the content of an address.

    Args:
        address: The address, with its scheme.
        encoding: The encoding that a person named.
        seconds: Most seconds that it may take in all.
        largest: Most bytes that it may have, unpacked.

    Raises:
        UnusableAddress: The scheme is neither http nor https, or there is no host.
        UnreadableArticle: It cannot be fetched; the message says why.
    """
    _check(address)
    try:
        import requests
        from urllib3.exceptions import HTTPError, ReadTimeoutError
    except ImportError as error:
        raise missing_library("web", f"{address} is on the web") from error
    deadline = time.monotonic() + seconds
    with requests.Session() as session:
        session.max_redirects = _MOST_REDIRECTS
        try:
            with session.get(address, headers=_HEADERS, stream=True, timeout=seconds) as response:
                return _source(response, address, encoding, deadline, largest)
        except requests.exceptions.InvalidSchema as error:
            fault = "redirects to something that is neither http nor https"
            raise UnreadableArticle(f"{address} {fault}") from error
        except requests.exceptions.TooManyRedirects as error:
            fault = f"redirects more than {_MOST_REDIRECTS} times; nothing was read"
            raise UnreadableArticle(f"{address} {fault}") from error
        except (requests.exceptions.Timeout, ReadTimeoutError, _Late) as error:
            fault = f"was not received within {seconds:g} seconds; try again later"
            raise UnreadableArticle(f"{address} {fault}") from error
        except (requests.exceptions.RequestException, HTTPError) as error:
            raise UnreadableArticle(f"{address} cannot be fetched: {_reason(error)}") from error


class _Late(Exception):
    """The time is up."""


def _check(address: str) -> None:
    if address.partition("://")[0].lower() not in _SCHEMES:
        raise UnusableAddress(f"{address}: only addresses with http and https can be read")
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host:
        raise UnusableAddress(f"{address} names no host")


def _source(
    response: Response, address: str, encoding: str | None, deadline: float, largest: int
) -> Source:
    if not response.ok:
        reason = f" {response.reason}" if response.reason else ""
        raise UnreadableArticle(f"{address}: the server says {response.status_code}{reason}")
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > largest:
        raise UnreadableArticle(
            f"{address} has {int(declared):,} bytes; {largest:,} is the most that can be opened"
        )
    data = b"".join(_pieces(response, address, deadline, largest))
    media_type, charset = _content_type(response.headers.get("Content-Type", ""))
    final = response.url.partition("#")[0]
    name = unquote(urlsplit(final).path.rstrip("/").rpartition("/")[2])
    return Source(
        data,
        name=final,
        uri=final,
        title=short_title(name or urlsplit(final).netloc),
        encoding=encoding,
        charset=charset,
        media_type=media_type,
    )


def _pieces(response: Response, address: str, deadline: float, largest: int) -> Iterator[bytes]:
    """The content, unpacked, as long as there is time and room."""
    size = 0
    # Waiting for whole pieces would never end where the bytes come in drops.
    while piece := response.raw.read1(_CHUNK_SIZE, decode_content=True):
        size += len(piece)
        if size > largest:
            raise UnreadableArticle(
                f"{address} has more than {largest:,} bytes, the most that can be opened"
            )
        if time.monotonic() > deadline:
            raise _Late
        yield piece


def _content_type(header: str) -> tuple[str, str]:
    """The media type and the charset of a header."""
    message = Message()
    message["Content-Type"] = header or "application/octet-stream"
    return message.get_content_type(), str(message.get_content_charset() or "")


def _reason(error: Exception) -> str:
    """The failure in words, without the objects that libraries put into their messages."""
    text = str(error)
    if "resolve" in text or "getaddrinfo" in text:
        return "its host is unknown; is there a network connection?"
    if "refused" in text:
        return "the connection was refused"
    if "CERTIFICATE" in text.upper():
        return "its certificate cannot be trusted"
    if "unreachable" in text:
        return "the network cannot be reached"
    return f"the connection broke ({type(error).__name__})"
