"""Two processes that write one layer, each whenever the other lets it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from annotate.author import Author
from annotate.commands import AddEntity
from annotate.entity import Entity
from annotate.span import Span
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.work import DOCUMENT

BATCH = 50
"""Annotations while one of them has the layer open."""


def trial(library: Library, each: int) -> Outcomes:
    """Let two processes write so many annotations each; returns how many are there."""
    processes = [_start(library, writer, each) for writer in range(2)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
    assert codes == [0, 0], "a writer never got its turn"
    stored_bodies = {r.body for r in library.article_for(DOCUMENT).layer("anna").load().records}
    return Outcomes(1, 2 * each, lost=2 * each - len(stored_bodies))


def _start(library: Library, writer: int, each: int) -> int:
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        written = 0
        while written < each:
            written += _write(library, writer, range(written, min(each, written + BATCH)))
        code = 0
    finally:
        os._exit(code)


def _write(library: Library, writer: int, numbers: range) -> int:
    """Write some annotations and let go; returns how many are on disk, 0 out of turn."""
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    article = open_article(
        library, DOCUMENT, Author("anna"), scheme=(), pipeline=None, listener=listener
    )
    if article.session.read_only is not None:
        article.close()
        time.sleep(0.002)
        return 0
    for number in numbers:
        label = f"W{writer}-{number // 4000}"
        start = number % 4000
        article.session.perform(AddEntity(Entity(Span(start, start + 2), label)))
    return len(numbers) if article.close() is None else 0


def trials(folder: Path, annotations: int) -> Outcomes:
    """One layer, and half of the annotations for each of the two."""
    return trial(Library(folder / "library"), annotations // 2)
