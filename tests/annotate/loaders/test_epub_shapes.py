"""Books in the shapes that the standards allow: each chapter is in the text, or named."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders import epub as epub_loader
from tests.annotate.loaders.sources import epub, source

PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head>'
    "<body>{body}</body></html>"
)
TEXTS = {
    "plain": "<h1>Part {n}</h1><p>word{n}x</p>",
    "sections": '<section epub:type="chapter" id="s{n}"><header><h1>Part {n}</h1></header>'
    "<p>word{n}x</p></section>",
    "footnotes": '<h1>Part {n}</h1><p>See<a epub:type="noteref" href="#f">1</a>.</p>'
    '<aside epub:type="footnote" id="f"><p>word{n}x</p></aside>',
    "overlay": '<h1>Part {n}</h1><p id="p1"><span id="w1">word{n}x</span></p>',
    "fixed": '<div style="position:absolute"><h1>Part {n}</h1><p>word{n}x</p></div>',
    "drawn": '<svg xmlns="http://www.w3.org/2000/svg"><text>word{n}x</text></svg>',
    "scripted": "<h1>Part {n}</h1><script>a=1</script><form><p>word{n}x</p></form>",
    "switch": '<h1>Part {n}</h1><epub:switch id="a"><epub:case required-namespace="x"><p>other</p>'
    "</epub:case><epub:default><p>word{n}x</p></epub:default></epub:switch>",
}
"""Bodies of chapters, each with a word of its own."""

SPINE = {
    "chapter": '<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>',
    "overlaid": '<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml" '
    'media-overlay="m{n}"/><item id="m{n}" href="c{n}.smil" media-type="application/smil+xml"/>',
    "fallback": '<item id="c{n}" href="c{n}.mp3" media-type="audio/mpeg" fallback="d{n}"/>'
    '<item id="d{n}" href="c{n}.psd" media-type="image/x-psd" fallback="e{n}"/>'
    '<item id="e{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>',
    "picture": '<item id="c{n}" href="c{n}.svg" media-type="image/svg+xml"/>',
    "foreign": '<item id="c{n}" href="c{n}.mp4" media-type="video/mp4" fallback="c{n}"/>',
    "remote": '<item id="c{n}" href="https://books.example/c{n}.xhtml" '
    'media-type="application/xhtml+xml"/>',
    "missing": '<item id="c{n}" href="gone{n}.xhtml" media-type="application/xhtml+xml"/>',
    "unlisted": "",
}
"""What the manifest says of a chapter."""
READ = frozenset({"chapter", "overlaid", "fallback"})
"""The kinds whose words are in the text."""


@dataclass(frozen=True)
class Chapter:
    spine: str
    text: str
    is_linear: bool = True


@dataclass(frozen=True)
class Book:
    chapters: tuple[Chapter, ...]
    contents: str
    """Which tables of contents there are: `nav`, `ncx`, `both`, `landmarks first` or none."""
    has_fonts: bool = False
    """True if there are obfuscated fonts."""


def packed(book: Book) -> bytes:
    """The file of a book."""
    numbers = range(len(book.chapters))
    files: dict[str, str | bytes] = {}
    manifest, spine = [], []
    for n, chapter in enumerate(book.chapters):
        body = TEXTS[chapter.text].format(n=n)
        files[f"OEBPS/c{n}.xhtml"] = PAGE.format(body=body)
        files[f"OEBPS/c{n}.svg"] = TEXTS["drawn"].format(n=n)
        manifest.append(SPINE[chapter.spine].format(n=n))
        spine.append(f'<itemref idref="c{n}" linear="{"yes" if chapter.is_linear else "no"}"/>')
    lists = [f'<li><a href="c{n}.xhtml#none">Part {n}</a></li>' for n in numbers]
    nested = "".join(f"<li><span>Book</span><ol>{entry}</ol></li>" for entry in lists)
    landmarks = '<nav epub:type="landmarks"><ol><li><a href="c0.xhtml">Start</a></li></ol></nav>'
    nav = f'{landmarks}<nav epub:type="toc"><h1>Contents</h1><ol>{nested}</ol></nav>'
    points = "".join(POINT.format(n=n) for n in numbers)
    files["OEBPS/nav.xhtml"] = PAGE.format(body=nav)
    files["OEBPS/toc.ncx"] = (
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
    )
    if "nav" in book.contents or book.contents == "both":
        manifest.append(
            '<item id="nav" href="nav.xhtml" properties="scripted nav" '
            'media-type="application/xhtml+xml"/>'
        )
    if book.contents in ("ncx", "both"):
        manifest.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
    if book.has_fonts:
        files["META-INF/encryption.xml"] = ENCRYPTION.format(path="OEBPS/font.otf")
        files["OEBPS/font.otf"] = b"\0"
    files["OEBPS/book.opf"] = OPF.format(manifest="".join(manifest), spine="".join(spine))
    return epub({}, more=files)


POINT = (
    '<navPoint id="n{n}" playOrder="{n}"><navLabel><text>Part {n}</text></navLabel>'
    '<content src="c{n}.xhtml"/></navPoint>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" '
    'prefix="rendition: http://www.idpf.org/vocab/rendition/#"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Shapes</dc:title>'
    '<meta property="rendition:layout">pre-paginated</meta></metadata>'
    "<manifest>{manifest}</manifest><spine>{spine}</spine>"
    '<guide><reference type="toc" href="nav.xhtml"/></guide></package>'
)
ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData>'
    '<enc:CipherReference URI="{path}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


def loaded(data: bytes) -> Document:
    return epub_loader.load(source(data, "shapes.epub"))


chapters = st.builds(
    Chapter, st.sampled_from(sorted(SPINE)), st.sampled_from(sorted(TEXTS)), st.booleans()
)
books = st.builds(
    Book,
    st.lists(chapters, min_size=1, max_size=6).map(
        lambda some: (Chapter("chapter", "plain"), *some)
    ),
    st.sampled_from(["nav", "ncx", "both", ""]),
    st.booleans(),
)


@given(books)
@settings(max_examples=40, deadline=None)
@example(
    Book(tuple(Chapter(kind, "plain") for kind in ("chapter", *SPINE)), "both", has_fonts=True)
)
@example(Book(tuple(Chapter("chapter", text) for text in TEXTS), "nav"))
def test_every_chapter_of_a_book_of_any_shape_is_accounted_for(book: Book) -> None:
    document = loaded(packed(book))

    remarks = " ".join(document.remarks)
    for n, chapter in enumerate(book.chapters):
        is_named = re.search(rf"chapter \S*\W(?:c|gone){n}\b", remarks) is not None
        is_drawn = chapter.text == "drawn" and "× svg" in remarks
        is_read = f"word{n}x" in document.text
        assert is_named == (chapter.spine not in READ), remarks
        assert is_read == (chapter.spine in READ and chapter.text != "drawn")
        assert is_read or is_named or is_drawn
    assert document.is_complete == all(chapter.spine in READ for chapter in book.chapters)
    words = re.findall(r"word\d+x", document.text)
    assert words == sorted(words)
    drawn = {f"Part {n}" for n, chapter in enumerate(book.chapters) if chapter.text == "drawn"}
    for heading in document.layout.headings:
        assert document.text.startswith(heading.title, heading.start) or heading.title in drawn
    assert "other" not in document.text


def test_an_encrypted_chapter_is_refused_and_an_obfuscated_font_is_not() -> None:
    book = Book((Chapter("chapter", "plain"),), "nav", has_fonts=True)
    locked = {"META-INF/encryption.xml": ENCRYPTION.format(path="OEBPS/a.xhtml")}

    assert "word0x" in loaded(packed(book)).text
    with pytest.raises(UnreadableArticle, match="is copy-protected"):
        loaded(epub({"a.xhtml": "<p>x</p>"}, more=locked))
