"""A training from a corpus to a named pipeline: its files, its check, its run, its scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin

from annotate.training.base import Base
from annotate.training.config import CONFIG, DEV, TRAIN, Pace, check_config, training_config
from annotate.training.corpus import Corpus, marked_in
from annotate.training.findings import data_findings
from annotate.training.run import Progress, quiet, run_training
from annotate.training.scores import Scores, scores

if TYPE_CHECKING:
    from spacy.language import Language

_CURVE = (0.25, 0.5, 0.75)
"""Shares of the docs of the points of a curve before its last, which is all of them."""

_CHECK, _VERSIONS = "check.cfg", "versions"


@dataclass(frozen=True, slots=True)
class Trained:
    """The outcome of a training."""

    nlp: Language
    """The best version."""
    folder: Path
    """Where it was loaded from."""
    scores: Scores
    """How good it is."""
    is_complete: bool
    """False if the training was ended early."""


@dataclass(frozen=True, slots=True)
class Training:
    """What is to be trained, from what, on what."""

    base: Base
    """The pipeline that it starts from."""
    corpus: Corpus
    """The docs."""
    pace: Pace
    """How long it takes."""
    watch: Callable[[Progress], None] = lambda progress: None
    """Called with each score."""
    is_ended: Callable[[], bool] = lambda: False
    """Asked after each update whether that was the last one."""

    def write(self, folder: Path) -> None:
        """Write the configuration and the docs into a folder."""
        training_config(self.base, self.corpus, self.pace).to_disk(folder / CONFIG)
        for name, docs in ((TRAIN, self.corpus.train), (DEV, self.corpus.dev)):
            DocBin(docs=docs, store_user_data=True).to_disk(folder / name)

    def findings(self, folder: Path) -> tuple[str, ...]:
        """Check what was written into a folder; returns a sentence for each finding."""
        config = check_config(self.base, self.corpus)
        config["paths"].update({"train": str(folder / TRAIN), "dev": str(folder / DEV)})
        with TemporaryDirectory() as scratch:
            path = Path(scratch, _CHECK)
            config.to_disk(path)
            return data_findings(path, self.corpus.labels)

    def run(self, folder: Path, scratch: Path) -> Trained | None:
        """Train as was written into a folder.

        Args:
            folder: The folder with configuration and docs.
            scratch: A folder for the versions on the way.

        Returns:
            The best version; None if the training was ended before the first score.
        """
        outcome = run_training(folder, scratch / _VERSIONS, self.watch, self.is_ended)
        if outcome.best is None:
            return None
        with quiet():
            nlp = spacy.load(outcome.best)
        docs = list(nlp.pipe([doc.text for doc in self.corpus.dev]))
        predicted = marked_in(docs, self.corpus.component)
        return Trained(nlp, outcome.best, scores(self.corpus, predicted), outcome.is_complete)

    def curve(self) -> Iterator[tuple[int, float]]:
        """Train on parts of the docs; yields the number of docs and the F1 of each part.

        It stops when it is ended.
        """
        for share in _CURVE:
            count = max(1, round(share * len(self.corpus.train)))
            part = replace(self.corpus, train=self.corpus.train[:count])
            training = replace(self, corpus=part)
            with TemporaryDirectory() as name:
                folder = Path(name)
                training.write(folder)
                trained = training.run(folder, folder)
                if trained is None or not trained.is_complete:
                    return
                yield count, 100 * trained.scores.overall_after.f1
