"""Addresses on a server of our own: redirects, refusals, slowness, size, encodings."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator

import pytest

from annotate.document import Document
from annotate.errors import UnreadableArticle, UnusableAddress
from annotate.loaders.address import fetch
from annotate.loaders.registry import load
from tests.annotate.loaders.server import Server, serving
from tests.annotate.loaders.sources import QUAY, pdf
from tests.annotate.loaders.test_html import PAGE

HTML = {"Content-Type": "text/html"}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def loaded(address: str) -> Document:
    return load(fetch(address, seconds=20))


def test_a_page_is_read_from_its_address(server: Server) -> None:
    document = loaded(server.put("/harbour", PAGE, headers=HTML) + "#comments")

    assert document.title == "Harbour plan"
    assert document.uri == f"{server.root}/harbour"
    assert document.facts["url"] == "https://post.example/harbour"
    assert QUAY in document.text


def test_a_redirect_is_followed_to_where_the_page_is(server: Server) -> None:
    there = server.put("/there", PAGE, headers=HTML)
    here = server.put("/here", status=302, headers={"Location": "/there"})

    assert loaded(here).uri == there


@pytest.mark.parametrize(
    ("headers", "encoding"),
    [
        ({"Content-Type": "text/html; charset=iso-8859-1"}, "iso-8859-1"),
        ({"Content-Type": "text/html; charset=iso-8859-1"}, "utf-8"),
        ({"Content-Type": "text/html; charset=no-such"}, "utf-8"),
        ({"Content-Type": "text/plain; charset=koi8-r"}, "koi8-r"),
    ],
    ids=["as the server says", "not as the server says", "unknown", "plain text"],
)
def test_the_encoding_is_the_real_one(
    server: Server, headers: dict[str, str], encoding: str
) -> None:
    words = "Ж" if encoding == "koi8-r" else "Zoë"
    body = f"<p>{words}</p>" if "html" in headers["Content-Type"] else words

    assert loaded(server.put("/words", body.encode(encoding), headers=headers)).text == words


def test_bytes_in_no_encoding_are_named(server: Server) -> None:
    address = server.put("/bad", b"<p>caf\xe9</p>", headers={"Content-Type": "text/html"})

    with pytest.raises(UnreadableArticle, match=rf"{address} is not utf-8 .* offset 6; --encoding"):
        loaded(address)


def test_a_page_that_is_sent_compressed_is_unpacked(server: Server) -> None:
    packed = {**HTML, "Content-Encoding": "gzip"}

    assert QUAY in loaded(server.put("/packed", gzip.compress(PAGE.encode()), headers=packed)).text


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_page_that_is_sent_in_pieces_is_put_together(server: Server, encoding: str) -> None:
    body = gzip.compress(PAGE.encode()) if encoding else PAGE.encode()
    headers = {**HTML, "Content-Encoding": encoding}

    assert QUAY in loaded(server.put("/pieces", body, headers=headers, chunked=True)).text


@pytest.mark.parametrize(
    ("path", "body", "media_type", "words"),
    [
        ("/a.pdf", pdf(("BodyText", QUAY)), "application/pdf", QUAY),
        ("/download", pdf(("BodyText", QUAY)), "application/octet-stream", QUAY),
        ("/a.md", b"A *soft* word.", "text/plain", "A soft word."),
        ("/a", b"A *soft* word.", "text/markdown", "A soft word."),
        ("/a.txt", b"A *soft* word.", "text/plain", "A *soft* word."),
    ],
    ids=["a paper", "a download", "by ending", "by type", "plain"],
)
def test_other_formats_are_detected_by_type_and_ending(
    server: Server, path: str, body: bytes, media_type: str, words: str
) -> None:
    assert loaded(server.put(path, body, headers={"Content-Type": media_type})).text == words


def test_a_missing_page_is_reported_in_the_servers_words(server: Server) -> None:
    with pytest.raises(UnreadableArticle, match="/missing: the server says 404 Not Found"):
        fetch(f"{server.root}/missing")


def test_a_circle_of_redirects_ends(server: Server) -> None:
    circle = server.put("/circle", status=301, headers={"Location": "/circle"})

    with pytest.raises(UnreadableArticle, match="redirects more than 10 times"):
        fetch(circle)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_to_another_scheme_is_not_followed(server: Server, target: str) -> None:
    address = server.put("/away", status=302, headers={"Location": target})

    with pytest.raises(UnreadableArticle, match="neither http nor https"):
        fetch(address)


@pytest.mark.parametrize("has_length", [True, False])
def test_a_huge_page_is_not_read(server: Server, has_length: bool) -> None:
    headers = HTML if has_length else {**HTML, "Content-Length": ""}
    address = server.put("/huge", b"x" * 300_000, headers=headers)

    with pytest.raises(UnreadableArticle, match="bytes"):
        fetch(address, largest=200_000)


def test_a_page_that_is_huge_when_unpacked_is_not_read(server: Server) -> None:
    packed = gzip.compress(b"x" * 3_000_000)
    address = server.put("/bomb", packed, headers={**HTML, "Content-Encoding": "gzip"})

    with pytest.raises(UnreadableArticle, match="more than 1,000,000 bytes"):
        fetch(address, largest=1_000_000)


@pytest.mark.parametrize("slow", [1.0, 0.02], ids=["silent", "in drops"])
def test_a_slow_page_is_abandoned(server: Server, slow: float) -> None:
    address = server.put("/slow", b"x" * 1000, slow=slow)

    with pytest.raises(UnreadableArticle, match=r"was not received within 0.2 seconds"):
        fetch(address, seconds=0.2)


def test_a_missing_server_is_reported() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

    with pytest.raises(UnreadableArticle, match="the connection was refused"):
        fetch(f"http://127.0.0.1:{port}/")


def test_an_unknown_host_is_reported() -> None:
    with pytest.raises(
        UnreadableArticle, match="its host is unknown; is there a network connection"
    ):
        fetch("http://no-such-host.invalid/", seconds=20)


@pytest.mark.parametrize(
    "address", ["ftp://x.example/a", "file:///etc/passwd", "gopher://x", "http://", "https:///a"]
)
def test_other_schemes_and_no_host_are_no_addresses(address: str) -> None:
    with pytest.raises(UnusableAddress):
        fetch(address)
