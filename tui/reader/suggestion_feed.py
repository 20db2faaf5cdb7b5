"""The feed of suggestions: the findings of the helper process, added while a person reads."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.message import Message

from annotate.annotation_set import AnnotationSet
from annotate.errors import PipelineUnavailable
from annotate.extract.batch import Batch
from annotate.extract.pipeline import PipelineChoice
from annotate.reasons import is_of_suggester
from annotate.span import Span
from annotate.structure import Structure
from annotate.structure_index import StructureIndex
from annotate.suggestion import Suggestion
from store.errors import StoreError
from store.files import gc_control
from store.library.analysis_cache import GIVEN
from tui.extraction.helper_process import stream_structures, stream_suggestions
from tui.extraction.own_parts import own_parts
from tui.library.host import Host
from tui.reader.attentive_helper import attentive_helper
from tui.reader.connection import Connection, Phase
from tui.reader.page import Page
from tui.reader.shown_suggestions import ShownSuggestions
from tui.reader.state import ReadingState

if TYPE_CHECKING:
    from store.library.stored_article import StoredArticle

PORTION = 40
"""Suggestions added at once: a few milliseconds."""
PAUSE = 0.005
"""Seconds between two portions, in which keys have their turn."""
_STRUCTURE_DELAY = 3.0
"""Seconds before a structure is made that an earlier version did not keep; chosen by hand."""


class SuggestionFeed:
    """Adds suggestions as they arrive; focus and work in progress stay as they are."""

    @dataclass
    class StructureLoaded(Message):
        """The structure was looked up in the library."""

        structure: Structure | None
        pipeline: PipelineChoice

    def __init__(self, state: ReadingState, page: Page, connection: Connection, host: Host) -> None:
        self._state = state
        self._page = page
        self._connection = connection
        self._host = host
        self.progress: float | None = None
        """The part of the article that is analysed, from 0 to 1; None when nothing is running."""
        self.pipeline_title: str | None = None
        """Name and version of the pipeline in use; None when there is none."""
        self.structures = StructureIndex()
        """The parse of the text, as far as it has come."""
        self.shown = ShownSuggestions(state, page)
        """What is shown, of the pipeline and of suggesters."""
        self.asked: tuple[str, ...] = ()
        """The titles of the suggesters that are being asked."""
        self._outdated: frozenset[str] = frozenset()
        """Ids of suggestions that later ones will replace."""

    @property
    def is_running(self) -> bool:
        """True if the pipeline may find more."""
        return self.progress is not None

    @property
    def may_bring_more(self) -> bool:
        """True if more suggestions may come, of the pipeline or of suggesters."""
        return self.is_running or bool(self.asked)

    def extract_again(self, pipeline: PipelineChoice) -> None:
        """Replace what is pending by what a pipeline finds now."""
        if self._state.annotations is not None:
            self._page.say(f"looking for suggestions again with {pipeline.title}: decisions stay")
            self._replace_pending(pipeline, forget=True)

    def use_learned(self) -> None:
        """Replace what is pending by what is suggested with what was learned just now."""
        article = self._connection.article
        if article is not None and article.session.read_only is None:
            self._run(self._use_learned(article.stored))

    async def _use_learned(self, stored: StoredArticle) -> None:
        pipeline = await asyncio.to_thread(self._page.workspace.pipeline)
        digest = self._state.document.digest
        given = await asyncio.to_thread(stored.suggestions, GIVEN, digest)
        if isinstance(pipeline, PipelineChoice) and given is None:
            self._replace_pending(pipeline, forget=False)

    def _replace_pending(self, pipeline: PipelineChoice, *, forget: bool) -> None:
        annotations = self._state.annotations
        if annotations is None:
            return
        undecided = chain(annotations.pending, annotations.foreign)
        self._outdated |= {
            item.id
            for item in undecided
            if isinstance(item, Suggestion) and not is_of_suggester(item.reason)
        }
        self.pipeline_title = pipeline.title
        self.extract(pipeline, forget=forget)

    def extract(self, pipeline: PipelineChoice, *, forget: bool = False) -> None:
        """Begin to look for suggestions.

        Args:
            pipeline: What looks for them.
            forget: Whether those that it found before are to be found again.
        """
        self.progress = 0.0
        self.structures = StructureIndex()
        self._run(self._extract(pipeline, forget=forget))

    async def _extract(self, pipeline: PipelineChoice, *, forget: bool) -> None:
        """Add suggestions as they arrive."""
        article = self._connection.article
        if article is None:
            return
        stored, session = article.stored, article.session
        annotator = session.author.name
        try:
            if forget:
                patterns_path = self._page.workspace.library.patterns_path
                pipeline = await asyncio.to_thread(pipeline.with_patterns, patterns_path)
                await asyncio.to_thread(
                    stored.forget_suggestions, pipeline.cache_name, annotator=annotator
                )
            own = await own_parts(self._page.workspace.course(pipeline), article)
            if own.remark:
                self._page.say(own.remark, warning=True)
            async with attentive_helper(self._page, self._host.key_gate) as helper:
                batches = stream_suggestions(
                    stored,
                    self._state.document,
                    pipeline,
                    annotator=annotator,
                    personal=own,
                    first=self._page.view.top,
                    remember=session.read_only is None,
                    helper=helper,
                )
                async with contextlib.aclosing(batches):
                    async for batch in batches:
                        await self.add_in_portions(batch)
            self._replace(self._outdated, ())
        except (PipelineUnavailable, StoreError) as error:
            self._page.say(str(error), warning=True)
        self._outdated = frozenset()
        self.progress = None
        self._page.redraw_all()

    def load_structure(self, pipeline: PipelineChoice) -> None:
        """Look the structure up; suggestions are shown already by then."""
        screen, article = self._page.screen, self._connection.article
        if article is None:
            return

        def load() -> None:
            structure = article.stored.structure(pipeline.cache_name, self._state.document.digest)
            screen.post_message(self.StructureLoaded(structure, pipeline))

        screen.run_worker(load, group="structure", exclusive=True, thread=True)

    def take_structure(self, message: StructureLoaded) -> None:
        """Keep the structure, or have it made where suggestions were kept without it."""
        if message.structure is not None:
            self.structures.add(message.structure)
        else:
            self._page.screen.set_timer(
                _STRUCTURE_DELAY, lambda: self._miss_structure(message.pipeline)
            )

    def _miss_structure(self, pipeline: PipelineChoice) -> None:
        if not self.is_running and self._connection.article is not None:
            self.make_structure(pipeline)

    def make_structure(self, pipeline: PipelineChoice) -> None:
        """Add the structure alone; without it, everything works as far as it can."""
        self._run(self._make_structure(pipeline))

    async def _make_structure(self, pipeline: PipelineChoice) -> None:
        article = self._connection.article
        if article is None:
            return
        structures = stream_structures(
            article.stored,
            self._state.document,
            pipeline,
            first=self._page.view.top,
            remember=article.session.read_only is None,
        )
        with contextlib.suppress(PipelineUnavailable):
            async with contextlib.aclosing(structures):
                async for part in structures:
                    self.structures.add(part)

    async def add_in_portions(self, batch: Batch) -> None:
        """Add a batch, with time for keys in between; what comes again stays all the while.

        What is not on screen waits for whoever is typing.
        """
        annotations = self._state.annotations
        if annotations is not None and not batch.is_provisional:
            present = (item.id for item in batch.suggestions if annotations.get(item.id) == item)
            self._outdated -= set(present)
        for portion in batch.portions(PORTION):
            if not self._page.view.shows(portion.start, portion.end):
                await self._host.key_gate.let_go_first()
            self.add_batch(portion)
            await asyncio.sleep(PAUSE)
        gc_control.freeze()

    def add_batch(self, batch: Batch) -> None:
        """Add a batch at once, and draw what it changes on screen."""
        annotations = self._state.annotations
        if annotations is None:
            return
        scheme = self._page.workspace.scheme
        batch = replace(batch, suggestions=tuple(map(scheme.fitted, batch.suggestions)))
        if batch.structure is not None:
            self.structures.add(batch.structure)
        self.progress = max(self.progress or 0.0, batch.done / batch.total)
        if batch.is_provisional:
            self._add_provisional(annotations, batch.suggestions)
        else:
            self._replace(self._outdated_ids(annotations, batch), batch.suggestions)
        if batch.notices:
            self._page.say("; ".join(batch.notices), warning=True)
        self._draw(annotations, batch)

    def _draw(self, annotations: AnnotationSet, batch: Batch) -> None:
        page = self._page
        self.shown.draw(annotations)
        if batch.done or batch.is_provisional or page.view.shows(batch.start, batch.end):
            page.update_lines()

    def _add_provisional(
        self, annotations: AnnotationSet, suggestions: Sequence[Suggestion]
    ) -> None:
        """Add suggestions that the final ones of their place will replace."""
        merged = map(self.shown.merged.merged, suggestions)
        additions = [item for item in merged if annotations.get(item.id) is None]
        self._outdated |= {item.id for item in additions}
        annotations.add_suggestions(additions)

    def _outdated_ids(self, annotations: AnnotationSet, batch: Batch) -> frozenset[str]:
        """The suggestions of a chunk that wait to be replaced."""
        if not self._outdated or batch.start == batch.end:
            return frozenset()
        span = Span(batch.start, batch.end)
        items = chain(annotations.pending.overlapping(span), annotations.foreign.overlapping(span))
        return self._outdated.intersection(item.id for item in items)

    def _replace(self, outdated: frozenset[str], suggestions: Sequence[Suggestion]) -> None:
        annotations = self._state.annotations
        if annotations is not None:
            self.shown.replace(annotations, outdated, suggestions)
            self._outdated -= {item.id for item in suggestions}

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        self._page.screen.run_worker(self._until_closed(work), group="extract", exclusive=True)

    async def _until_closed(self, work: Coroutine[Any, Any, None]) -> None:
        """Do work on the page, whose widgets go a moment before it ends where one leaves it."""
        try:
            await work
        except (NoMatches, NoScreen):
            if self._connection.phase is not Phase.CLOSED:
                raise
