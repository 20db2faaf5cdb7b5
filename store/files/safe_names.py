"""Names of files and folders in the library, made from ids and people's names."""

from __future__ import annotations

from urllib.parse import quote, unquote

from annotate.document import text_digest

_LONGEST = 120


def folder_name(article_id: str) -> str:
    """A safe folder name for any id; long ids are named by their digest."""
    slug = file_name(article_id)
    return slug if len(slug) <= _LONGEST else text_digest(article_id)


def file_name(name: str) -> str:
    """A name as one safe and reversible file name."""
    return quote(name, safe=" ", errors="surrogatepass").replace(".", "%2E")


def named_by(file: str) -> str:
    """The name that a file was named for."""
    return unquote(file, errors="surrogatepass")
