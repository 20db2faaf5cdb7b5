"""HTML: the main text of a page, without navigation, headers and footers."""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from annotate.document import FACTS, Document, known_facts
from annotate.loaders.encoding import UTF_8, declared_encodings, decode, web_encoding
from annotate.loaders.html_text import quote_marks, write_html
from annotate.loaders.page import Page, counted
from annotate.loaders.page_frame import blocks_of, left_out
from annotate.loaders.source import Source, short_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BEGINNING = 4096
"""Bytes from the start of a page that are searched for its encoding; HTML asks for 1,024."""

_LONG = 300_000
"""Characters of a page from which on it is a long one; chosen by hand."""

_MOST_ELEMENTS = 60_000
"""Most elements of a page whose main text is looked for; beyond, that takes minutes."""

_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""Errors that the libraries that look for the main text raise on odd pages."""
_AROUND = "nav header footer aside form"
_DROPPED_IN_SENTENCES = ("time", "output", "label", "progress")
"""Elements whose words the extraction of the main text drops in the middle of a sentence."""
_BLOCKS = ("p", "li", "blockquote", "td", "th", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4")
"""Elements that hold sentences."""


def load(source: Source) -> Document:
    """Extract the main text of a page, with title, author, date and canonical address.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    import trafilatura

    html = decode_html(source)
    tree = trafilatura.load_html(html)
    has_main_text = tree is not None and sum(1 for _ in tree.iter()) <= _MOST_ELEMENTS
    main_text, remarks = _try_main_text(tree, html, source.uri) if has_main_text else (None, ())
    page = Page()
    if main_text is not None:
        write_html(main_text.html, page)
        metadata, frame = main_text.metadata, main_text.frame
    else:
        # A page that is too short or too odd to have a main text is shown whole, without its frame.
        metadata, frame = write_html(html, page, more_hidden=_AROUND), Counter()
    page.finish()
    title = metadata.get("title") or source.title or page.text.partition("\n")[0] or source.name
    return Document(
        page.text,
        title=short_title(" ".join(title.split())),
        uri=source.uri,
        facts=known_facts(metadata),
        layout=page.layout,
        remarks=(*remarks, *counted("left out around the main text", frame), *page.remarks),
    )


@dataclass(frozen=True, slots=True)
class _MainText:
    """The main text of a page."""

    html: str
    """The text as HTML."""
    metadata: Mapping[str, str]
    """What the page says of itself."""
    frame: Counter[str]
    """What stands around it."""


def _try_main_text(
    tree: HtmlElement, html: str, uri: str
) -> tuple[_MainText | None, tuple[str, ...]]:
    """The main text of a page, if it has one; with a remark where the search for it fails."""
    try:
        return _main_text(tree, html, uri), ()
    except _FAULTS as error:
        fault = f"{type(error).__name__}: {error}"
        return None, (f"no main text, the whole page in its place ({fault})",)


def _main_text(tree: HtmlElement, html: str, uri: str) -> _MainText | None:
    """The main text of a page; None where it has none.

    Of a long page the first extraction is taken, and what it says of itself is looked for in its
    beginning, and no date in its sentences: each further attempt takes several times as long as the
    first.
    """
    import trafilatura
    from lxml.html import fromstring
    from trafilatura.htmlprocessing import build_html_output
    from trafilatura.settings import Document as ExtractedDocument

    address = uri if uri.startswith(("http://", "https://")) else None
    is_long = len(html) > _LONG
    beginning = html[:_LONG] if is_long else tree
    facts = trafilatura.extract_metadata(beginning, address, extensive=not is_long)
    whole_tree = _with_sentences_whole(_with_inline_code_marked(tree))
    extracted = trafilatura.bare_extraction(
        whole_tree,
        url=address,
        fast=is_long,
        output_format="html",
        include_formatting=True,
        include_links=True,
        include_comments=False,
    )
    if not isinstance(extracted, ExtractedDocument):
        return None
    metadata = {name: getattr(facts, name) or "" for name in ("title", *FACTS)}
    main_html = unicodedata.normalize("NFC", build_html_output(extracted))
    if not main_html:
        return None
    shown_blocks = blocks_of(fromstring(f"{main_html}<p>{escape(metadata['title'])}</p>"))
    return _MainText(main_html, metadata, left_out(blocks_of(whole_tree), shown_blocks))


def _with_inline_code_marked(tree: HtmlElement) -> HtmlElement:
    """The page with code inside of sentences marked otherwise than blocks of code.

    The extraction of the main text turns all code into blocks, and other preformatted blocks into
    quotes.
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


def _with_sentences_whole(tree: HtmlElement) -> HtmlElement:
    """The page with plain words for elements inside of sentences that the extraction drops.

    Quotations get the marks that a browser draws around them.
    """
    for quote in tree.iter("q"):
        opening, closing = quote_marks(sum(1 for _ in quote.iterancestors("q")))
        quote.text = f"{opening}{quote.text or ''}"
        if len(quote):
            quote[-1].tail = f"{quote[-1].tail or ''}{closing}"
        else:
            quote.text += closing
    word_counts: dict[HtmlElement, int] = {}
    for element in list(tree.iter("q", *_DROPPED_IN_SENTENCES)):
        if element.tag == "q" or _is_in_sentence(element, word_counts):
            element.drop_tag()
    return tree


def _is_in_sentence(element: HtmlElement, word_counts: dict[HtmlElement, int]) -> bool:
    """Tell whether an element has words beside it in the same block.

    Args:
        element: The element.
        word_counts: The words in each block, as far as they were counted before.
    """
    block = next(element.iterancestors(*_BLOCKS), None)
    if block is None:
        return False
    if block not in word_counts:
        word_counts[block] = len(block.text_content().split())
    return word_counts[block] > len(element.text_content().split())


def decode_html(source: Source) -> str:
    """Decode the page.

    The encoding is the one that a person named, else that of the byte-order mark, else UTF-8 if
    the bytes are valid UTF-8, else the one that the server or the page itself declares. Names of
    encodings mean what they mean to browsers (https://encoding.spec.whatwg.org/#names-and-labels).

    Raises:
        UnreadableArticle: It is in none of these; the message has the first byte that is not UTF-8.
    """
    if source.encoding:
        encoding = web_encoding(source.encoding)
        return decode(source.data, encoding=encoding, name=source.name)
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
    # Escapes and NULs are signs of other encodings that look like ASCII.
    if b"\x1b" not in data and b"\0" not in data:
        yield UTF_8
    if source.charset:
        yield web_encoding(source.charset)
    yield from declared_encodings(data[:_BEGINNING])
