"""Plain text, exactly as it is."""

from __future__ import annotations

from annotate.document import Document
from annotate.loaders.encoding import decode
from annotate.loaders.source import Source, short_title


def load(source: Source) -> Document:
    """Take all of it for an article, newlines included; a byte-order mark is left out.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    text = decode(source.data, encoding=source.encoding or source.charset, name=source.name)
    first_line = text.strip().partition("\n")[0].strip()
    title = source.title or short_title(first_line or source.name)
    return Document(text, title=title, uri=source.uri)
