"""The guided article: how to tell it from the articles that somebody works on."""

from __future__ import annotations

from store.errors import StoreError
from store.stored_article import StoredArticle

GUIDE_URI = "postil:guide"
"""Where the guided article comes from."""


def is_guide(article: StoredArticle) -> bool:
    """Whether this is the guided article, which is no one's data."""
    try:
        return article.facts()["uri"] == GUIDE_URI
    except StoreError:
        return False
