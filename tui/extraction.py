"""Running the helper process that finds suggestions, without ever waiting for it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import PipelineUnavailable
from annotate.extract.batch import Batch
from annotate.extract.wire import decode, encode_names
from annotate.structures import Structures
from store.errors import StoreError

if TYPE_CHECKING:
    from annotate.document import Document
    from annotate.extract.pipeline import PipelineChoice
    from annotate.gazetteer import Gazetteer
    from annotate.structure import Structure
    from annotate.suggestion import Suggestion
    from store.stored_article import StoredArticle

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

    Raises:
        PipelineUnavailable: There are no suggestions, or no more; the message says why.
    """
    extraction = Extraction(
        document.text, stored.id, pipeline.location, pipeline.patterns, names, first
    )
    found: list[Suggestion] = []
    structures = Structures()
    async with contextlib.aclosing(batches(extraction)) as coming:
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
    extraction = Extraction(document.text, stored.id, pipeline.location, first=first)
    structures = Structures()
    async with contextlib.aclosing(batches(extraction)) as coming:
        async for batch in coming:
            if batch.structure is not None:
                structures.add(batch.structure)
                yield batch.structure
    if remember:
        with contextlib.suppress(StoreError):
            await asyncio.to_thread(
                stored.save_structure, pipeline.cache_name, document.digest, structures.whole
            )


async def batches(extraction: Extraction) -> AsyncGenerator[Batch, None]:
    """Yield suggestions as a helper process finds them; closing the iterator ends the process.

    Raises:
        PipelineUnavailable: There are none, or no more; the message says why.
    """
    # Without -P a folder `annotate` in the working directory would be run instead of ours.
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-P", "-m", "annotate.extract.worker"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LONGEST_LINE,
    )
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101
    try:
        request = {
            "text": extraction.text,
            "article_id": extraction.article_id,
            "model": extraction.model,
            "patterns": str(extraction.patterns) if extraction.patterns else None,
            "names": encode_names(extraction.names) if extraction.names else None,
            "first": extraction.first,
            "structure": True,
        }
        process.stdin.write(json.dumps(request).encode("ascii"))
        process.stdin.close()
        finished = False
        async for line in process.stdout:
            facts = json.loads(line)
            if "error" in facts:
                raise PipelineUnavailable(facts["error"])
            finished = facts.get("state") == "done"
            if "rows" in facts:
                yield decode(facts)
            if "notices" in facts:
                length = len(extraction.text)
                yield Batch(length, length, (), tuple(facts["notices"]))
        if not finished:
            raise PipelineUnavailable("extraction stopped: its process ended")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
