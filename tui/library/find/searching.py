"""Searching: a query carried out on a thread, its articles posted in batches as they come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock

from textual.message import Message

from annotate.errors import PostilError
from store.index.article_rows import ArticleRows
from store.index.finding import SearchStep, find
from store.index.hits import Hit
from store.index.library_index import LibraryIndex
from store.index.query import Query, Scope
from store.library.assignments import DoneArticles, held_back
from tui.library.find.results import ArticleHits
from tui.library.intervals import Interval
from tui.library.pauses import Pauses

_QUIET_SECONDS = 0.15
"""Seconds without a further letter after which a search begins; chosen by hand."""


@dataclass
class Searched(Message):
    """A search has come further."""

    number: int
    """The number of the search."""
    articles: list[ArticleHits] = field(default_factory=list)
    """Further articles with hits."""
    done: int = 0
    """Number of articles looked at since the index has answered."""
    total: int = 0
    """Number of articles in the library; 0 while the index answers."""
    read_count: int = 0
    """Number of articles so far that had changed, so that they were read."""
    held_back: int = 0
    """Number of articles of which a blind first pass hides what others did."""
    outdated: int = 0
    """Number of layers so far that are on an earlier text."""
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
        self._done_articles = DoneArticles(index.library)
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
        # The first hits are shown at once.
        pauses, interval = Pauses(), Interval(is_first_due=True)
        if query.scope is Scope.ANNOTATIONS:
            blind = held_back(self._index.library, query.asker, self._done_articles)
            query, progress.held_back = replace(query, blind=blind), len(blind)
        for step in find(self._index, query):
            if is_cancelled():
                return
            _note(progress, step)
            pauses.take()
            if interval.is_over():
                post(_message(progress))
                progress.articles = []


def _note(progress: Searched, step: SearchStep) -> None:
    """Add a step of a search to what is to be posted."""
    if step.article is not None:
        progress.articles.append(_article_hits(step.article, step.hits))
    progress.done, progress.total = step.done, step.total
    progress.read_count += step.was_read
    progress.outdated += step.outdated
    progress.troubles += [step.trouble] if step.trouble else []


def _article_hits(article: ArticleRows, hits: tuple[Hit, ...]) -> ArticleHits:
    return ArticleHits(article.id, article.title, article.uri, article.date, article.digest, hits)


def _message(progress: Searched, *, is_last: bool = False) -> Searched:
    """The state of a search as a message of its own."""
    return replace(progress, troubles=list(progress.troubles), is_last=is_last)
