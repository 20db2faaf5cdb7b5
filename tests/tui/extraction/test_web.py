"""Suggesters behind an address and in packages: answers like those of programs, same limits."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Iterator
from http import HTTPStatus
from importlib.metadata import EntryPoint, EntryPoints
from itertools import repeat
from typing import Any

import numpy as np
import pytest

from annotate.labels.scheme import ONTONOTES
from annotate.suggesters.collecting import Collector, SuggesterFailed
from annotate.suggesters.request import Request, labels_for
from tests.tui.extraction.web_server import Answer, Reply, serving
from tui.config.loopback import is_loopback
from tui.extraction.suggesters.entry_point import EntryPointSuggester
from tui.extraction.suggesters.source import Source
from tui.extraction.suggesters.web import WebSuggester

_FOUND = b'{"label": "PERSON", "quote": "Ida Quill"}\n'
_DONE = b'{"done": true}\n'
_GZIP = {"Content-Encoding": "gzip"}


def ask(source: Source, *, seconds: float = 10.0) -> list[str]:
    """The quotes that a source proposes in a text."""
    text = "Mayor Ida Quill said so."
    collector = Collector(Request("1", text, labels_for(ONTONOTES)), scope="", title="t")
    quotes: list[str] = []
    for lines in source.answers(collector.request, seconds=seconds):
        found = [collector.add(line) for line in lines]
        spans = [each.body.extent for each in found if each is not None]
        quotes += [text[span.start : span.end] for span in spans]
        if collector.is_done:
            break
    return quotes


def answering(*pieces: bytes, status: int = 200, **headers: str) -> Answer:
    return lambda posted, sent: (status, headers, pieces)


def slowly(posted: dict[str, Any], sent: object) -> Reply:
    def pieces() -> Iterator[bytes]:
        yield _FOUND
        time.sleep(5)

    return 200, {}, pieces()


def test_an_address_is_asked_as_a_program_is() -> None:
    posts: list[dict[str, Any]] = []

    def answer(posted: dict[str, Any], sent: object) -> Reply:
        posts.append(posted)
        return 200, {}, (_FOUND[:9], _FOUND[9:], _DONE)

    with serving({"/suggest?v=1": answer}) as root:
        assert ask(WebSuggester(f"{root}/suggest?v=1")) == ["Ida Quill"]
    assert posts[0]["protocol"] == "postil-suggest/1"


@pytest.mark.parametrize(
    "answer",
    [
        answering(_FOUND, _DONE, status=201),
        answering(gzip.compress(_FOUND + _DONE)[:20], gzip.compress(_FOUND + _DONE)[20:], **_GZIP),
        answering(zlib.compress(_FOUND + _DONE), **{"Content-Encoding": "Deflate"}),
    ],
    ids=["created", "gzip", "deflate"],
)
def test_an_answer_may_be_called_created_and_may_be_compressed(answer: Answer) -> None:
    with serving({"/": answer}) as root:
        assert ask(WebSuggester(root)) == ["Ida Quill"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (answering(_FOUND), "its answer ended in the middle"),
        (answering(gzip.compress(b" " * 20_000_000), **_GZIP), "wrote (a line of )?more than"),
        (answering(b"no gzip", **_GZIP), r"127\.0\.0\.1 broke off in the middle"),
        (answering(b"1", **{"Content-Encoding": "br"}), "its answer is coded as br"),
        (answering(b"9\r\n{", **{"Transfer-Encoding": "chunked"}), "broke off in the middle"),
        (answering(b'{"error": "full"}', status=413), f"says 413 {HTTPStatus(413).phrase}: full"),
        (answering(b'{"detail": "gone"}', status=404), "the server says 404 Not Found: gone"),
        (
            answering(b'{"detail": [1]}', status=422),
            f"the server says 422 {HTTPStatus(422).phrase}$",
        ),
        (answering(b"9", status=500, **{"Transfer-Encoding": "chunked"}), "Server Error$"),
        (answering(status=401), "the server says 401 Unauthorized"),
        (answering(status=500), "the server says 500 Internal Server Error"),
        (answering(status=302, Location="http://elsewhere/"), "the server says 302 Found"),
        (
            lambda posted, sent: (200, {}, repeat(b"x" * 9_999)),
            "a line of more than 1,000,000 bytes",
        ),
        (slowly, "took longer than 0.5 s"),
    ],
)
def test_a_bad_server_is_given_up(answer: Answer, words: str) -> None:
    with serving({"/": answer}) as root, pytest.raises(SuggesterFailed, match=words):
        ask(WebSuggester(root), seconds=0.5 if answer is slowly else 10)


def test_a_server_that_is_not_there_is_named() -> None:
    with serving({}) as root:
        pass
    with pytest.raises(SuggesterFailed, match=r"127\.0\.0\.1 cannot be reached: Connection ref"):
        ask(WebSuggester(root))


def find(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield json.loads(_FOUND)
    if "slow" in request["title"]:
        time.sleep(5)


def measure(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {**json.loads(_FOUND), "start": np.int64(6), "end": 15, "score": np.float32(0.5)}


def fail(request: dict[str, Any]) -> list[dict[str, Any]]:
    raise RuntimeError(f"no model for\n{request['text'][:5]}")


def test_a_function_of_a_package_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = EntryPoints(
        EntryPoint(name, f"{__name__}:{name}", "postil.suggesters")
        for name in ("find", "fail", "measure")
    )
    monkeypatch.setattr("tui.extraction.suggesters.entry_point.entry_points", installed.select)

    assert ask(EntryPointSuggester("find")) == ["Ida Quill"]
    assert ask(EntryPointSuggester("measure")) == ["Ida Quill"]
    with pytest.raises(SuggesterFailed, match="failed: RuntimeError: no model for Mayor"):
        ask(EntryPointSuggester("fail"))
    with pytest.raises(SuggesterFailed, match="no installed package brings other"):
        ask(EntryPointSuggester("other"))
    slow = EntryPointSuggester("find").answers(Request("1", "", (), title="slow"), seconds=0.2)
    with pytest.raises(SuggesterFailed, match=r"took longer than 0\.2 s"):
        list(slow)


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("localhost.example.com", False),
        ("127.0.0.1.example.com", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
    ],
)
def test_only_what_is_plainly_this_machine_needs_no_consent(host: str, is_here: bool) -> None:
    assert is_loopback(host) is is_here
