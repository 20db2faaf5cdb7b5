"""Names of files and folders in the library, made from ids and people's names."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, unquote

from annotate.text.digest import text_digest

_MOST_CHARACTERS = 120
"""Longest name of a folder; common file systems take 255 bytes, endings included."""
_MOST_KEPT = 256
"""Names that are kept, as each is asked for several times in a row; chosen by hand."""


@lru_cache(maxsize=_MOST_KEPT)
def folder_name(article_id: str) -> str:
    """A safe folder name for any id; long ids are named by their digest."""
    name = file_name(article_id)
    return name if len(name) <= _MOST_CHARACTERS else text_digest(article_id)


@lru_cache(maxsize=_MOST_KEPT)
def file_name(name: str) -> str:
    """A name as one safe and reversible file name."""
    return quote(name, safe=" ", errors="surrogatepass").replace(".", "%2E")


def named_by(file: str) -> str:
    """The name from which a file name was made."""
    return unquote(file, errors="surrogatepass")
