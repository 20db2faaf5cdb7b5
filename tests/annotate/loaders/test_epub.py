"""EPUB: chapters in reading order, and the table of contents leads to them."""

from __future__ import annotations

import pytest

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders import epub as epub_loader
from tests.annotate.loaders.sources import epub, source

CHAPTERS = {
    "one.xhtml": "<h1>I</h1><p>The ferry <i>left</i>.</p><p id='storm'>A storm came.</p>",
    "two.xhtml": "<p>It was night.</p>",
}
CONTENTS = (
    "<ol><li><a href='one.xhtml'>Leaving</a><ol><li><a href='one.xhtml#storm'>The storm</a></li>"
    "</ol></li><li><a href='two.xhtml#gone'>Night &amp; day</a></li></ol>"
)
NCX = (
    "<navPoint><navLabel><text>Leaving</text></navLabel><content src='one.xhtml'/><navPoint>"
    "<navLabel><text>The storm</text></navLabel><content src='one.xhtml#storm'/></navPoint>"
    "</navPoint><navPoint><navLabel><text>Night &amp; day</text></navLabel>"
    "<content src='two.xhtml'/></navPoint>"
)


def loaded(data: bytes) -> Document:
    return epub_loader.load(source(data, "ferry.epub"))


def places(document: Document) -> list[tuple[int, str, str]]:
    """Level and title of each heading, and the word that it stands over."""
    return [
        (heading.level, heading.title, document.text[heading.start :].split()[0])
        for heading in document.layout.headings
    ]


def test_a_book_is_its_chapters_in_reading_order() -> None:
    document = loaded(epub(CHAPTERS))

    assert document.text == "I\n\nThe ferry left.\n\nA storm came.\n\nIt was night."
    assert document.title == "The Ferry"
    assert document.facts == {"author": "Ida Quill, Tom Farrow", "date": "2024-05-01"}


@pytest.mark.parametrize("how", [{"contents": CONTENTS}, {"ncx": NCX}], ids=["nav", "ncx"])
def test_the_contents_lead_to_the_chapters(how: dict[str, str]) -> None:
    document = loaded(epub(CHAPTERS, **how))

    assert places(document) == [
        (1, "Leaving", "I"),
        (2, "The storm", "A"),
        (1, "Night & day", "It"),
    ]


def test_a_book_without_contents_has_those_of_its_headings() -> None:
    assert places(loaded(epub(CHAPTERS))) == [(1, "I", "I")]


def test_a_chapter_in_another_encoding_is_decoded_as_declared() -> None:
    chapter = '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>Zoë</p></body></html>'
    book = epub(CHAPTERS, more={"OEBPS/two.xhtml": chapter.encode("iso-8859-1")})

    assert loaded(book).text.endswith("Zoë")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 no archive", "cannot be read as an EPUB"),
        (epub({"a.xhtml": "<img src='page.png'/>"}), "contains no text"),
        (
            epub(CHAPTERS, title="<x>"),
            r"cannot be read as an EPUB: OEBPS/book.opf: mismatched tag",
        ),
        (
            epub(
                CHAPTERS,
                more={"META-INF/encryption.xml": "<e><CipherReference URI='OEBPS/one.xhtml'/></e>"},
            ),
            "is copy-protected",
        ),
        (
            epub(CHAPTERS, title='&amp;</dc:title></metadata><!DOCTYPE x [<!ENTITY a "b">]>'),
            "cannot be read as an EPUB",
        ),
    ],
    ids=["no archive", "pictures", "broken package", "protected", "entities"],
)
def test_a_book_that_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle, match=f"ferry.epub {reason}"):
        loaded(data)


def test_a_bad_byte_in_a_chapter_is_named_with_its_place() -> None:
    book = epub(CHAPTERS, more={"OEBPS/two.xhtml": b"<html><body>caf\xe9</body></html>"})

    with pytest.raises(UnreadableArticle, match=r"OEBPS/two.xhtml is not utf-8 .* offset 15"):
        loaded(book)


def test_a_book_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_loader, "LARGEST", 1000)

    with pytest.raises(UnreadableArticle, match="unpacks to more than 1,000 bytes"):
        loaded(epub({"a.xhtml": f"<p>{'x' * 2000}</p>"}))
