"""The helper process that looks for suggestions; the interface never waits for it.

Offsets are code points in the text of the article.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import PipelineUnavailable
from annotate.extract.batch import Batch
from annotate.extract.wire import decode, encode_cues, encode_names, message, request
from annotate.structure_index import StructureIndex
from store.errors import StoreError
from tui.extraction.processes import LONGEST_ANSWER, end, kill

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.extract.pipeline import PipelineChoice
    from annotate.gazetteer import Gazetteer
    from annotate.learning.learned_version import LearnedVersion
    from annotate.own_cues import OwnCues
    from annotate.structure import Structure
    from annotate.suggestion import Suggestion
    from store.library.personal import Personal
    from store.library.stored_article import StoredArticle


@dataclass(frozen=True, slots=True)
class ExtractionRequest:
    """A text to analyse, and what takes part in it."""

    text: str
    """The text of the article."""
    article_id: str
    """The part of each suggestion's id that stands for the article."""
    model: str | None
    """The pipeline that the user asked for; None for the best one installed."""
    patterns: Path | None = None
    """File of the library's own patterns; None where it has none."""
    names: Gazetteer | None = None
    """The names that the user has decided on before."""
    first: int = 0
    """Offset of the first character on screen; its surroundings are analysed first."""
    learned: LearnedVersion | None = None
    """What was learned from the user."""
    with_suggestions: bool = True
    """Whether to bring suggestions; structures come in any case."""
    with_evidence: bool = False
    """Whether to bring what learners need, too."""
    cues: OwnCues | None = None
    """The library's own cues."""


async def stream_suggestions(
    stored: StoredArticle,
    document: Document,
    pipeline: PipelineChoice,
    *,
    annotator: str,
    personal: Personal,
    first: int = 0,
    remember: bool = True,
    helper: HelperProcess,
) -> AsyncGenerator[Batch, None]:
    """Yield a pipeline's suggestions for an article, and cache them when they are complete.

    Args:
        stored: The article in the library.
        document: Its text.
        pipeline: The pipeline to use.
        annotator: The annotator whom the suggestions are for.
        personal: What of this annotator takes part.
        first: Offset of the first character on screen.
        remember: Whether the library may be written.
        helper: The process to use; it stays alive afterwards.

    Raises:
        PipelineUnavailable: There are no suggestions, or no more; the message says why.
    """
    extraction = ExtractionRequest(
        document.text,
        stored.scope,
        pipeline.location,
        pipeline.patterns,
        personal.names,
        first,
        personal.learned,
        with_evidence=True,
        cues=personal.cues,
    )
    suggestions: list[Suggestion] = []
    structures = StructureIndex()
    evidence: list[bytes] = []
    async with contextlib.aclosing(helper.batches(extraction)) as batches:
        async for batch in batches:
            if batch.evidence is not None:
                evidence.append(batch.evidence)
            if not batch.is_provisional:
                suggestions += batch.suggestions
            if batch.structure is not None:
                structures.add(batch.structure)
            yield batch
    if remember:
        owner = annotator if personal else None
        key = (pipeline.cache_name, document.digest)
        with contextlib.suppress(StoreError):
            save = partial(stored.save_suggestions, annotator=owner, learned=personal.digest)
            await asyncio.to_thread(save, *key, suggestions)
            await asyncio.to_thread(stored.save_structure, *key, structures.joined)
            await asyncio.to_thread(stored.save_evidence, *key, evidence)


async def stream_structures(
    stored: StoredArticle,
    document: Document,
    pipeline: PipelineChoice,
    *,
    first: int = 0,
    remember: bool = True,
) -> AsyncGenerator[Structure, None]:
    """Yield the structures of an article's chunks, and cache them when they are complete.

    Raises:
        PipelineUnavailable: There are none, or no more; the message says why.
    """
    extraction = ExtractionRequest(
        document.text, stored.scope, pipeline.location, first=first, with_suggestions=False
    )
    structures = StructureIndex()
    async with (
        running_helper() as helper,
        contextlib.aclosing(helper.batches(extraction)) as batches,
    ):
        async for batch in batches:
            if batch.structure is not None:
                structures.add(batch.structure)
                yield batch.structure
    if remember:
        with contextlib.suppress(StoreError):
            await asyncio.to_thread(
                stored.save_structure, pipeline.cache_name, document.digest, structures.joined
            )


class HelperProcess:
    """Analyses one text after the other, and loads its pipeline once."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.is_sending = False
        """True while a request is written, which nothing else may come between."""

    @classmethod
    async def start(cls, *, patiently: bool = False) -> HelperProcess:
        """Start a process; a patient one has a still lower priority for the processor."""
        # Without -P a folder `annotate` in the working directory would be run instead of ours.
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "annotate.extract.worker"),
            *(["--patient"] if patiently else []),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=LONGEST_ANSWER,
        )
        return cls(process)

    async def batches(self, extraction: ExtractionRequest) -> AsyncGenerator[Batch, None]:
        """Yield the suggestions for a text as they come; has to be read to its end.

        Raises:
            PipelineUnavailable: There are none, or no more; the message says why.
        """
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        await self._send(extraction)
        async for line in self._process.stdout:
            answer = json.loads(line)
            if "error" in answer:
                raise PipelineUnavailable(answer["error"])
            if "rows" in answer:
                yield decode(answer)
            if "notices" in answer:
                length = len(extraction.text)
                yield Batch(length, length, (), tuple(answer["notices"]))
            if answer.get("state") == "done":
                return
        raise PipelineUnavailable("extraction stopped: its process ended")

    async def _send(self, extraction: ExtractionRequest) -> None:
        """Write a request, piece by piece; that its reader has ended shows in the answers."""
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        self.is_sending = True
        with contextlib.suppress(ConnectionError):
            for piece in request(extraction.text, **_options(extraction)):
                self._process.stdin.write(piece)
                await self._process.stdin.drain()
        self.is_sending = False

    def look(self, offset: int) -> None:
        """Report the first character on screen; its surroundings are analysed next."""
        if self._process.stdin is not None:
            self._process.stdin.write(message(look=offset))

    def kill(self) -> None:
        """Kill the process, without waiting for its end."""
        kill(self._process)

    async def end(self) -> None:
        """Kill the process, and wait until it is gone."""
        await end(self._process)


@contextlib.asynccontextmanager
async def running_helper() -> AsyncIterator[HelperProcess]:
    """A helper process that ends with the block."""
    helper = await HelperProcess.start()
    try:
        yield helper
    finally:
        await helper.end()


def _options(extraction: ExtractionRequest) -> dict[str, object]:
    learned = extraction.learned
    return {
        "article_id": extraction.article_id,
        "model": extraction.model,
        "patterns": str(extraction.patterns) if extraction.patterns else None,
        "names": encode_names(extraction.names) if extraction.names else None,
        "first": extraction.first,
        "structure": True,
        "suggestions": extraction.with_suggestions,
        "evidence": extraction.with_evidence,
        "learned": [str(learned.folder), learned.digest] if learned is not None else None,
        "cues": encode_cues(extraction.cues) if extraction.cues else None,
    }
