"""Opening the article in the library and finding suggestions, while one reads already."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from annotate.errors import PipelineUnavailable, PostilError
from annotate.extract.batch import Batch
from annotate.extract.pipeline import PipelineChoice
from annotate.suggestion import Suggestion
from store.errors import StoreError
from store.opening import OpenArticle, Watcher, open_article
from tui.extraction import Extraction, batches
from tui.reader.reviewing import Reviewing

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer


class Opening(Reviewing):
    """Workers compute and post messages; the handlers here change state."""

    saved_step = 0
    """Number of the last step that is known to be on disk."""
    save_trouble: StoreError | None = None
    """Why the last steps are not on disk, if so."""
    extracted: float | None = None
    """The part of the article that is analysed, from 0 to 1; None when nothing is running."""
    pipeline_title: str | None = None
    """Name and version of the pipeline in use; None when there is none."""

    @dataclass
    class Opened(Message):
        """The article is open in the library."""

        article: OpenArticle
        pipeline: PipelineChoice | PipelineUnavailable

    @dataclass
    class OpenFailed(Message):
        """The layer cannot be read; there is nothing to annotate on."""

        error: PostilError

    @dataclass
    class Saved(Message):
        """A step is on disk."""

        step: int

    @dataclass
    class SaveFailed(Message):
        """A step could not be stored."""

        error: StoreError

    @property
    def is_extracting(self) -> bool:
        """Whether more suggestions may come."""
        return self.extracted is not None

    @work(thread=True, group="open", exit_on_error=True)
    def open_in_library(self) -> None:
        """Open the article; nothing of it is read before the first page is on screen."""
        workspace = self.workspace
        pipeline = workspace.pipeline()
        cached = pipeline.cache_name if isinstance(pipeline, PipelineChoice) else None
        watcher = Watcher(
            saved=lambda step: self._post(self.Saved(step)),
            failed=lambda error: self._post(self.SaveFailed(error)),
        )
        try:
            article = open_article(
                workspace.library,
                self.document,
                workspace.author,
                scheme=[label.name for label in workspace.scheme],
                pipeline=cached,
                watcher=watcher,
            )
        except PostilError as error:
            self.post_message(self.OpenFailed(error))
            return
        if not self.post_message(self.Opened(article, pipeline)):
            article.close()

    def on_opening_opened(self, message: Opened) -> None:
        """Show what was annotated before, and look for suggestions where there are none."""
        self.article = message.article
        annotations = message.article.session.annotations
        if isinstance(message.pipeline, PipelineChoice):
            self.pipeline_title = message.pipeline.title
        self.redraw_all()
        if isinstance(message.pipeline, PipelineUnavailable):
            self.say(str(message.pipeline), warning=True)
        elif message.article.cached_suggestions is None:
            self.extracted = 0.0
            self.extract(message.pipeline)
        elif not len(annotations.items):
            self.say("nothing was found in this article: 1…0 labels the token under the cursor")
        self._tell_about(message.article)
        self.update_lines()

    def on_opening_open_failed(self, message: OpenFailed) -> None:
        """Leave: what is stored must not be written over."""
        self.app.fail(message.error)  # type: ignore[attr-defined]

    def on_opening_saved(self, message: Saved) -> None:
        """Tell that a step is on disk."""
        self.saved_step = message.step
        self.save_trouble = None
        self.update_lines()

    def on_opening_save_failed(self, message: SaveFailed) -> None:
        """Tell that a step is not on disk; it is kept and tried again with the next one."""
        self.save_trouble = message.error
        self.update_lines()

    @work(group="extract", exclusive=True)
    async def extract(self, pipeline: PipelineChoice) -> None:
        """Take in suggestions as they come, and remember them when all are there."""
        if self.article is None:
            return
        stored = self.article.stored
        found: list[Suggestion] = []
        names = await asyncio.to_thread(self._personal_names)
        extraction = Extraction(
            self.document.text, stored.id, self.workspace.model, pipeline.patterns, names
        )
        try:
            async with contextlib.aclosing(batches(extraction)) as coming:
                async for batch in coming:
                    found += batch.suggestions
                    self._take_in(batch)
        except PipelineUnavailable as error:
            self.extracted = None
            self.say(str(error), warning=True)
            return
        self.extracted = None
        self.redraw_all()
        if self.session is not None and self.session.read_only is None:
            with contextlib.suppress(StoreError):
                await asyncio.to_thread(
                    stored.save_suggestions,
                    pipeline.cache_name,
                    self.document.digest,
                    found,
                    annotator=self.workspace.author.name if names else None,
                )

    def _personal_names(self) -> Gazetteer:
        from store.names import personal_names

        return personal_names(self.workspace.library, self.workspace.author.name)

    def _take_in(self, batch: Batch) -> None:
        if self.session is None:
            return
        before = int((self.extracted or 0.0) * batch.total)
        self.extracted = batch.done / batch.total
        self.session.annotations.add_suggestions(batch.suggestions)
        if batch.notices:
            self.say("; ".join(batch.notices), warning=True)
        if self.view.shows(before, batch.done):
            self.redraw_all()
        else:
            self.update_lines()

    def _tell_about(self, article: OpenArticle) -> None:
        if article.session.read_only is not None:
            self.say(f"read-only: {article.session.read_only}", warning=True)
        elif article.earlier:
            self.say(
                "this file was annotated with another text before; those annotations are kept "
                f"in the library as {article.earlier[0].id}",
                warning=True,
            )

    def _post(self, message: Message) -> None:
        """Post from the writer's thread, also while the screen is closing."""
        self.post_message(message)
