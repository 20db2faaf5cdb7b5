"""The shelf of a review: the articles that two people annotated."""

from __future__ import annotations

from collections.abc import Iterable

from store.library.adjudication import Disputed
from tui.library.article_queue import Shelf, Slot


def disputed_shelf(articles: Iterable[Disputed]) -> Shelf:
    """Each article with the text that both had before them."""
    return Shelf(map(_slot, articles))


def _slot(article: Disputed) -> Slot:
    stored, document = article.stored, article.document
    return Slot(stored.id, document.title, document.uri, lambda: document, stored)
