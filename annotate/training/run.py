"""A run of spaCy's own training, which can be watched, and ended between two updates."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from thinc.api import use_ops

from annotate.training import callbacks  # noqa: F401 - registers what the configuration names
from annotate.training.config import CONFIG, DEV, TRAIN

if TYPE_CHECKING:
    from spacy.language import Language

_LOGGER = "postil.watch.v1"
"""The name by which spaCy finds the one who watches; never in a file."""

_BEST, _LAST = "model-best", "model-last"
"""The folders of spaCy's two versions."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A score in the course of a training."""

    round: int
    """The number of the round over all docs, from 1."""
    seconds: int
    """The time since the start."""
    score: float
    """The F1 on what is held out, from 0 to 100."""
    best: float
    """The best F1 so far."""


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of a training."""

    best: Path | None
    """The folder of the best version; None if it was ended before the first score."""
    is_complete: bool
    """False if it was ended."""


class _Ended(Exception):
    """Somebody wants the training to end."""


class _Perfect(Exception):
    """No score could be better."""


def run_training(
    folder: Path,
    output: Path,
    watch: Callable[[Progress], None],
    is_ended: Callable[[], bool] = lambda: False,
) -> Run:
    """Train as the configuration in a folder says, on the docs beside it.

    Args:
        folder: The folder with the configuration and the docs.
        output: A folder for the versions that spaCy writes.
        watch: Called with each score.
        is_ended: Asked after each update whether that was the last one.
    """
    registry.loggers.register(_LOGGER, func=_logger(watch, is_ended))
    paths: dict[str, Any] = {
        "paths.train": str(folder / TRAIN),
        "paths.dev": str(folder / DEV),
        "training.logger": {"@loggers": _LOGGER},
    }
    output.mkdir(exist_ok=True)
    is_complete = True
    with quiet():
        nlp = init_nlp(load_config(folder / CONFIG, overrides=paths))
        try:
            train(nlp, output, stdout=io.StringIO(), stderr=io.StringIO())
        except _Ended:
            is_complete = False
        except _Perfect:
            pass
    best = output / _BEST
    return Run(best if best.exists() else None, is_complete)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what spaCy says to programmers from people, who read it in other words.

    Matrices are multiplied by numpy meanwhile, which takes two thirds of spaCy's own time.
    """
    logger = logging.getLogger("spacy")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(), use_ops("numpy", use_blis=False):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _logger(
    watch: Callable[[Progress], None], is_ended: Callable[[], bool]
) -> Callable[[], Callable[..., Any]]:
    def step(info: dict[str, Any] | None) -> None:
        if info is not None:
            watch(_progress(info))
        if is_ended():
            raise _Ended
        if info is not None and info["score"] >= 1:
            raise _Perfect

    def set_up(nlp: Language, stdout: object, stderr: object) -> tuple[Any, Callable[[], None]]:
        return step, lambda: None

    return lambda: set_up


def _progress(info: dict[str, Any]) -> Progress:
    best = max(score for score, _ in info["checkpoints"])
    return Progress(info["epoch"] + 1, info["seconds"], 100 * info["score"], 100 * best)
