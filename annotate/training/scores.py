"""Scores: what a pipeline finds, against what people marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.evaluation.tally import Tally
from annotate.training.corpus import Corpus, Marked


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores on the docs that are held out, before a training and after it."""

    labels: tuple[str, ...]
    """The labels that were learned, in alphabetical order."""
    before: dict[str, Tally]
    """The scores of the base, by label."""
    after: dict[str, Tally]
    """The scores of the trained pipeline, by label."""

    @property
    def overall_before(self) -> Tally:
        """The score of the base, over all labels."""
        return sum(self.before.values(), Tally())

    @property
    def overall_after(self) -> Tally:
        """The score of the trained pipeline, over all labels."""
        return sum(self.after.values(), Tally())


def scores(corpus: Corpus, predicted: Sequence[Marked]) -> Scores:
    """Score a trained pipeline.

    Args:
        corpus: The corpus that it was trained on.
        predicted: What it found in each doc that is held out.
    """
    labels = tuple(sorted(corpus.labels | corpus.held_out_labels))
    return Scores(
        labels,
        {label: _tally(label, corpus.gold, corpus.before) for label in labels},
        {label: _tally(label, corpus.gold, predicted) for label in labels},
    )


def _tally(label: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> Tally:
    total = Tally()
    for gold_doc, predicted_doc in zip(gold, predicted, strict=True):
        right = {place for place in gold_doc if place[2] == label}
        answers = {place for place in predicted_doc if place[2] == label}
        total += Tally(len(right & answers), len(right), len(answers))
    return total
