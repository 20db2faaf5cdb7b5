"""The learner: after an article is done, it learns in a process of its own, once at a time."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annotate.extract.pipeline import PipelineChoice
from annotate.learning.gate import Gain
from tui.config.workspace import Workspace
from tui.extraction.processes import kill

_COMMAND = (sys.executable, "-P", "-m", "store.library.learning_process")
"""Without -P a folder `store` in the working directory would be run instead of ours."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned."""

    articles: int
    """Number of finished articles that it was learned from."""
    digest: str
    """Digest of the model, and of the library's own cues."""
    entities: Gain | None
    """The gain with entities; None where nothing was learned about them."""
    claims: Gain | None
    """The gain with claims; None where nothing was learned about them."""
    cues: int = 0
    """Number of the library's own cues that make claims."""


class Learner:
    """Learns from the articles that are done; what comes meanwhile is learned right after.

    Args:
        workspace: Gives library, annotator, labels and pipeline; other labels may be put in force.
        on_learned: Called with what was learned, where that is not what was known before.
        on_trouble: Called with a message when there is trouble.
    """

    def __init__(
        self,
        workspace: Callable[[], Workspace],
        *,
        on_learned: Callable[[Lesson], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        self._workspace = workspace
        self._on_learned = on_learned
        self._on_trouble = on_trouble
        self._task: asyncio.Task[None] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._is_due = False
        self._digest = ""

    @property
    def is_running(self) -> bool:
        """True while it learns."""
        return self._task is not None

    def start(self) -> None:
        """Learn from what is done now, after what is being learned."""
        self._is_due = True
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        """Stop at once; the model that is in force stays."""
        self._is_due = False
        if self._task is not None:
            self._task.cancel()
        if self._process is not None:
            kill(self._process)

    async def _run(self) -> None:
        try:
            while self._is_due:
                self._is_due = False
                await self._learn()
        finally:
            self._task = None

    async def _learn(self) -> None:
        workspace = self._workspace()
        pipeline = await asyncio.to_thread(workspace.pipeline)
        if not isinstance(pipeline, PipelineChoice):
            return
        answer = await self._ask(_request(workspace, pipeline))
        if "error" in answer:
            self._on_trouble(f"nothing was learned: {answer['error']}")
            return
        if answer.get("remark"):
            self._on_trouble(answer["remark"])
        if answer["digest"] not in ("", self._digest):
            self._digest = answer["digest"]
            entities, claims = (Gain(**g) if g else None for g in map(answer.get, _GAINS))
            self._on_learned(
                Lesson(answer["articles"], answer["digest"], entities, claims, answer["cues"])
            )

    async def _ask(self, request: bytes) -> dict[str, Any]:
        """Start the process, and wait for its answer."""
        self._process = await asyncio.create_subprocess_exec(
            *_COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            output, _ = await self._process.communicate(request)
        finally:
            self._process = None
        answer: dict[str, Any] = (
            json.loads(output) if output.endswith(b"\n") else {"error": "its process ended"}
        )
        return answer


def _request(workspace: Workspace, pipeline: PipelineChoice) -> bytes:
    request = {
        "library": str(workspace.library.root.absolute()),
        "annotator": workspace.author.name,
        "labels": workspace.labels.file_text,
        "pipeline": pipeline.location,
    }
    return json.dumps(request).encode("ascii") + b"\n"


_GAINS = ("entities", "claims")
