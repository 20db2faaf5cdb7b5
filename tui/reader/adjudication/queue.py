"""The queue of articles of an adjudication: those that several people annotated."""

from __future__ import annotations

from collections.abc import Iterable

from store.library.adjudication import Disputed
from tui.library.article_queue import ArticleQueue
from tui.library.queue_entry import QueueEntry


def disputed_queue(articles: Iterable[Disputed]) -> ArticleQueue:
    """Each article with the text that all had before them."""
    return ArticleQueue(map(_entry, articles))


def _entry(article: Disputed) -> QueueEntry:
    stored, document = article.stored, article.document
    return QueueEntry(stored.id, document.title, document.uri, lambda: document, stored)
