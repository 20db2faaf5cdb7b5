"""Articles in every format, made for the tests by hand or by the libraries that make real ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from annotate.loaders.source import Source

QUAY = (
    "The mayor said on Monday that the new quay would open in May, and that nobody should worry "
    "about it, because the builders were ahead of their plans and the money was there."
)
"""A sentence that takes several lines on paper."""


def source(data: bytes | str, name: str = "article", **facts: Any) -> Source:
    """A source with this content."""
    content = data if isinstance(data, bytes) else data.encode("utf-8")
    return Source(content, name=name, uri=f"/articles/{name}", title=name, **facts)


def epub(
    chapters: Mapping[str, str],
    *,
    contents: str = "",
    ncx: str = "",
    title: str = "The Ferry",
    more: Mapping[str, str | bytes] | None = None,
    rewrite: tuple[str, str] | None = None,
) -> bytes:
    """A book with these files as chapters, by their names.

    Args:
        chapters: The body of each chapter.
        contents: Inside of the `nav` of EPUB 3, if any.
        ncx: Inside of the `navMap` of EPUB 2, if any.
        title: Its title, in XML.
        more: Further files, or others in place of these.
        rewrite: Words of the package document, and others to put in their place.
    """
    files: dict[str, str | bytes] = {}
    manifest, spine = [], []
    for number, (name, body) in enumerate(chapters.items()):
        files[f"OEBPS/{name}"] = _XHTML.format(body=body)
        manifest.append(f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"/>')
        spine.append(f'<itemref idref="c{number}"/>')
    if contents:
        files["OEBPS/nav.xhtml"] = _XHTML.format(body=f'<nav epub:type="toc">{contents}</nav>')
        manifest.append(
            '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        )
    if ncx:
        files["OEBPS/toc.ncx"] = _NCX.format(points=ncx)
        manifest.append('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
    files["OEBPS/book.opf"] = _PACKAGE.format(
        title=title, manifest="".join(manifest), spine="".join(spine)
    )
    if rewrite is not None:
        files["OEBPS/book.opf"] = str(files["OEBPS/book.opf"]).replace(*rewrite)
    files["META-INF/container.xml"] = _CONTAINER
    files |= more or {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def pdf(*blocks: tuple[str, str], author: str = "", title: str = "") -> bytes:
    """A paper, set by a library for that.

    Args:
        blocks: Styles such as `BodyText` and `Heading1` with their texts; `new page` breaks one.
        author: Who wrote it.
        title: What it is called.
    """
    packed = io.BytesIO()
    styles = getSampleStyleSheet()
    flow: list[Flowable] = [
        PageBreak() if style == "new page" else Paragraph(text, styles[style])
        for style, text in blocks
    ]
    _Paper(packed, pagesize=A5, author=author, title=title).build(flow)
    return packed.getvalue()


def lines_pdf(*pages: Sequence[str]) -> bytes:
    """Pages with these lines, each where a typist would put it; none of them for a picture.

    An empty line leaves a gap.
    """
    packed = io.BytesIO()
    canvas = Canvas(packed)
    for lines in pages:
        canvas.rect(50, 50, 100, 100)
        for number, line in enumerate(lines):
            canvas.drawString(72, 700 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


class _Paper(SimpleDocTemplate):
    """A document with its headings as bookmarks, and numbered pages."""

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        style = getattr(flowable, "style", None)
        if isinstance(flowable, Paragraph) and style.name.startswith("Heading"):
            key = str(id(flowable))
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, int(style.name[-1]) - 1)

    def afterPage(self) -> None:  # noqa: N802
        self.canv.drawString(200, 20, str(self.page))


_XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>never shown</title></head>'
    "<body>{body}</body></html>"
)
_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>Ida Quill</dc:creator><dc:creator>Tom Farrow</dc:creator>"
    "<dc:date>2024-05-01</dc:date></metadata><manifest>{manifest}</manifest>"
    "<spine>{spine}</spine></package>"
)
_NCX = '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
