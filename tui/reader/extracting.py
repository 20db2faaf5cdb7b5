"""Finding suggestions while one reads, and again with another pipeline."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from annotate.errors import PipelineUnavailable
from annotate.extract.batch import Batch
from annotate.extract.pipeline import PipelineChoice, installed
from annotate.span import Span
from annotate.structure import Structure
from annotate.structure_index import StructureIndex
from annotate.suggestion import Suggestion
from store.errors import StoreError
from store.files import gc_control
from tui.extraction.helper_process import (
    HelperProcess,
    running_helper,
    stream_structures,
    stream_suggestions,
)
from tui.reader.reviewing import Reviewing

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer

_PORTION = 40
"""Suggestions taken in at once: a few milliseconds."""
_PAUSE = 0.005
"""Seconds between these, in which keys have their turn."""
_LOOK_SECONDS = 0.2
"""Seconds after which the helper process is told where one reads by now."""
_STRUCTURE_DELAY = 3.0
"""Seconds before a structure is made that an earlier version did not keep."""


class Extracting(Reviewing):
    """Takes in what the helper process finds; focus and what is in hand stay as they are."""

    extracted: float | None = None
    """The part of the article that is analysed, from 0 to 1; None when nothing is running."""
    pipeline_title: str | None = None
    """Name and version of the pipeline in use; None when there is none."""
    _outdated: frozenset[str] = frozenset()
    """Ids of suggestions that later ones will replace."""

    @dataclass
    class StructureLoaded(Message):
        """The structure was looked up in the library."""

        structure: Structure | None
        pipeline: PipelineChoice

    @property
    def is_extracting(self) -> bool:
        """Whether more suggestions may come."""
        return self.extracted is not None

    @property
    def suggested_by(self) -> str:
        """What suggests, in words."""
        return self.pipeline_title or "no pipeline"

    def action_extract_again(self) -> None:
        """Look for suggestions anew, with a pipeline to choose where there are several."""
        if self.session is None:
            self.say("one moment: the article is being opened")
            return
        if self.session.read_only is not None:
            self.say(f"read-only: {self.session.read_only}", warning=True)
            return
        named = self.workspace.model or self.workspace.usual_model
        choices = {choice.title: choice for choice in installed(named)}
        if not choices:
            self.say("no pipeline is installed", warning=True)
        elif len(choices) == 1:
            self.extract_again(*choices.values())
        else:
            from tui.dialogs.choose import ChooseScreen

            titles = [(title, title) for title in choices]
            screen = ChooseScreen("Pipeline", titles, chosen=self.pipeline_title or "")
            self.app.push_screen(screen, lambda title: self._extract_with(choices.get(title or "")))

    def _extract_with(self, pipeline: PipelineChoice | None) -> None:
        if pipeline is not None:
            self._pick(pipeline)
            self.extract_again(pipeline)

    @work(thread=True, group="pick")
    def _pick(self, pipeline: PipelineChoice) -> None:
        """Keep to a pipeline in this library."""
        self.workspace.pick(pipeline)

    def extract_again(self, pipeline: PipelineChoice) -> None:
        """Replace what nobody decided on with what a pipeline finds now."""
        if self.session is None:
            return
        pending = self.session.annotations.pending
        self._outdated |= {item.id for item in pending if isinstance(item, Suggestion)}
        pipeline = pipeline.with_patterns(self.workspace.library.patterns_path)
        self.pipeline_title = pipeline.title
        self.say(f"looking for suggestions again with {pipeline.title}: decisions stay")
        self.extract(pipeline, forget=True)

    def extract(self, pipeline: PipelineChoice, *, forget: bool = False) -> None:
        """Begin to look for suggestions."""
        self.extracted = 0.0
        self.structures = StructureIndex()
        self._extract(pipeline, forget=forget)

    @work(group="extract", exclusive=True)
    async def _extract(self, pipeline: PipelineChoice, *, forget: bool) -> None:
        """Take in suggestions as they come."""
        if self.article is None:
            return
        stored, session = self.article.stored, self.article.session
        annotator = session.author.name
        try:
            if forget:
                await asyncio.to_thread(
                    stored.forget_suggestions, pipeline.cache_name, annotator=annotator
                )
            names = await asyncio.to_thread(self._personal_names)
            async with self._helper() as helper:
                coming = stream_suggestions(
                    stored,
                    self.document,
                    pipeline,
                    annotator=annotator,
                    names=names,
                    first=self.view.top,
                    remember=session.read_only is None,
                    helper=helper,
                )
                async with contextlib.aclosing(coming):
                    async for batch in coming:
                        await self._take_in_portions(batch)
            self._replace(self._outdated, ())
        except (PipelineUnavailable, StoreError) as error:
            self.say(str(error), warning=True)
        self._outdated = frozenset()
        self.extracted = None
        self.redraw_all()

    @contextlib.asynccontextmanager
    async def _helper(self) -> AsyncIterator[HelperProcess]:
        """A helper process that is told where one reads."""
        seen = self.view.top

        def look() -> None:
            nonlocal seen
            if self.host.key_gate.is_quiet() and self.view.top != seen:
                seen = self.view.top
                helper.look(seen)

        async with running_helper() as helper:
            looking = self.set_interval(_LOOK_SECONDS, look)
            try:
                yield helper
            finally:
                looking.stop()

    @work(thread=True, group="structure", exclusive=True)
    def load_structure(self, pipeline: PipelineChoice) -> None:
        """Look the structure up; suggestions are shown already by then."""
        if self.article is not None:
            found = self.article.stored.structure(pipeline.cache_name, self.document.digest)
            self.post_message(self.StructureLoaded(found, pipeline))

    def on_extracting_structure_loaded(self, message: StructureLoaded) -> None:
        """Keep the structure, or have it made where suggestions were kept without it."""
        if message.structure is not None:
            self.structures.add(message.structure)
        else:
            self.set_timer(_STRUCTURE_DELAY, lambda: self._miss_structure(message.pipeline))

    def _miss_structure(self, pipeline: PipelineChoice) -> None:
        if not self.is_extracting and self.article is not None:
            self._make_structure(pipeline)

    @work(group="extract", exclusive=True)
    async def _make_structure(self, pipeline: PipelineChoice) -> None:
        """Take in the structure alone; without it, everything works as far as it can."""
        if self.article is None:
            return
        coming = stream_structures(
            self.article.stored,
            self.document,
            pipeline,
            first=self.view.top,
            remember=self.article.session.read_only is None,
        )
        with contextlib.suppress(PipelineUnavailable):
            async with contextlib.aclosing(coming):
                async for part in coming:
                    self.structures.add(part)

    def _personal_names(self) -> Gazetteer:
        from store.library.learned_names import personal_names

        return personal_names(self.workspace.library, self.workspace.author.name)

    async def _take_in_portions(self, batch: Batch) -> None:
        """Take a batch in, with time for keys in between; what comes again stays all the while.

        What is not on screen waits for whoever is typing.
        """
        if self.session is not None and not batch.is_provisional:
            known = self.session.annotations.get
            self._outdated -= {item.id for item in batch.suggestions if known(item.id) == item}
        for portion in batch.portions(_PORTION):
            if not self.view.shows(portion.start, portion.end):
                await self.host.key_gate.let_go_first()
            self._take_in(portion)
            await asyncio.sleep(_PAUSE)
        gc_control.spare()

    def _take_in(self, batch: Batch) -> None:
        if self.session is None:
            return
        fitted = tuple(map(self.workspace.scheme.fitted, batch.suggestions))
        batch = replace(batch, suggestions=fitted)
        if batch.structure is not None:
            self.structures.add(batch.structure)
        self.extracted = max(self.extracted or 0.0, batch.done / batch.total)
        if batch.is_provisional:
            known = self.session.annotations.get
            fresh = [found for found in batch.suggestions if known(found.id) is None]
            self._outdated |= {found.id for found in fresh}
            self.session.annotations.add_suggestions(fresh)
        else:
            self._replace(self._outdated_in(batch), batch.suggestions)
        if batch.notices:
            self.say("; ".join(batch.notices), warning=True)
        changed = self.session.annotations.take_changed()
        if changed:
            self.view.redraw(*changed)
            self.panel.show_others(self.session.annotations, changed)
            self.panel.follow(self.panel_place)
        if batch.done or batch.is_provisional or self.view.shows(batch.start, batch.end):
            self.update_lines()

    def _outdated_in(self, batch: Batch) -> frozenset[str]:
        """The suggestions of a chunk that wait to be replaced."""
        if self.session is None or not self._outdated or batch.start == batch.end:
            return frozenset()
        here = self.session.annotations.pending.overlapping(Span(batch.start, batch.end))
        return self._outdated.intersection(item.id for item in here)

    def _replace(self, outdated: frozenset[str], fresh: Sequence[Suggestion]) -> None:
        if self.session is not None:
            self.session.annotations.replace_suggestions(outdated, fresh, keep=self._in_hand)
            self._outdated -= {found.id for found in fresh}

    @property
    def _in_hand(self) -> frozenset[str]:
        """Ids of what somebody looks at or works on right now."""
        held = {self.focus_id}
        if self.frame is not None:
            held |= {self.frame.editing, self.frame.speaker}
        if self.app.screen is not self and self.target is not None:
            held.add(self.target.id)
        return frozenset(name for name in held if name is not None)
