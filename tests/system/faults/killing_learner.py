"""`kill -9` at a random moment of a process that puts one model after the other in force."""

from __future__ import annotations

from functools import cache
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
from tests.system.faults.sudden_end import stored_before_kill

TERMS = Terms.of("a pipeline", ONTONOTES)
_COUNTS = (3, 4, 5)
"""The articles of each model that is stored in turn."""


@cache
def model(count: int) -> Learned:
    """The model of some articles."""
    learned, _ = learn_entities(articles(count), targets={}, scheme_labels=OWN)
    return Learned(LearnedModel(learned), Gain(70, 80, count, is_used=True))


def trial(models: LearnedModels, seed: int) -> Outcomes:
    """Start a process, kill it, and check that one whole model is in force."""
    known = {model(count).model.digest for count in _COUNTS}

    def store(number: int) -> None:
        count = _COUNTS[number % len(_COUNTS)]
        models.save(model(count), count, TERMS)

    acknowledged = stored_before_kill(store, seed)
    in_force, remark = models.in_force(TERMS)
    if in_force is None or remark:
        return Outcomes(1, acknowledged, lost=int(not remark), damaged=int(bool(remark)))
    try:
        is_known = in_force.version.load().digest in known
    except LearnedModelUnusable:
        is_known = False
    return Outcomes(1, acknowledged, damaged=int(not is_known))


def trials(folder: Path, count: int) -> Outcomes:
    """So many trials, each in a library of its own."""
    outcomes = Outcomes()
    for seed in range(count):
        outcomes += trial(LearnedModels(Library(folder / str(seed)), "anna"), seed)
    return outcomes
