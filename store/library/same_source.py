"""Sources of articles, and whether a document comes from the same one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotate.document import Document

if TYPE_CHECKING:
    from store.library.article_facts import ArticleFacts

_NO_PLACE = frozenset({"", "-"})
"""Sources that name no place: pipes, and texts without a source."""


def is_same_source(facts: ArticleFacts, document: Document) -> bool:
    """Tell whether a document comes from the source of an article."""
    return facts.uri == document.uri and document.uri not in _NO_PLACE


def has_moved(facts: ArticleFacts, document: Document) -> bool:
    """Tell whether the source of an article is gone, so that that of a document replaces it."""
    if document.uri in _NO_PLACE or document.uri == facts.uri:
        return False
    path = Path(facts.uri)
    return facts.uri in _NO_PLACE or (path.is_absolute() and not path.exists())


def has_other_title(facts: ArticleFacts, document: Document) -> bool:
    """Tell whether the same source gives another title by now."""
    return is_same_source(facts, document) and facts.title != document.title
