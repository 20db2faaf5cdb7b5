"""EPUB: chapters in reading order, and the table of contents leads to them."""

from __future__ import annotations

import pytest

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders import epub as epub_loader
from annotate.loaders import epub_archive
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


def test_a_bad_byte_in_a_chapter_costs_no_more_than_itself_and_is_counted() -> None:
    book = epub(CHAPTERS, more={"OEBPS/two.xhtml": b"<html><body>caf\xe9 noir</body></html>"})

    document = loaded(book)

    assert document.text.endswith("A storm came.\n\ncaf\ufffd noir")
    [remark] = document.remarks
    assert "1 byte of OEBPS/two.xhtml not in utf-8" in remark


@pytest.mark.parametrize(
    ("chapter", "encoding"),
    [
        ("<p>Zoë</p>".encode("iso-8859-1"), "iso-8859-1"),
        ("<meta charset='windows-1252'/><p>Zoë</p>".encode("cp1252"), None),
        ("<p>Zoë</p>".encode("utf-16"), None),
        ("<?xml version='1.0' encoding='UTF-16'?><p>Zoë</p>".encode("utf-16"), None),
    ],
    ids=["named by a person", "meta element", "mark", "mark and declaration"],
)
def test_a_chapter_is_decoded_as_its_bytes_or_a_person_say(
    chapter: bytes, encoding: str | None
) -> None:
    data = epub(CHAPTERS, more={"OEBPS/two.xhtml": chapter})

    document = epub_loader.load(source(data, "ferry.epub", encoding=encoding))

    assert document.text.endswith("Zoë")
    assert document.remarks == ()


def test_a_person_hears_which_byte_is_not_in_the_encoding_that_they_named() -> None:
    data = epub(CHAPTERS, more={"OEBPS/two.xhtml": b"<p>caf\xe9</p>"})

    with pytest.raises(UnreadableArticle, match=r"OEBPS/two.xhtml is not ascii .* offset 6"):
        epub_loader.load(source(data, "ferry.epub", encoding="ascii"))


@pytest.mark.parametrize(
    "href",
    [
        "/OEBPS/two.xhtml",
        "two.xhtml#top",
        "TWO.XHTML",
        "%74wo.xhtml",
        "..\\OEBPS\\two.xhtml",
        "./x/../two.xhtml",
    ],
)
def test_a_chapter_is_reached_however_its_path_is_written(href: str) -> None:
    book = epub(CHAPTERS, rewrite=('href="two.xhtml"', f'href="{href}"'))

    document = loaded(book)

    assert document.text.endswith("It was night.")
    assert document.remarks == ()


def test_a_chapter_whose_name_is_in_another_normal_form_is_reached() -> None:
    book = epub({"cafe\u0301.xhtml": "<p>It was night.</p>"}, rewrite=("cafe\u0301", "caf\xe9"))

    assert loaded(book).text == "It was night."


@pytest.mark.parametrize(
    "media_type",
    [
        "application/xhtml+xml; charset=utf-8",
        "Application/XHTML+XML",
        "text/x-oeb1-document",
        "text/xml",
    ],
)
def test_a_chapter_is_read_whatever_media_type_books_give_it(media_type: str) -> None:
    book = epub(CHAPTERS, rewrite=("application/xhtml+xml", media_type))

    assert loaded(book).text.endswith("A storm came.\n\nIt was night.")


def test_a_fallback_is_read_in_place_of_what_is_no_text() -> None:
    picture = '<item id="c1" href="two.svg" media-type="image/svg+xml" fallback="words"/>'
    words = '<item id="words" href="two.xhtml" media-type="application/xhtml+xml"/>'
    chapter = '<item id="c1" href="two.xhtml" media-type="application/xhtml+xml"/>'

    assert loaded(epub(CHAPTERS, rewrite=(chapter, picture + words))).text.endswith("night.")


@pytest.mark.parametrize(
    ("rewrite", "remark"),
    [
        (('href="two.xhtml"', 'href="gone.xhtml"'), "OEBPS/gone.xhtml is not in the book"),
        (('idref="c1"', 'idref="c9"'), "“c9” is no text"),
    ],
)
def test_a_chapter_that_is_left_out_is_named(rewrite: tuple[str, str], remark: str) -> None:
    document = loaded(epub(CHAPTERS, rewrite=rewrite))

    assert document.text.endswith("A storm came.")
    assert not document.is_complete
    [words] = document.remarks
    assert remark in words


@pytest.mark.parametrize("contents", ["<ol><li>&nbsp;", "gone"])
def test_a_broken_table_of_contents_leaves_the_book_and_its_headings(contents: str) -> None:
    rewrite = ('href="nav.xhtml"', 'href="no.xhtml"') if contents == "gone" else None
    document = loaded(epub(CHAPTERS, contents=contents, rewrite=rewrite))

    assert document.text.endswith("It was night.")
    assert places(document) == [(1, "I", "I")]
    [remark] = document.remarks
    assert remark.startswith("no table of contents")


def test_words_are_neither_glued_nor_dropped() -> None:
    page_break = "<span epub:type='pagebreak' id='p12'>12</span>"
    chapters = {
        "one.xhtml": f"<p>The may{page_break}or said <![CDATA[5 < 6 & 7]]>.</p>",
        "two.xhtml": "<p><a role='doc-pagebreak'/>He left.</p>",
    }
    prefixed = (
        "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body><h:p>One.</h:p><h:p>Two.</h:p>"
        "</h:body></h:html>"
    )

    assert loaded(epub(chapters)).text == "The mayor said 5 < 6 & 7.\n\nHe left."
    assert loaded(epub(chapters, more={"OEBPS/two.xhtml": prefixed})).text.endswith("One.\n\nTwo.")


@pytest.mark.parametrize("tag", ["center", "dialog", "dir", "hgroup", "listing", "menu", "search"])
def test_blocks_stand_apart_whatever_they_are(tag: str) -> None:
    book = epub({"a.xhtml": f"<p>One</p><{tag}>two</{tag}>three"})

    assert loaded(book).text == "One\n\ntwo\n\nthree"


def test_a_book_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_archive, "LARGEST", 1000)

    with pytest.raises(UnreadableArticle, match="unpacks to more than 1,000 bytes"):
        loaded(epub({"a.xhtml": f"<p>{'x' * 2000}</p>"}))
