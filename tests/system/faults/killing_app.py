"""`kill -9` of the real program on a terminal, at a random moment of annotating."""

from __future__ import annotations

import random
import re
import signal
import time
from pathlib import Path

from annotate.entity import Entity
from store.errors import StoreError
from tests.system.faults.killing import stop_and_go
from tests.system.faults.outcomes import Outcomes
from tests.system.faults.work import TEXT
from tests.system.terminal.conftest import TerminalUser

_SAVED = re.compile(r"saved (\d+)")


def trial(folder: Path, seed: int, *, stops: int = 0) -> Outcomes:
    """Label word after word, kill, and compare with what the status line had called saved.

    Args:
        folder: A folder for all files.
        seed: Decides on the number of labels and on the moments.
        stops: Times that the program is stopped before, each time but perhaps the last to go on.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    user = TerminalUser(folder)
    user.article.write_text(TEXT + "\n")
    reader = user.read()
    for _ in range(chance.randint(1, 6)):
        reader.press(*["1", "w"] * chance.randint(1, 8))
        time.sleep(chance.uniform(0, 0.05))
        # Not the last time: the words on the screen are still to come.
        stop_and_go(reader.send, stops, chance)
        reader.send(signal.SIGCONT)
    reader.wait_for(r"saved [1-9]")
    shown = _SAVED.findall(reader.text)
    stop_and_go(reader.send, stops, chance)
    reader.kill()
    user.close()
    # The last picture may say “saving…” again.
    acknowledged = int((_SAVED.findall(reader.text) or shown)[-1])
    try:
        (article,) = user.library.articles()
        records = article.layer("anna").load().records
    except StoreError:
        return Outcomes(1, acknowledged, damaged=1)
    starts = sorted(r.body.span.start for r in records if isinstance(r.body, Entity))
    expected = [match.start() for match in re.finditer(r"\S+", TEXT)][: len(starts)]
    lost = len(starts) < acknowledged or starts != expected
    return Outcomes(1, acknowledged, lost=int(lost))


def trials(folder: Path, count: int, *, stops: int = 0) -> Outcomes:
    """So many trials, each with a program of its own."""
    outcomes = (trial(folder / str(seed), seed, stops=stops) for seed in range(count))
    return sum(outcomes, Outcomes())


def stopped_trials(folder: Path, count: int) -> Outcomes:
    """So many trials in which the program is stopped again and again before it is killed."""
    return trials(folder, count, stops=2)
