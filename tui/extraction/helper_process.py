"""Running the helper process that finds suggestions, without ever waiting for it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import PipelineUnavailable
from annotate.extract.batch import Batch
from annotate.extract.wire import decode, encode_names, message
from annotate.structure_index import StructureIndex
from store.errors import StoreError

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.extract.pipeline import PipelineChoice
    from annotate.gazetteer import Gazetteer
    from annotate.structure import Structure
    from annotate.suggestion import Suggestion
    from store.library.stored_article import StoredArticle

_LONGEST_LINE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Extraction:
    """What to analyse."""

    text: str
    article_id: str
    model: str | None
    """The pipeline that the user asked for; None for the best one installed."""
    patterns: Path | None = None
    """The library's own patterns, if it has some."""
    names: Gazetteer | None = None
    """The names that the user has decided on before."""
    first: int = 0
    """Offset of the first character on screen; what is seen there comes first."""


async def extracted(
    stored: StoredArticle,
    document: Document,
    pipeline: PipelineChoice,
    *,
    annotator: str,
    names: Gazetteer | None = None,
    first: int = 0,
    remember: bool = True,
    helper: Helper,
) -> AsyncGenerator[Batch, None]:
    """Yield what a pipeline finds in an article, and remember it when all is there.

    Args:
        stored: The article in the library.
        document: Its text.
        pipeline: The pipeline to use.
        annotator: Whose names take part.
        names: Those names.
        first: Offset of the first character on screen.
        remember: Whether the library may be written.
        helper: The process to use, which goes on afterwards.

    Raises:
        PipelineUnavailable: There are no suggestions, or no more; the message says why.
    """
    extraction = Extraction(
        document.text, stored.scope, pipeline.location, pipeline.patterns, names, first
    )
    found: list[Suggestion] = []
    structures = StructureIndex()
    async with contextlib.aclosing(helper.batches(extraction)) as coming:
        async for batch in coming:
            if not batch.is_provisional:
                found += batch.suggestions
            if batch.structure is not None:
                structures.add(batch.structure)
            yield batch
    if remember:
        owner = annotator if names else None
        with contextlib.suppress(StoreError):
            await asyncio.to_thread(
                stored.save_suggestions,
                *(pipeline.cache_name, document.digest, found),
                annotator=owner,
            )
            await asyncio.to_thread(
                stored.save_structure, pipeline.cache_name, document.digest, structures.whole
            )


async def structured(
    stored: StoredArticle,
    document: Document,
    pipeline: PipelineChoice,
    *,
    first: int = 0,
    remember: bool = True,
) -> AsyncGenerator[Structure, None]:
    """Yield the structures of an article's chunks, and remember them when all are there.

    Raises:
        PipelineUnavailable: There are none, or no more; the message says why.
    """
    extraction = Extraction(document.text, stored.scope, pipeline.location, first=first)
    structures = StructureIndex()
    async with (
        own_helper() as helper,
        contextlib.aclosing(helper.batches(extraction)) as coming,
    ):
        async for batch in coming:
            if batch.structure is not None:
                structures.add(batch.structure)
                yield batch.structure
    if remember:
        with contextlib.suppress(StoreError):
            await asyncio.to_thread(
                stored.save_structure, pipeline.cache_name, document.digest, structures.whole
            )


class Helper:
    """A helper process, which analyses one text after the other and loads its pipeline once."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, *, patiently: bool = False) -> Helper:
        """Start a process; a patient one takes only the time that nobody else wants."""
        # Without -P a folder `annotate` in the working directory would be run instead of ours.
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "annotate.extract.worker"),
            *(["--patient"] if patiently else []),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LONGEST_LINE,
        )
        return cls(process)

    async def batches(self, extraction: Extraction) -> AsyncGenerator[Batch, None]:
        """Yield the suggestions in a text as they are found; to be read to the end.

        Raises:
            PipelineUnavailable: There are none, or no more; the message says why.
        """
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        assert self._process.stdout is not None  # noqa: S101
        with contextlib.suppress(ConnectionError):
            self._process.stdin.write(message(**_request(extraction)))
            await self._process.stdin.drain()
        async for line in self._process.stdout:
            facts = json.loads(line)
            if "error" in facts:
                raise PipelineUnavailable(facts["error"])
            if "rows" in facts:
                yield decode(facts)
            if "notices" in facts:
                length = len(extraction.text)
                yield Batch(length, length, (), tuple(facts["notices"]))
            if facts.get("state") == "done":
                return
        raise PipelineUnavailable("extraction stopped: its process ended")

    def look(self, place: int) -> None:
        """Tell the offset of the first character on screen; what is seen there comes next."""
        if self._process.stdin is not None:
            self._process.stdin.write(message(look=place))

    def kill(self) -> None:
        """End the process at once."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def end(self) -> None:
        """End the process, and wait until it is gone."""
        self.kill()
        await self._process.wait()


@contextlib.asynccontextmanager
async def own_helper() -> AsyncIterator[Helper]:
    """A helper process that is ended with the block."""
    helper = await Helper.start()
    try:
        yield helper
    finally:
        await helper.end()


def _request(extraction: Extraction) -> dict[str, object]:
    return {
        "text": extraction.text,
        "article_id": extraction.article_id,
        "model": extraction.model,
        "patterns": str(extraction.patterns) if extraction.patterns else None,
        "names": encode_names(extraction.names) if extraction.names else None,
        "first": extraction.first,
        "structure": True,
    }
