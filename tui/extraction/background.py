"""Background extraction: many articles, one after the other, by the pipeline and by suggesters."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.document import Document
from annotate.errors import PipelineUnavailable, PostilError
from annotate.extract.pipeline import PipelineChoice
from store.errors import WriteFailed
from store.library.overview import Overview
from store.library.stored_article import StoredArticle
from tui.config.workspace import Workspace
from tui.extraction.helper_process import HelperProcess, stream_suggestions
from tui.extraction.own_parts import own_parts
from tui.library.queue_entry import QueueEntry

if TYPE_CHECKING:
    from store.library.personal import Personal
    from tui.extraction.suggesters.rounds import SuggesterRounds

_POLL_SECONDS = 0.2
"""Seconds between two looks at whether the open article is analysed; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article to analyse."""

    stored: StoredArticle
    """Its place in the library."""
    document: Document
    """Its text."""


class Background:
    """Analyses articles that have no suggestions with what was learned, and caches those of each.

    Args:
        workspace: Library, annotator and pipeline.
        is_busy: Whether something more urgent is being analysed.
        on_change: Called on every change, with the overview of the article that is ready, or None.
        on_trouble: Called with a message when an article or the pipeline makes trouble.
        on_end: Called in the end with the number of articles that have other suggestions now.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        is_busy: Callable[[], bool],
        on_change: Callable[[Overview | None], None],
        on_trouble: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> None:
        self._workspace = workspace
        self._is_busy = is_busy
        self._on_change = on_change
        self._on_trouble = on_trouble
        self._on_end = on_end
        self._waiting: deque[QueueEntry] = deque()
        self._task: asyncio.Task[None] | None = None
        self._helper: HelperProcess | None = None
        self._done = 0
        self._total = 0
        self._renewed = 0
        """Number of articles that were analysed, and not just looked at."""
        self._has_succeeded = False

    @property
    def is_running(self) -> bool:
        """True if articles are being analysed or wait for it."""
        return self._task is not None

    @property
    def progress(self) -> str:
        """Progress in words; empty when nothing is being analysed."""
        if not self.is_running:
            return ""
        pause = " (pausing)" if self._is_busy() else ""
        return f"{self._done} of {self._total} analysed{pause}"

    def start(self, entries: Iterable[QueueEntry]) -> None:
        """Add these articles; those that have suggestions already are skipped in their turn."""
        additions = [entry for entry in entries if entry not in self._waiting]
        self._waiting.extend(additions)
        self._total += len(additions)
        if self._task is None and self._waiting:
            self._task = asyncio.get_running_loop().create_task(self._run())
        self._on_change(None)

    def stop(self) -> None:
        """Stop at once; the suggestions of finished articles stay."""
        if self._task is not None:
            self._task.cancel()
        if self._helper is not None:
            self._helper.kill()
            self._helper = None
        self._reset()

    async def _run(self) -> None:
        try:
            pipeline = await asyncio.to_thread(self._workspace.pipeline)
            async with self._suggesters() as rounds:
                while self._waiting:
                    if isinstance(pipeline, PipelineUnavailable) and not (
                        rounds and rounds.goes_on
                    ):
                        raise pipeline
                    await self._analyse(self._waiting.popleft(), pipeline, rounds)
                    if not self._waiting:
                        await self._end_helper()
        except (PipelineUnavailable, WriteFailed) as error:
            await self._end_helper()
            self._reset()
            self._on_trouble(str(error))
        else:
            renewed = self._renewed
            self._reset()
            self._on_change(None)
            self._on_end(renewed)

    @contextlib.asynccontextmanager
    async def _suggesters(self) -> AsyncIterator[SuggesterRounds | None]:
        """The suggesters that are asked as well; None where there are none, as mostly."""
        if not self._workspace.suggesters_in_force:
            yield None
            return
        from tui.extraction.suggesters.rounds import SuggesterRounds

        rounds = SuggesterRounds(self._workspace, on_trouble=self._on_trouble)
        try:
            yield rounds
        finally:
            await rounds.end()

    async def _analyse(
        self,
        entry: QueueEntry,
        pipeline: PipelineChoice | PipelineUnavailable,
        rounds: SuggesterRounds | None,
    ) -> None:
        """Analyse one article; trouble with it is reported and does not stop the others."""
        try:
            if isinstance(pipeline, PipelineChoice):
                stored, overview = await self._suggest(entry, pipeline)
            else:
                stored, overview = (await asyncio.to_thread(self._added, entry)).stored, None
            if rounds is not None and stored is not None and await rounds.ask(stored):
                overview = await self._overview(stored)
            self._renewed += overview is not None
        except PipelineUnavailable as error:
            if not self._has_succeeded:
                raise
            await self._end_helper()
            self._on_trouble(f"{entry.title}: {error}")
            overview = None
        except WriteFailed:
            raise
        except PostilError as error:
            self._on_trouble(f"{entry.title}: {error}")
            overview = None
        self._done += 1
        self._on_change(overview)

    async def _suggest(
        self, entry: QueueEntry, pipeline: PipelineChoice
    ) -> tuple[StoredArticle | None, Overview | None]:
        """Have the pipeline analyse an article where it has not; no overview where it has."""
        # What is learned meanwhile is for the articles that follow.
        personal = await own_parts(self._workspace.course(pipeline))
        job = await asyncio.to_thread(self._job, entry, pipeline, personal.digest)
        if job is None:
            return entry.stored, None
        return job.stored, await self._extract(job, pipeline, personal)

    def _job(self, entry: QueueEntry, pipeline: PipelineChoice, learned: str) -> Job | None:
        """The text to analyse, from disk; None where suggestions are cached that still count."""
        annotator = self._workspace.author.name
        if entry.stored is not None and entry.stored.has_suggestions(
            pipeline.cache_name, annotator, learned=learned
        ):
            return None
        job = self._added(entry)
        stored, document = job.stored, job.document
        if stored.facts().digest != document.digest:
            # Its text changed; opening it re-anchors the annotations and asks for suggestions.
            return None
        name = pipeline.cache_name
        if document.is_blank or stored.has_suggestions(name, annotator, learned=learned):
            return None
        return job

    def _added(self, entry: QueueEntry) -> Job:
        """An article with its text, in the library from now on."""
        library, document = self._workspace.library, entry.load()
        stored = entry.stored or library.article_for(document)
        if not stored.exists():
            library.add(stored, document)
        return Job(stored, document)

    async def _extract(
        self, job: Job, pipeline: PipelineChoice, personal: Personal
    ) -> Overview | None:
        while self._is_busy():
            await asyncio.sleep(_POLL_SECONDS)
        if self._helper is None:
            self._helper = await HelperProcess.start(patiently=True)
        annotator = self._workspace.author.name
        batches = stream_suggestions(
            job.stored,
            job.document,
            pipeline,
            annotator=annotator,
            personal=personal,
            helper=self._helper,
        )
        async for _ in batches:
            pass
        name = pipeline.cache_name
        if not job.stored.has_suggestions(name, annotator, learned=personal.digest):
            raise WriteFailed("the library cannot be written; no suggestions were saved")
        self._has_succeeded = True
        return await self._overview(job.stored)

    async def _overview(self, stored: StoredArticle) -> Overview:
        annotator = self._workspace.author.name
        return await asyncio.to_thread(self._workspace.library.overview, stored, annotator)

    def _reset(self) -> None:
        self._task = None
        self._waiting.clear()
        self._done = self._total = self._renewed = 0
        self._has_succeeded = False

    async def _end_helper(self) -> None:
        helper, self._helper = self._helper, None
        if helper is not None:
            # Else its pipes would outlive the loop, if the program ends now.
            await helper.end()
