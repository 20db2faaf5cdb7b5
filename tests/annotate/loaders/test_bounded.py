"""Reading within limits: what takes too long or too much is refused in one line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.document import Document
from annotate.errors import ReadingEnded, UnreadableArticle
from annotate.layout import Look
from annotate.loaders import bounded, markdown, registry
from annotate.loaders.bounded import Limits, while_waiting
from annotate.loaders.document_wire import decode, encode
from annotate.loaders.source import Source
from tests.annotate.loaders.sources import source
from tests.slow_page import slow_page

LONG_PAGE = b"<!doctype html><p>" + b"The ferry sails at noon. " * 5_000 + b"</p>"


def long_to_read() -> Source:
    return source(slow_page(300_000, "x"), "a.html")


def long_to_hold() -> Source:
    return source("*a " * 100_000, "a.md")


def test_a_long_page_is_read_by_another_process_as_it_is_by_this_one() -> None:
    page = source(LONG_PAGE, "a.html")

    document = bounded.load(page)

    assert document == registry.load(page)
    assert document.text.startswith("The ferry sails")


def test_a_document_is_the_same_on_the_other_side() -> None:
    text = "---\nauthor: Ann\n---\n# One\n\nTwo *three* `four` [five](x)"
    document = registry.load(source(text, "a.md"))
    document = replace(document, text=f"{document.text} \ud800", remarks=("a word left out",))

    there = decode(encode(document))

    assert there == document
    assert {styled.look for styled in there.layout.styled} >= {Look.EMPHASIS, Look.HEADING}
    assert (there.remarks, there.facts["author"]) == (("a word left out",), "Ann")


@pytest.mark.parametrize(
    ("article", "limits", "words"),
    [
        (long_to_read, Limits(seconds=1), "takes more than 1 seconds of the proc"),
        (long_to_hold, Limits(memory=60_000_000), "needs more than 0.06 GB of"),
    ],
    ids=["time", "memory"],
)
def test_what_is_over_a_limit_is_refused_in_one_line(
    article: Callable[[], Source], limits: Limits, words: str
) -> None:
    with pytest.raises(UnreadableArticle, match="unchanged; its text, saved as") as refusal:
        bounded.load(article(), limits)

    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_what_a_library_stumbles_over_is_refused_in_this_process_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stumble(page: Source) -> Document:
        raise KeyError("uppercase")

    monkeypatch.setattr(markdown, "load", stumble)

    with pytest.raises(UnreadableArticle, match=r"stops the program .* \(KeyError: 'uppercase'\)"):
        bounded.load(source("*a*", "a.md"))


def test_who_waits_can_end_it() -> None:
    def end(seconds: float) -> None:
        raise ReadingEnded("a.html")

    with while_waiting(end), pytest.raises(ReadingEnded):
        bounded.load(long_to_read())


def test_a_broken_book_is_refused_as_it_would_be_here(tmp_path: Path) -> None:
    book = tmp_path / "a.epub"
    book.write_bytes(b"PK\x03\x04 no zip")

    with pytest.raises(UnreadableArticle, match="cannot be read as an EPUB: File is not a zip"):
        bounded.load_file(book)
