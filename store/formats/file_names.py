"""Names of files for articles, in formats where each article has files of its own."""

from __future__ import annotations

from urllib.parse import quote, unquote

from annotate.document import text_digest
from store.annotated_article import AnnotatedArticle

_LONGEST = 120
_MARK = "@"


def stem_of(article: AnnotatedArticle) -> str:
    """A file name without its ending: the article's id, an `@` and its annotator, made safe."""
    name = _safe(article.article_id)
    return f"{name}{_MARK}{_safe(article.annotator)}" if article.annotator else name


def named(stem: str) -> tuple[str, str]:
    """The id and the annotator that a file was named for; the latter may be empty."""
    name, _, annotator = stem.partition(_MARK)
    return unquote(name, errors="surrogatepass"), unquote(annotator, errors="surrogatepass")


def _safe(name: str) -> str:
    slug = quote(name, safe=" ", errors="surrogatepass")
    slug = f"%2E{slug[1:]}" if slug.startswith(".") else slug
    return slug if 0 < len(slug) <= _LONGEST else text_digest(name)
