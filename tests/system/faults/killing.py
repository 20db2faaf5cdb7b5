"""`kill -9` at a random moment of a process that stores step after step."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

from store.editing.open_article import OpenArticle, SaveListener
from store.editing.opening import open_article
from store.errors import StoreError
from store.layer import writer
from store.library.library import Library
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.work import DOCUMENT, State, author, states, steps

LENGTH = 300
"""Steps until the process has nothing more to do."""


def trial(library: Library, seed: int, *, stops: int = 0) -> Outcomes:
    """Start a process, kill it, and check the files on disk.

    Args:
        library: A library of its own.
        seed: Decides on the work and on the moments.
        stops: Times that the process is stopped before, each time but perhaps the last to go on.
    """
    outcomes = verdict(library, seed, _killed(library, seed, stops))
    if outcomes.damaged:
        return outcomes
    article = library.article_for(DOCUMENT)
    opened = open_for_work(library, lambda step: None)
    leftovers = list(article.folder.rglob(".*.tmp"))
    assert opened.close() is None
    assert opened.session.read_only is None
    assert not leftovers, "the next start clears temporary files"
    return outcomes


def verdict(library: Library, seed: int, acknowledged: int) -> Outcomes:
    """Check that the work of a seed is there, at least as far as it was acknowledged."""
    try:
        present = State.stored(library.article_for(DOCUMENT).layer("anna").load())
    except StoreError:
        return Outcomes(1, acknowledged, damaged=1)
    return Outcomes(1, acknowledged, lost=int(present not in states(seed, LENGTH)[acknowledged:]))


def open_for_work(library: Library, saved: object) -> OpenArticle:
    listener = SaveListener(saved=saved, failed=lambda error: None)  # type: ignore[arg-type]
    return open_article(library, DOCUMENT, author(), scheme=(), pipeline=None, listener=listener)


def _killed(library: Library, seed: int, stops: int) -> int:
    """Kill a process at work; returns the last step that it had called stored."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(library, seed, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        first = acknowledgements.readline()
        chance = random.Random(seed)
        time.sleep(chance.uniform(0, 0.03))
        stop_and_go(lambda number: os.kill(process, number), stops, chance)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return int([first, *acknowledgements.readlines()][-1])


def stop_and_go(send: Callable[[signal.Signals], None], stops: int, chance: random.Random) -> None:
    """Stop a process again and again at random moments; the last time it may stay stopped."""
    for number in range(stops):
        send(signal.SIGSTOP)
        time.sleep(chance.uniform(0, 0.01))
        if number < stops - 1 or chance.random() < 0.5:
            send(signal.SIGCONT)
            time.sleep(chance.uniform(0, 0.02))


def _work(library: Library, seed: int, acknowledgements: int) -> None:
    # So that kills hit the folding of the journal too.
    writer.IDLE_SECONDS = 0.003
    try:
        article = open_for_work(
            library, lambda step: os.write(acknowledgements, f"{step}\n".encode())
        )
        pauses = random.Random(-seed)
        for number in steps(article.session, seed):
            if number == LENGTH:
                break
            time.sleep(pauses.choice((0, 0, 0.001, 0.004)))
        time.sleep(60)
    finally:
        os._exit(1)


def trials(folder: Path, count: int, *, stops: int = 0) -> Outcomes:
    """So many trials, each in a library of its own."""
    outcomes = Outcomes()
    for seed in range(count):
        outcomes += trial(Library(folder / str(seed)), seed, stops=stops)
    return outcomes


def stopped_trials(folder: Path, count: int) -> Outcomes:
    """So many trials in which the process is stopped three times before it is killed."""
    return trials(folder, count, stops=3)
