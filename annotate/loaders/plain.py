"""Plain text, exactly as it is."""

from __future__ import annotations

import re

from annotate.document import Document
from annotate.loaders.encoding import decode
from annotate.loaders.source import Source, short_title

_FIRST_LINE = re.compile(r"\S[^\n]*")
_HEADLINE = re.compile(r"\s*(\S[^\n]{0,118}[^\s.:;,…])[^\S\n]*\n[^\S\n]*\n\s*\S")
"""A line of at most 120 characters that an empty one parts from more text; chosen by hand."""


def load(source: Source) -> Document:
    """Read the whole source as an article, newlines included; a byte-order mark is left out.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    text = decode(source.data, encoding=source.encoding or source.charset, name=source.name)
    title = headline(text) or source.title or first_words(text) or short_title(source.name)
    return Document(text, title=title, uri=source.uri)


def headline(text: str) -> str:
    """The first line, where it stands alone and neither begins nor ends inside a sentence."""
    match = _HEADLINE.match(text)
    line = match[1] if match else ""
    return line if any(map(str.isalpha, line)) and not line[0].islower() else ""


def first_words(text: str) -> str:
    """What a text without a headline goes by: as much of its first line as a title holds."""
    return short_title(_first_line(text))


def _first_line(text: str) -> str:
    match = _FIRST_LINE.search(text)
    return match[0].strip() if match else ""
