"""Names of files for articles, in formats where each article has files of its own."""

from __future__ import annotations

from urllib.parse import quote, unquote

from annotate.document import text_digest
from store.annotated_article import AnnotatedArticle

_LONGEST = 120
_MARK = "@"


def article_stem(article: AnnotatedArticle) -> str:
    """A file name without its ending: the article's id, an `@` and its annotator, made safe."""
    name = safe_name(article.article_id)
    return f"{name}{_MARK}{safe_name(article.annotator)}" if article.annotator else name


def parse_stem(stem: str) -> tuple[str, str]:
    """The id and the annotator that a file was named for; the latter may be empty."""
    name, _, annotator = stem.partition(_MARK)
    return unescape_name(name), unescape_name(annotator)


def unescape_name(name: str) -> str:
    """The name that `safe_name` made safe, as long as that did not shorten it."""
    try:
        return unquote(name, errors="surrogatepass")
    except UnicodeDecodeError:
        # Its percent signs are no escapes of ours.
        return name


def safe_name(name: str) -> str:
    """A name as it can stand in that of a file; the digest of one that is too long."""
    slug = quote(name, safe=" ", errors="surrogatepass")
    slug = f"%2E{slug[1:]}" if slug.startswith(".") else slug
    return slug if 0 < len(slug) <= _LONGEST else text_digest(name)
