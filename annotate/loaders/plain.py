"""Plain text, exactly as it is."""

from __future__ import annotations

import re

from annotate.document import Document
from annotate.loaders.encoding import decode
from annotate.loaders.source import Source, short_title

_FIRST_LINE = re.compile(r"\S[^\n]*")


def load(source: Source) -> Document:
    """Read the whole source as an article, newlines included; a byte-order mark is left out.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    text = decode(source.data, encoding=source.encoding or source.charset, name=source.name)
    first_line = _FIRST_LINE.search(text)
    title = source.title or short_title(first_line[0].strip() if first_line else source.name)
    return Document(text, title=title, uri=source.uri)
