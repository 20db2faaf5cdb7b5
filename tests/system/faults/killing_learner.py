"""`kill -9` at a random moment of a process that puts one model after the other in force."""

from __future__ import annotations

import os
import random
import signal
import time
from functools import cache
from itertools import cycle
from pathlib import Path

from annotate.errors import LearnedModelUnusable
from annotate.labels.scheme import ONTONOTES
from annotate.learning.entity_learner import learn_entities
from annotate.learning.gate import Gain
from annotate.learning.learn import Learned
from annotate.learning.learned_model import LearnedModel
from store.library.learned_models import LearnedModels, Terms
from store.library.library import Library
from tests.annotate.learning.test_entity_learner import OWN, articles
from tests.system.faults.outcomes import Outcomes

TERMS = Terms.of("a pipeline", ONTONOTES)


@cache
def model(count: int) -> Learned:
    """The model of some articles."""
    learned, _ = learn_entities(articles(count), given={}, own=OWN)
    return Learned(LearnedModel(learned), Gain(70, 80, count, is_used=True))


def trial(models: LearnedModels, seed: int) -> Outcomes:
    """Start a process, kill it, and check that one whole model is in force."""
    known = {model(count).model.digest for count in (3, 4, 5)}
    acknowledged = _killed(models, seed)
    in_force, remark = models.in_force(TERMS)
    if in_force is None or remark:
        return Outcomes(1, acknowledged, lost=int(not remark), damaged=int(bool(remark)))
    try:
        is_known = in_force.version.load().digest in known
    except LearnedModelUnusable:
        is_known = False
    return Outcomes(1, acknowledged, damaged=int(not is_known))


def _killed(models: LearnedModels, seed: int) -> int:
    """Kill a process at work; returns the number of models that it had called stored."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _work(models, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledgements:
        first = acknowledgements.readline()
        time.sleep(random.Random(seed).uniform(0, 0.03))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return len([first, *acknowledgements.readlines()])


def _work(models: LearnedModels, acknowledgements: int) -> None:
    try:
        for count in cycle((3, 4, 5)):
            models.save(model(count), count, TERMS)
            os.write(acknowledgements, b"stored\n")
    finally:
        os._exit(1)


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials, each in a library of its own."""
    outcomes = Outcomes()
    for seed in range(count):
        outcomes += trial(LearnedModels(Library(folder / str(seed)), "anna"), seed)
    return outcomes
