"""Whatever is done, undone, closed, opened again or proposed anew, nothing goes astray on disk."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from annotate.errors import EditRefused
from annotate.suggestion import Suggestion
from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from tests.builders import DOCUMENT, author
from tests.random_commands import Wish, batches, wishes

PIPELINES = ("small 1", "large 2")
LISTENER = SaveListener(saved=lambda step: None, failed=lambda error: None)


class Annotator(RuleBasedStateMachine):
    """An annotator at work on an article for days, with a naive memory of every version of it."""

    article: OpenArticle

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._library = Library(Path(self._folder.name))
        self._author = author()
        self._pipeline = PIPELINES[0]
        self._versions: list[frozenset[object]] = [frozenset({None})]
        self._position = 0

    @initialize(suggestions=batches())
    def begin(self, suggestions: tuple[Suggestion, ...]) -> None:
        self._library.article_for(DOCUMENT).create(DOCUMENT)
        self._save(suggestions)
        self._open()

    @rule(wish=wishes())
    def perform(self, wish: Wish) -> None:
        with suppress(EditRefused):
            self.article.session.perform(wish.command(self.article.session.annotations))
            del self._versions[self._position + 1 :]
            self._versions.append(self._records)
            self._position += 1

    @rule()
    def undo(self) -> None:
        with suppress(EditRefused):
            self.article.session.undo()
            self._position -= 1

    @rule()
    def redo(self) -> None:
        with suppress(EditRefused):
            self.article.session.redo()
            self._position += 1

    @rule()
    def restart(self) -> None:
        assert self.article.close() is None
        self._open()

    @rule(pipeline=st.sampled_from(PIPELINES), suggestions=batches())
    def swap_the_cache_and_restart(
        self, pipeline: str, suggestions: tuple[Suggestion, ...]
    ) -> None:
        assert self.article.close() is None
        self._pipeline = pipeline
        self._save(suggestions)
        self._open()

    @rule(suggestions=batches())
    def propose_anew(self, suggestions: tuple[Suggestion, ...]) -> None:
        annotations = self.article.session.annotations
        annotations.replace_suggestions({item.id for item in annotations.pending}, suggestions)
        self._save(suggestions)

    @rule()
    def lose_the_cache(self) -> None:
        self.article.stored.forget_suggestions(self._pipeline, annotator=self._author.name)

    @invariant()
    def annotations_are_those_of_the_version(self) -> None:
        if hasattr(self, "article"):
            assert self._records == self._versions[self._position]

    @invariant()
    def the_file_agrees(self) -> None:
        if not hasattr(self, "article"):
            return
        assert self.article.flush() is None
        stored = self.article.stored.layer(self._author.name).load()
        history = self.article.session.annotations.history
        assert frozenset((*stored.records, stored.article)) == self._versions[self._position]
        assert stored.history.position == history.position == self._position
        assert stored.history.edits == history.edits
        assert len(history) == len(self._versions) - 1

    def teardown(self) -> None:
        """Back to the start, and forth to the last version."""
        if hasattr(self, "article"):
            for step, steps in ((self.undo, self._position), (self.redo, len(self._versions) - 1)):
                for _ in range(steps):
                    step()
                    self.annotations_are_those_of_the_version()
                self.the_file_agrees()
            assert self._position == len(self._versions) - 1
            self.article.close()
        self._folder.cleanup()

    @property
    def _records(self) -> frozenset[object]:
        """The records, with that of the article as a whole among them."""
        annotations = self.article.session.annotations
        return frozenset((*annotations.records, annotations.article))

    def _save(self, suggestions: tuple[Suggestion, ...]) -> None:
        stored = self._library.article_for(DOCUMENT)
        stored.save_suggestions(self._pipeline, DOCUMENT.digest, suggestions)

    def _open(self) -> None:
        self.article = open_article(
            self._library,
            DOCUMENT,
            self._author,
            scheme=["PERSON", "GPE"],
            pipeline=self._pipeline,
            listener=LISTENER,
        )


TestAnnotator = Annotator.TestCase
TestAnnotator.settings = settings(stateful_step_count=30)
