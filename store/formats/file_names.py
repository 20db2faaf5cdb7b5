"""File names made of article and annotator, in formats where each article has its own files."""

from __future__ import annotations

from urllib.parse import quote, unquote

from annotate.document import text_digest
from store.annotated_article import AnnotatedArticle

_LONGEST_NAME = 120
"""Characters, all ASCII: two names and an ending fit into the 255 bytes that file systems allow."""
_SEPARATOR = "@"
"""Between article and annotator; `safe_name` escapes it in both."""


def article_stem(article: AnnotatedArticle) -> str:
    """Return a file name without its ending: the article's id, an `@` and its annotator."""
    name = safe_name(article.article_id)
    return f"{name}{_SEPARATOR}{safe_name(article.annotator)}" if article.annotator else name


def parse_stem(stem: str) -> tuple[str, str]:
    """Return the id and the annotator in a file name; the latter may be empty."""
    name, _, annotator = stem.partition(_SEPARATOR)
    return unescape_name(name), unescape_name(annotator)


def unescape_name(name: str) -> str:
    """Undo `safe_name`, except where that replaced a long name by a digest."""
    try:
        return unquote(name, errors="surrogatepass")
    except UnicodeDecodeError:
        # Its percent signs are not escapes of `safe_name`.
        return name


def safe_name(name: str) -> str:
    """Percent-encode a name so that a file name can hold it; a long one becomes a digest."""
    escaped = quote(name, safe=" ", errors="surrogatepass")
    escaped = f"%2E{escaped[1:]}" if escaped.startswith(".") else escaped
    return escaped if 0 < len(escaped) <= _LONGEST_NAME else text_digest(name)
