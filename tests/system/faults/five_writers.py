"""Five people at work in one library at once, two of whom are killed: articles that nobody has
opened before, layers of their own, a layer of all in turns, and the plan of who reads what."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from annotate.author import Author
from annotate.commands import AddEntity
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.errors import StoreError, StoreLocked
from store.library.assignments import AssignmentsFile
from store.library.library import Library
from tests.system.faults.outcomes import Outcomes

PEOPLE = 5
KILLED = 2
STEPS = 12
"""Things that each one stores who is not killed."""
_TEXT = "word " * 40
_ARTICLES = [Document(f"{_TEXT}{number}", f"article {number}", f"/{number}") for number in range(3)]
_COMMON = "all"
"""The layer that all write in turns."""
_PATIENCE = 60.0
"""Seconds after which a writer that never gets its turn gives up."""


def trial(library: Library, seed: int) -> Outcomes:
    """Let them work, kill two, and look for everything that any of them had called stored."""
    chance = random.Random(seed)
    started = [_start(library, person) for person in range(PEOPLE)]
    for process, _ in chance.sample(started, KILLED):
        time.sleep(chance.uniform(0, 0.1))
        os.kill(process, signal.SIGKILL)
    names: list[str] = []
    ends: list[int] = []
    for process, reading in started:
        with os.fdopen(reading, "rb") as acknowledgements:
            names += acknowledgements.read().decode().split()
        ends.append(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
    assert ends.count(0) >= PEOPLE - KILLED, f"somebody who was not killed failed: {ends}"
    try:
        present = _present(library)
    except StoreError:
        return Outcomes(1, len(names), damaged=1)
    return Outcomes(1, len(names), lost=int(not present.issuperset(names)))


def _start(library: Library, person: int) -> tuple[int, int]:
    """Start somebody; returns the process, and where the names of what is stored come out."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(library, person, writing)
    os.close(writing)
    return process, reading


def _work(library: Library, person: int, acknowledgements: int) -> NoReturn:
    """Store one thing after the other, each under a name of its own."""
    code = 1
    ways: tuple[Callable[[Library, int, str], None], ...] = (_annotate, _annotate_in_turn, _assign)
    try:
        for number in range(STEPS):
            name = f"P{person}N{number}"
            ways[number % len(ways)](library, person, name)
            os.write(acknowledgements, f"{name}\n".encode())
        code = 0
    finally:
        os._exit(code)


def _annotate(library: Library, person: int, name: str) -> None:
    assert _store(library, f"person {person}", name)


def _annotate_in_turn(library: Library, person: int, name: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not _store(library, _COMMON, name):
        assert time.monotonic() < end
        time.sleep(0.002 * (1 + person))


def _assign(library: Library, person: int, name: str) -> None:
    shares = {name: [f"person {person}"]}
    end, is_stored = time.monotonic() + _PATIENCE, False
    while not is_stored:
        assert time.monotonic() < end
        with contextlib.suppress(StoreLocked):
            AssignmentsFile(library.root).assign(lambda _: shares, Author("boss"), {})
            is_stored = True


def _store(library: Library, annotator: str, name: str) -> bool:
    """Add an annotation with a label of its own; returns whether it is on disk."""
    document = _ARTICLES[sum(name.encode()) % len(_ARTICLES)]
    listener = SaveListener(saved=lambda step: None, failed=lambda error: None)
    article = open_article(
        library, document, Author(annotator), scheme=(), pipeline=None, listener=listener
    )
    is_free = article.session.read_only is None
    if is_free:
        article.session.perform(AddEntity(Entity(Span(0, 4), name)))
    return article.close() is None and is_free


def _present(library: Library) -> set[str]:
    """The names of all that is there."""
    labels = {
        record.body.label
        for article in library.articles()
        for name in article.annotators()
        for record in article.layer(name).load().records
    }
    return labels | set(AssignmentsFile(library.root).read().by_article)


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials, each in a library of its own."""
    outcomes = Outcomes()
    for seed in range(count):
        outcomes += trial(Library(folder / str(seed)), seed)
    return outcomes
