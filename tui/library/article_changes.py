"""Changes to articles from their list: done, set aside, deleted, restored, analysed again.

Each method reads and writes files, so it is called on a worker's thread; its outcome is a message.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from annotate.errors import PostilError
from annotate.extract.pipeline import PipelineChoice
from store.annotated_article import Answer
from store.library.answers import give_answer
from store.library.overview import Overview
from store.library.stored_article import StoredArticle
from store.library.suggester_cache import SuggesterCache
from store.library.trash import Trash
from tui.config.consents import Consents
from tui.config.suggesters import Suggester
from tui.config.workspace import Workspace
from tui.library.queue_entry import QueueEntry


@dataclass
class ArticleChanged(Message):
    """A change to an article is on disk."""

    key: str
    overview: Overview
    """Its numbers now."""
    words: str
    """A message about it."""
    needs_analysis: bool = False
    """True if its suggestions are to be looked for."""


@dataclass
class ArticleDeleted(Message):
    """An article is in the trash."""

    key: str
    title: str


@dataclass
class ArticleRestored(Message):
    """The article that was deleted last is in the library again; no title if there was none."""

    title: str | None


@dataclass
class ChangeRefused(Message):
    """A change could not be made; everything is as it was."""

    error: PostilError


class ArticleChanges:
    """Makes changes to the articles of a workspace's library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def give_answer(self, entry: QueueEntry, answer: Answer | None, words: str) -> Message:
        """Store that an article is done, set aside, or with None in progress again."""

        def change(stored: StoredArticle) -> None:
            give_answer(stored, self._workspace.author, answer)

        return self._outcome(entry, change, words)

    def forget_suggestions(self, entry: QueueEntry, words: str) -> Message:
        """Delete the cached suggestions of an article, those of suggesters that are asked too."""

        def change(stored: StoredArticle) -> None:
            pipeline, annotator = self._workspace.pipeline(), self._workspace.author.name
            suggesters = self._allowed_suggesters()
            if isinstance(pipeline, PipelineChoice):
                stored.forget_suggestions(pipeline.cache_name, annotator=annotator)
            elif not suggesters:
                raise pipeline
            for suggester in suggesters:
                SuggesterCache(stored, suggester.name).forget()

        return self._outcome(entry, change, words, needs_analysis=True)

    def delete(self, entry: QueueEntry) -> Message:
        """Move an article into the trash."""
        try:
            Trash(self._workspace.library).put(self._store(entry))
        except PostilError as error:
            return ChangeRefused(error)
        return ArticleDeleted(entry.key, entry.title)

    def restore(self) -> Message:
        """Move the article that was deleted last back into the library."""
        try:
            stored = Trash(self._workspace.library).restore()
            return ArticleRestored(stored.facts().title if stored is not None else None)
        except PostilError as error:
            return ChangeRefused(error)

    def _outcome(
        self,
        entry: QueueEntry,
        change: Callable[[StoredArticle], None],
        words: str,
        *,
        needs_analysis: bool = False,
    ) -> Message:
        try:
            stored = self._store(entry)
            change(stored)
        except PostilError as error:
            return ChangeRefused(error)
        return ArticleChanged(entry.key, self._workspace.overview(stored), words, needs_analysis)

    def _allowed_suggesters(self) -> list[Suggester]:
        """Those that are asked, but for those whose host no text may be sent to yet."""
        consents = Consents(self._workspace.library.root)
        return [each for each in self._workspace.suggesters_in_force if consents.has(each.host)]

    def _store(self, entry: QueueEntry) -> StoredArticle:
        """The article in the library; a file that is not there yet is put there."""
        if entry.stored is not None:
            return entry.stored
        document = entry.load()
        stored = self._workspace.library.article_for(document)
        if not stored.exists():
            self._workspace.library.add(stored, document)
        return stored
