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

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer

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
