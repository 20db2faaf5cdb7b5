"""Imports of many articles: new ones in batches, others one by one, several at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from annotate.author import Author
from store.annotated_article import AnnotatedArticle
from store.importer.import_article import OnExisting, import_article
from store.importer.new_articles import MOST_LAYERS, NewArticles
from store.library.library import Library

_STORED_TOGETHER = 16
"""Articles that are stored one by one at a time; a disk syncs the files of all of them together."""


def import_articles(
    library: Library,
    articles: Iterable[AnnotatedArticle],
    on_existing: OnExisting,
    author: Author,
    *,
    batch: int = MOST_LAYERS,
) -> Iterator[bool]:
    """Import articles; yields for each, as soon as it is on disk, whether it was imported.

    Those that are new in the library are stored in batches, each as one durable step. The others,
    which are looked at with care, are stored as by `import_article`. Outcomes come in no order.

    Args:
        library: The library.
        articles: The articles, of which only those that are being stored are held.
        on_existing: The treatment of those that are annotated already.
        author: The annotator of records that name none.
        batch: The number of layers in a batch.

    Raises:
        StoreLocked: A layer is open for editing elsewhere.
        WriteFailed: The disk refused; each article is as it was, or imported.
    """
    with (
        ThreadPoolExecutor(_STORED_TOGETHER) as pool,
        NewArticles(library, author, size=batch) as new_articles,
    ):
        one_by_one = _OneByOne(pool, library, on_existing, author)
        for article in articles:
            if new_articles.add(article):
                if new_articles.is_full:
                    yield from _store(new_articles, one_by_one)
                continue
            if new_articles.holds(article):
                yield from _store(new_articles, one_by_one)
            yield from one_by_one.add(article)
        yield from _store(new_articles, one_by_one)
        yield from one_by_one.finish()


def _store(new_articles: NewArticles, one_by_one: _OneByOne) -> Iterator[bool]:
    count, others = new_articles.store()
    yield from [True] * count
    for article in others:
        yield from one_by_one.add(article)


class _OneByOne:
    """Articles that are stored one by one, so many at a time as there are threads for it."""

    def __init__(
        self,
        pool: ThreadPoolExecutor,
        library: Library,
        on_existing: OnExisting,
        author: Author,
    ) -> None:
        self._pool = pool
        self._library = library
        self._on_existing = on_existing
        self._author = author
        self._waiting: deque[tuple[str, Future[bool]]] = deque()

    def add(self, article: AnnotatedArticle) -> Iterator[bool]:
        """Begin to store an article; yields the outcomes of those for which it waits."""
        # The layers of one article are stored one after the other.
        is_being_stored = any(name == article.article_id for name, _ in self._waiting)
        while self._waiting and (is_being_stored or len(self._waiting) >= _STORED_TOGETHER):
            yield self._waiting.popleft()[1].result()
        task = self._pool.submit(
            import_article, self._library, article, self._on_existing, self._author
        )
        self._waiting.append((article.article_id, task))

    def finish(self) -> Iterator[bool]:
        """Yield the outcomes of the rest."""
        while self._waiting:
            yield self._waiting.popleft()[1].result()
