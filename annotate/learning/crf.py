"""Linear-chain conditional random fields over the tokens of sentences, by crfsuite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pycrfsuite

from annotate.learning.token_features import Row
from annotate.learning.token_ranges import OUTSIDE, TokenRange, ranges_in

_RIDGE = 1.0
"""Weight of the squared coefficients; 0.5 and 2 give the same F1 within 0.3 points."""

_STEPS = 60
"""Most steps of L-BFGS; 80 are no better."""

_PERIOD, _LEAST_GAIN = 5, 0.02
"""Training stops where so many steps gain less than this share of the loss. The four labels of
CoNLL then take some 30 steps and lose nothing; sources of claims, which need 60, take them."""

_LEAST_SLOPE = 1.6e-4
"""Training stops as well where the norm of the slope, for each token, is below this share of the
norm of the coefficients: after some 26 steps for the four labels in a hundred articles of CoNLL,
which loses 0.2 points of F1 and a third of the time. Sources of claims take all steps."""

_LEAST_TOKENS = 2
"""Fewest tokens with a feature; with all features the model is twice as large and no better."""

Labelled = tuple[TokenRange, str]
"""A range of tokens under a label."""


class TrainingSentence(NamedTuple):
    """A sentence to learn from."""

    rows: list[Row]
    """The features of its tokens."""
    tags: list[str]
    """The right tag of each token."""
    copies: int
    """How many times it counts."""


class Tagging(NamedTuple):
    """What a random field says of a sentence."""

    best: dict[Labelled, float]
    """The chance of each range of the likeliest tags."""
    asked: list[float]
    """The chances of the ranges that were asked for."""
    outside: list[float]
    """The chance of each token to be in no entity."""


class Crf:
    """A trained random field.

    Raises:
        ValueError: The bytes are no model of crfsuite.
    """

    def __init__(self, model: bytes) -> None:
        self.model = model
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        self._tags = frozenset(self._tagger.labels())

    def tag(self, rows: list[Row], ranges: Iterable[Labelled] = ()) -> Tagging:
        """Tag a sentence.

        Args:
            rows: The features of its tokens.
            ranges: Ranges whose chances are wanted as well.
        """
        tags, count = self._tagger.tag(rows), len(rows)
        return Tagging(
            {labelled: self._chance(*labelled, count) for labelled in ranges_in(tags)},
            [self._chance(*labelled, count) for labelled in ranges],
            [self._marginal(OUTSIDE, index) for index in range(count)],
        )

    def _chance(self, place: TokenRange, label: str, count: int) -> float:
        """The chance of the most doubtful token of a range, its end among them."""
        first, stop = place
        chance = self._marginal(f"B-{label}", first)
        inside = f"I-{label}"
        for index in range(first + 1, stop):
            chance = min(chance, self._marginal(inside, index))
        return min(chance, 1 - self._marginal(inside, stop)) if stop < count else chance

    def _marginal(self, tag: str, index: int) -> float:
        return self._tagger.marginal(tag, index) if tag in self._tags else 0.0


def train_crf(sentences: Sequence[TrainingSentence]) -> Crf:
    """Train on sentences."""
    token_count = sum(len(each.tags) * each.copies for each in sentences)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c2": _RIDGE,
            "max_iterations": _STEPS,
            "period": _PERIOD,
            "delta": _LEAST_GAIN,
            "epsilon": _LEAST_SLOPE * token_count,
            "feature.minfreq": _LEAST_TOKENS,
        }
    )
    for rows, tags, copies in sentences:
        for _ in range(copies):
            trainer.append(rows, tags)
    with TemporaryDirectory(prefix="postil-") as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return Crf(path.read_bytes())
