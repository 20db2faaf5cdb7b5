"""HTML: the main text of a page, without what stands around it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.document import Document, known_facts
from annotate.loaders.encoding import UTF_8, decode
from annotate.loaders.html_text import write_html
from annotate.loaders.page import Page
from annotate.loaders.source import Source, short_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEGINNING = 4096
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AROUND = "nav header footer aside form"


def load(source: Source) -> Document:
    """Take the main text out of a page, with title, author, date and canonical address.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    import trafilatura

    html = decode_html(source)
    address = source.uri if source.uri.startswith(("http://", "https://")) else None
    tree = trafilatura.load_html(html)
    found = tree is not None and trafilatura.extract(
        _with_code_told_apart(tree),
        url=address,
        output_format="html",
        with_metadata=True,
        include_formatting=True,
        include_links=True,
        include_comments=False,
    )
    page = Page()
    # What is too short or too odd to have a main text is shown without what is never text.
    said = write_html(found or html, page, more_hidden="" if found else _AROUND)
    page.finish()
    title = said.get("title") or source.title or page.text.partition("\n")[0] or source.name
    return Document(
        page.text,
        title=short_title(" ".join(title.split())),
        uri=source.uri,
        facts=known_facts(said),
        layout=page.layout,
    )


def _with_code_told_apart(tree: HtmlElement) -> HtmlElement:
    """The page with code inside of sentences told apart from blocks of it.

    When the main text is taken out, all code becomes blocks, and blocks of anything else quotes.
    """
    for code in tree.iter("code"):
        if next(code.iterancestors("pre"), None) is None:
            code.tag = "kbd"
    for block in tree.iter("pre"):
        if block.find(".//code") is None:
            code = block.makeelement("code")
            code.text, block.text = block.text, None
            code.extend(list(block))
            block.append(code)
    return tree


def decode_html(source: Source) -> str:
    """The page as text.

    The encoding is the one that a person named, else that of the byte-order mark, else UTF-8
    where it is that, whatever anybody says, else what the server or the page itself says.

    Raises:
        UnreadableArticle: It is in none of these; the message has the first byte that is not UTF-8.
    """
    if source.encoding:
        return decode(source.data, encoding=source.encoding, name=source.name)
    for encoding in _candidates(source):
        try:
            return source.data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return decode(source.data, encoding=UTF_8, name=source.name)


def _candidates(source: Source) -> Iterator[str]:
    data = source.data
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        yield "utf-8-sig" if marked == UTF_8 else marked
        return
    # Escapes and NULs are how encodings that look like ASCII are told apart.
    if b"\x1b" not in data and b"\0" not in data:
        yield UTF_8
    if source.charset:
        yield source.charset
    for pattern in (_XML_ENCODING, _META_CHARSET):
        if declared := pattern.search(data[:_BEGINNING]):
            yield declared[1].decode("ascii", "replace")
