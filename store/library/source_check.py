"""Checking the file of an article: does it hold another text by now?"""

from __future__ import annotations

from pathlib import Path

from annotate.document import Document
from annotate.errors import PostilError
from annotate.loaders.bounded import load_file
from store.library.stored_article import StoredArticle


def has_newer_source(stored: StoredArticle, document: Document) -> bool:
    """Tell whether the file of an article holds another text; False where it cannot be read.

    It is read only where it is newer than the stored text.
    """
    path = Path(document.uri)
    try:
        is_newer = path.is_absolute() and path.stat().st_mtime_ns > stored.created
        return is_newer and path.is_file() and load_file(path).digest != document.digest
    except (OSError, ValueError, PostilError):
        return False
