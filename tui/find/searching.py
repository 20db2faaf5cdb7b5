"""Searching: a query carried out on a thread, its articles posted in batches as they come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from textual.message import Message

from annotate.errors import PostilError
from store.index.article_rows import ArticleRows
from store.index.finding import Found, find
from store.index.hits import Hit
from store.index.library_index import LibraryIndex
from store.index.query import Query
from tui.find.results import FoundArticle
from tui.library.pauses import Pauses

_QUIET_SECONDS = 0.15
"""Seconds without a further letter after which a search begins; chosen by hand."""
_COLLECTING_SECONDS = 0.1
"""Seconds for which articles are collected before they are shown; chosen by hand."""


@dataclass
class Searched(Message):
    """A search has come further."""

    number: int
    """The number of the search."""
    articles: list[FoundArticle] = field(default_factory=list)
    """Further articles with hits."""
    done: int = 0
    """Articles that were looked at since the index has answered."""
    total: int = 0
    """Articles of the library; 0 while that is not known."""
    was_read: int = 0
    """Articles so far that the index did not know as they are."""
    outdated: int = 0
    """Layers so far that are on an earlier text."""
    troubles: list[str] = field(default_factory=list)
    """Reasons so far why articles were passed over."""
    index_trouble: str = ""
    """Reason why the index cannot be used or written; empty where it can."""
    refusal: str = ""
    """Reason why the search ended early; empty where it did not."""
    is_last: bool = False


class Searcher:
    """Searches one library; a search begins when the one before has ended."""

    def __init__(self, index: LibraryIndex) -> None:
        self._index = index
        self._is_searching = Lock()

    def search(
        self,
        query: Query,
        number: int,
        *,
        post: Callable[[Message], object],
        is_cancelled: Callable[[], bool],
        waits: bool,
    ) -> None:
        """Search for something.

        Args:
            query: What is looked for.
            number: The number of the search.
            post: Takes any number of `Searched`, of which one is the last.
            is_cancelled: Whether the rest is no longer wanted.
            waits: Whether a further letter may come in a moment, for which to wait.
        """
        time.sleep(_QUIET_SECONDS if waits else 0.0)
        with self._is_searching:
            if is_cancelled():
                return
            progress = Searched(number)
            try:
                self._search(query, progress, post, is_cancelled)
            except (PostilError, OSError) as error:
                progress.refusal = str(error)
            if not is_cancelled():
                progress.index_trouble = self._index.trouble
                post(_message(progress, is_last=True))

    def _search(
        self,
        query: Query,
        progress: Searched,
        post: Callable[[Message], object],
        is_cancelled: Callable[[], bool],
    ) -> None:
        pauses, posted_at = Pauses(), 0.0
        for found in find(self._index, query):
            if is_cancelled():
                return
            _note(progress, found)
            pauses.take()
            # The first hits are shown at once.
            if time.monotonic() - posted_at > _COLLECTING_SECONDS:
                post(_message(progress))
                progress.articles, posted_at = [], time.monotonic()


def _note(progress: Searched, found: Found) -> None:
    """Add a step of a search to what is to be posted."""
    if found.article is not None:
        progress.articles.append(_found_article(found.article, found.hits))
    progress.done, progress.total = found.done, found.total
    progress.was_read += found.was_read
    progress.outdated += found.outdated
    progress.troubles += [found.trouble] if found.trouble else []


def _found_article(article: ArticleRows, hits: tuple[Hit, ...]) -> FoundArticle:
    return FoundArticle(article.id, article.title, article.uri, article.date, article.digest, hits)


def _message(progress: Searched, *, is_last: bool = False) -> Searched:
    """The state of a search as a message of its own."""
    return Searched(
        progress.number,
        progress.articles,
        progress.done,
        progress.total,
        progress.was_read,
        progress.outdated,
        list(progress.troubles),
        progress.index_trouble,
        progress.refusal,
        is_last,
    )
