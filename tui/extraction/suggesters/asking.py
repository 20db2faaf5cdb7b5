"""Asking a suggester from the program: by a process of ours, which can be killed at any time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncGenerator
from dataclasses import asdict, dataclass
from pathlib import Path

from annotate.document import Document
from annotate.extract.batch import Batch
from annotate.extract.wire import decode, message
from annotate.suggesters.calibration import Calibration
from annotate.suggesters.outcome import Outcome
from tui.config.suggesters import Suggester
from tui.config.workspace import Workspace
from tui.extraction.processes import LONGEST_ANSWER, kill

_COMMAND = (sys.executable, "-P", "-m", "tui.extraction.suggesters.worker")
"""Without -P a folder `tui` in the working directory would be run instead of ours."""
_GRACE = 60.0
"""Seconds that the process may take beside what the suggester may take, to read what was finished;
chosen by hand."""
_ENDED = "its process ended"


@dataclass(frozen=True, slots=True)
class Purpose:
    """The annotator, the labels and the library that suggestions are for."""

    annotator: str
    """The annotator, whose finished articles give examples."""
    labels: str | None = None
    """The labels in force as the text of a file; None for the built-in ones."""
    library: Path | None = None
    """The library with the finished articles; None for no examples."""


def purpose_of(workspace: Workspace) -> Purpose:
    """The purpose of suggestions in the reader."""
    return Purpose(workspace.author.name, workspace.labels.file_text, workspace.library.root)


class SuggesterProcess:
    """Asks one suggester, for one article after the other.

    Args:
        suggester: Whom to ask.
        purpose: The annotator, the labels and the library that they are for.
    """

    def __init__(self, suggester: Suggester, purpose: Purpose) -> None:
        self.suggester = suggester
        self._purpose = purpose
        self._process: asyncio.subprocess.Process | None = None
        self.outcome = Outcome()
        """How the last request ended."""
        self.calibration = Calibration()
        """What is known of the chances of its suggestions, once the first has come."""

    async def batches(
        self, document: Document, scope: str, *, is_asked_for: bool = True
    ) -> AsyncGenerator[Batch, None]:
        """Yield the suggestions for an article as they come; `outcome` says how it ended.

        Args:
            document: The article.
            scope: The part of the suggestions' ids that stands for the article.
            is_asked_for: Whether to ask also where most of what it proposed was wrong.
        """
        self.outcome = Outcome(trouble=_ENDED)
        try:
            process = await self._running()
            await self._send(process, self._request(document, scope, is_asked_for))
            deadline = asyncio.get_running_loop().time() + self.suggester.seconds + _GRACE
            async with contextlib.aclosing(self._answers(process, deadline)) as answers:
                async for batch in answers:
                    yield batch
        finally:
            if self.outcome.trouble:
                await self.end()

    async def end(self) -> None:
        """Kill the process and all that it has started, and wait until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        kill(process)
        await process.wait()

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                *_COMMAND,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=LONGEST_ANSWER,
            )
        return self._process

    def _request(self, document: Document, scope: str, is_asked_for: bool) -> bytes:
        purpose = self._purpose
        return message(
            suggester=asdict(self.suggester),
            text=document.text,
            title=document.title,
            scope=scope,
            labels=purpose.labels,
            library=str(purpose.library.absolute()) if purpose.library is not None else None,
            annotator=purpose.annotator,
            is_asked_for=is_asked_for,
        )

    async def _send(self, process: asyncio.subprocess.Process, request: bytes) -> None:
        assert process.stdin is not None  # noqa: S101 - asked for above
        with contextlib.suppress(ConnectionError):
            process.stdin.write(request)
            await process.stdin.drain()

    async def _answers(
        self, process: asyncio.subprocess.Process, deadline: float
    ) -> AsyncGenerator[Batch, None]:
        assert process.stdout is not None  # noqa: S101 - asked for above
        with contextlib.suppress(TimeoutError):
            while True:
                async with asyncio.timeout_at(deadline):
                    line = await process.stdout.readline()
                if not line:
                    return
                answer = json.loads(line)
                if "calibration" in answer:
                    self.calibration = Calibration(answer["calibration"])
                elif "rows" in answer:
                    yield decode(answer)
                else:
                    self.outcome = Outcome(**answer)
                    return
