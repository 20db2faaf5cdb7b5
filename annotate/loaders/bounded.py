"""Reading within limits: a process of its own reads what could take long, and can be ended."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.document_wire import decode
from annotate.loaders.registry import EPUB, PDF, PLAIN, ArticleFormat, detect_format
from annotate.loaders.source import Source, file_source

if TYPE_CHECKING:
    import subprocess

_SMALL = 100_000
"""Bytes of a page or a Markdown text below which the worst one takes some seconds; measured."""
_STEP_SECONDS = 0.1
"""Seconds between two looks at how the reading goes; chosen by hand."""


_FAULT = "it stops the program that reads it ({})"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one article may take."""

    seconds: int = 30
    """Seconds of the processor, so that other programs do not count; chosen by hand."""
    memory: int = 2_000_000_000
    """Bytes; a page of 50 MB, the largest, needs most of them."""


_LIMITS = Limits()

WhileWaiting = Callable[[float], None]
"""Called again and again while somebody waits, with the seconds so far; may raise to end it."""

_while_waiting: ContextVar[WhileWaiting] = ContextVar("while_waiting")


@contextmanager
def while_waiting(step: WhileWaiting) -> Iterator[None]:
    """Let a function take part in the waiting, for all that is read inside of the block."""
    token = _while_waiting.set(step)
    try:
        yield
    finally:
        _while_waiting.reset(token)


def load(source: Source, limits: Limits = _LIMITS) -> Document:
    """Make a document of a source, whatever its format, within limits.

    Raises:
        UnreadableArticle: It cannot be read, or not within the limits.
    """
    article_format = detect_format(source)
    if is_quick(source):
        return _load_here(source, article_format)
    return _answer(_read_in_process(source, article_format, limits), source, article_format, limits)


def _load_here(source: Source, article_format: ArticleFormat) -> Document:
    try:
        return article_format.load(source)
    except (UnreadableArticle, ImportError):
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        raise _refusal(source, article_format, _FAULT.format(fault)) from error


def load_file(path: Path, *, encoding: str | None = None) -> Document:
    """Read a file in any of the formats, within limits.

    Raises:
        UnreadableArticle: It is missing, no regular file, too large, or cannot be read.
    """
    return load(file_source(path, encoding=encoding))


def is_quick(source: Source) -> bool:
    """Tell whether reading a source ends soon, whatever it contains."""
    article_format = detect_format(source)
    if article_format is PLAIN:
        return True
    # Their bytes are packed, so that a few of them may be many.
    return article_format not in (EPUB, PDF) and len(source.data) <= _SMALL


def _read_in_process(source: Source, article_format: ArticleFormat, limits: Limits) -> bytes:
    """The answer of the process.

    Raises:
        UnreadableArticle: It ended without one.
    """
    # Small files are opened without these.
    import subprocess
    import tempfile

    fields = {name: value for name, value in asdict(source).items() if name != "data"}
    request = json.dumps({"source": fields, "limits": asdict(limits)}).encode("ascii")
    with tempfile.TemporaryFile() as file:
        # A pipe would have to be filled while the answer is waited for.
        file.write(request + b"\n" + source.data)
        file.seek(0)
        # Without -P a folder `annotate` in the working directory would be run instead of ours.
        process = subprocess.Popen(
            (sys.executable, "-P", "-m", "annotate.loaders.reading_process"),
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    with process:
        try:
            answer = _wait(process)
        finally:
            process.kill()
    if process.returncode == -signal.SIGXCPU:
        raise _refusal(
            source, article_format, f"it takes more than {limits.seconds} seconds of the processor"
        )
    return answer


def _wait(process: subprocess.Popen[bytes]) -> bytes:
    """Wait for the end of a process; returns what it wrote."""
    import subprocess

    step, start = _while_waiting.get(None), time.monotonic()
    while True:
        try:
            return process.communicate(timeout=_STEP_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if step is not None:
                step(time.monotonic() - start)


def _answer(
    answer: bytes, source: Source, article_format: ArticleFormat, limits: Limits
) -> Document:
    kind, _, content = answer.partition(b"\n")
    if kind == b"document":
        return decode(content)
    if kind == b"error":
        raise UnreadableArticle(json.loads(content))
    if kind == b"memory":
        cause = f"it needs more than {limits.memory / 1e9:g} GB of memory"
    elif kind == b"fault":
        cause = _FAULT.format(json.loads(content))
    else:
        cause = "it ends the process that reads it"
    raise _refusal(source, article_format, cause)


def _refusal(source: Source, article_format: ArticleFormat, cause: str) -> UnreadableArticle:
    return UnreadableArticle(
        f"{source.name} cannot be read as {article_format.title}: {cause}; the file and the "
        "library are unchanged; its text, saved as a .txt file, can be opened"
    )
