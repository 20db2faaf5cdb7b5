"""Extraction of many articles in the background, one after the other in one helper process."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.document import Document
from annotate.errors import PipelineUnavailable, PostilError
from annotate.extract.pipeline import PipelineChoice
from store.errors import WriteFailed
from store.library.overview import Overview
from store.library.stored_article import StoredArticle
from tui.app.workspace import Workspace
from tui.extraction.helper_process import Helper, extracted
from tui.library.article_queue import QueueEntry

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer

_SECONDS = 0.2
"""How often a pause looks whether it is over."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article to analyse."""

    stored: StoredArticle
    """Its place in the library."""
    document: Document
    """Its text."""


class Background:
    """Analyses articles that have no suggestions yet, and remembers what is found at once.

    Args:
        workspace: Library, annotator and pipeline.
        is_busy: Whether something more urgent is being analysed.
        told: Called on every change, with the numbers of the article that is ready, if one is.
        warned: Gets what went wrong, in words.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        is_busy: Callable[[], bool],
        told: Callable[[Overview | None], None],
        warned: Callable[[str], None],
    ) -> None:
        self._workspace = workspace
        self._is_busy = is_busy
        self._told = told
        self._warned = warned
        self._waiting: deque[QueueEntry] = deque()
        self._task: asyncio.Task[None] | None = None
        self._helper: Helper | None = None
        self._done = 0
        self._total = 0
        self._has_found = False

    @property
    def is_running(self) -> bool:
        """Whether articles are being analysed or wait for that."""
        return self._task is not None

    @property
    def progress(self) -> str:
        """How far it has come, in words; empty when nothing is going on."""
        if not self.is_running:
            return ""
        pause = " (pausing)" if self._is_busy() else ""
        return f"{self._done} of {self._total} analysed{pause}"

    def start(self, slots: Iterable[QueueEntry]) -> None:
        """Analyse these too; those that have suggestions already are passed over."""
        fresh = [slot for slot in slots if slot not in self._waiting]
        self._waiting.extend(fresh)
        self._total += len(fresh)
        if self._task is None and self._waiting:
            self._task = asyncio.get_running_loop().create_task(self._run())
        self._told(None)

    def stop(self) -> None:
        """End at once; what is ready is remembered, the rest has its turn another time."""
        if self._task is not None:
            self._task.cancel()
        self._reset()

    async def _run(self) -> None:
        try:
            pipeline = await asyncio.to_thread(self._workspace.pipeline)
            if not isinstance(pipeline, PipelineChoice):
                raise pipeline
            names = await asyncio.to_thread(self._personal_names)
            while self._waiting:
                await self._analyse(self._waiting.popleft(), pipeline, names)
        except (PipelineUnavailable, WriteFailed) as error:
            self._reset()
            self._warned(str(error))
        else:
            self._reset()
            self._told(None)

    async def _analyse(self, slot: QueueEntry, pipeline: PipelineChoice, names: Gazetteer) -> None:
        """Analyse one article; trouble with it is told and does not stop the others."""
        try:
            job = await asyncio.to_thread(self._job, slot, pipeline)
            overview = await self._extract(job, pipeline, names) if job is not None else None
        except PipelineUnavailable as error:
            if not self._has_found:
                raise
            self._end_helper()
            self._warned(f"{slot.title}: {error}")
            overview = None
        except WriteFailed:
            raise
        except PostilError as error:
            self._warned(f"{slot.title}: {error}")
            overview = None
        self._done += 1
        self._told(overview)

    def _job(self, slot: QueueEntry, pipeline: PipelineChoice) -> Job | None:
        """What there is to analyse; None where suggestions are remembered already."""
        library, annotator = self._workspace.library, self._workspace.author.name
        if slot.stored is not None and slot.stored.has_suggestions(pipeline.cache_name, annotator):
            return None
        document = slot.load()
        stored = slot.stored or library.article_for(document)
        if not stored.exists():
            library.add(stored, document)
        if stored.facts().digest != document.digest:
            # Its text changed; opening it finds the annotations again, and suggestions.
            return None
        if stored.has_suggestions(pipeline.cache_name, annotator) or document.is_blank:
            return None
        return Job(stored, document)

    async def _extract(
        self, job: Job, pipeline: PipelineChoice, names: Gazetteer
    ) -> Overview | None:
        while self._is_busy():
            await asyncio.sleep(_SECONDS)
        if self._helper is None:
            self._helper = await Helper.start(patiently=True)
        annotator = self._workspace.author.name
        coming = extracted(
            job.stored,
            job.document,
            pipeline,
            annotator=annotator,
            names=names,
            helper=self._helper,
        )
        async for _ in coming:
            pass
        if not job.stored.has_suggestions(pipeline.cache_name, annotator):
            raise WriteFailed("the library cannot be written; no suggestions were remembered")
        self._has_found = True
        return await asyncio.to_thread(self._workspace.library.overview, job.stored, annotator)

    def _personal_names(self) -> Gazetteer:
        from store.library.learned_names import personal_names

        return personal_names(self._workspace.library, self._workspace.author.name)

    def _reset(self) -> None:
        self._end_helper()
        self._task = None
        self._waiting.clear()
        self._done = self._total = 0
        self._has_found = False

    def _end_helper(self) -> None:
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.kill()
