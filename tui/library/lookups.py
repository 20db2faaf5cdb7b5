"""What a list of articles looks up: numbers, headlines, words in texts, and the preview."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.screen import Screen
from textual.worker import get_current_worker

from annotate.document import Document
from store.library.assignments import DoneArticles
from store.library.overview import Overview
from store.library.recent_folders import RecentFolder
from tui.config.workspace import Workspace
from tui.library.article_queue import ArticleQueue
from tui.library.article_texts import ArticleTexts
from tui.library.overview_reader import read_overviews
from tui.library.preview import PreviewSubject, read_preview
from tui.library.queue_entry import QueueEntry
from tui.library.text_search import search_texts
from tui.library.titles import read_titles


class Lookups:
    """Starts threads that post messages to a screen; a new one of a kind ends the one before."""

    def __init__(self, screen: Screen[None], queue: ArticleQueue, workspace: Workspace) -> None:
        self._screen = screen
        self._queue = queue
        self._workspace = workspace
        self._texts = ArticleTexts(workspace.library)
        self._done_articles = DoneArticles(workspace.library)

    def forget_texts(self) -> None:
        """Read every text anew: an article was open, and its file may have changed."""
        self._texts.forget()

    def find_overviews(self) -> None:
        """List the articles, then count those that have changed; remember a folder as opened."""
        queue = self._queue
        folder = queue.folder
        recent = None
        if folder is not None:
            recent = RecentFolder(str(folder), len(queue), time.time())
        self._run(
            "count",
            lambda is_cancelled: read_overviews(
                self._workspace,
                post=self._screen.post_message,
                is_cancelled=is_cancelled,
                is_library=queue.is_library,
                folder=recent,
                done_articles=self._done_articles,
            ),
        )

    def find_titles(self) -> None:
        """Look for the headlines of articles that are named by their files."""
        articles = self._articles()
        self._run(
            "titles",
            lambda is_cancelled: read_titles(
                articles,
                self._texts,
                recognise=self._numbers_of,
                post=self._screen.post_message,
                is_cancelled=is_cancelled,
            ),
        )

    def find_texts(self, letters: str) -> None:
        """Look for words in the texts of all articles."""
        articles = self._articles()
        self._run(
            "texts",
            lambda is_cancelled: search_texts(
                letters,
                articles,
                self._texts,
                post=self._screen.post_message,
                is_cancelled=is_cancelled,
            ),
        )

    def stop_finding_texts(self) -> None:
        """Look no further."""
        self._screen.workers.cancel_group(self._screen, "texts")

    def find_preview(self, key: str) -> None:
        """Look up what the preview is to show of an article."""
        queue = self._queue
        subject = PreviewSubject(queue.entry(key), queue.overview(key), queue.hits.get(key))
        self._run(
            "preview",
            lambda is_cancelled: read_preview(
                subject,
                self._workspace,
                self._texts,
                post=self._screen.post_message,
                is_cancelled=is_cancelled,
            ),
        )

    def _numbers_of(self, document: Document) -> Overview | None:
        """The numbers of the article with this text; None where the library has none."""
        library = self._workspace.library
        stored = library.by_digest(document.digest)
        return library.overview(stored, self._workspace.author.name) if stored else None

    def _articles(self) -> list[tuple[QueueEntry, Overview | None]]:
        """Every article, those first that are listed now."""
        keys = dict.fromkeys([*self._queue.keys, *(entry.key for entry in self._queue.entries)])
        return [(self._queue.entry(key), self._queue.overview(key)) for key in keys]

    def _run(self, group: str, work: Callable[[Callable[[], bool]], None]) -> None:
        def run() -> None:
            worker = get_current_worker()
            work(lambda: worker.is_cancelled)

        self._screen.run_worker(run, thread=True, exclusive=True, group=group)
