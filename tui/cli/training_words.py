"""The words of `postil train`: what it has, how it goes, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.evaluation.report import table
from store.exporter.training_articles import TrainingArticles
from tui.cli.training_target import TrainingTarget
from tui.display.plural import counted

if TYPE_CHECKING:
    from annotate.training.base import Base
    from annotate.training.corpus import Corpus
    from annotate.training.run import Progress
    from annotate.training.training import Trained

_LEAST_SPANS = 20
"""Fewest spans of a label to learn from and to score on before it is called too little; by hand."""

_LEAST_GAIN = 0.5
"""Points of F1 by which a pipeline is better, and by which more articles are worth it; by hand."""


def article_words(annotator: str, articles: TrainingArticles) -> Iterator[str]:
    """Yield what there is to train on."""
    parts = [f"{counted(len(articles.done), 'article')} done"]
    if articles.unfinished:
        parts.append(
            f"{len(articles.unfinished)} unfinished, of which the sentences with decisions count"
        )
    if articles.set_aside:
        parts.append(f"{articles.set_aside} set aside, left out")
    yield f"{annotator}: {'; '.join(parts)}"
    yield from (f"left out: {reason}" for reason in articles.unreadable)


def corpus_words(corpus: Corpus, base: Base, unfinished: int) -> Iterator[str]:
    """Yield what is done with the articles before training."""
    if scarce := _scarce(corpus):
        yield f"too little to learn or to score well (learned, held out): {'; '.join(scarce)}"
    if corpus.faults:
        faults = ", ".join(f"{count} {fault}" for fault, count in sorted(corpus.faults.items()))
        yield f"left out, as no pipeline could learn it: spans {faults}"
    if corpus.component == "spancat":
        left_out = (
            f"; {counted(unfinished, 'unfinished article')} left out, as nobody can say what is "
            "unknown in them"
            if unfinished
            else ""
        )
        yield f"spans overlap, so a span categoriser is trained, beside {base.title}{left_out}"
    else:
        yield f"training ner from {base.title}"
    if corpus.rehearsed:
        labels = ", ".join(sorted(corpus.rehearsed))
        yield f"rehearsed as the base has them, as they are not among your labels: {labels}"


def _scarce(corpus: Corpus) -> list[str]:
    labels = sorted(corpus.labels | corpus.held_out_labels)
    pairs = [(label, corpus.labels[label], corpus.held_out_labels[label]) for label in labels]
    return [
        f"{label} {learned}, {apart}"
        for label, learned, apart in pairs
        if learned < _LEAST_SPANS or not apart
    ]


def progress_words(progress: Progress) -> str:
    """Return how a training goes."""
    best = "the best so far" if progress.score >= progress.best else f"best {progress.best:.1f}"
    return f"round {progress.round}, {progress.seconds} s: F1 {progress.score:.1f}, {best}"


def outcome_words(title: str, trained: Trained, target: TrainingTarget) -> Iterator[str]:
    """Yield what came of a training, and what can be done with it."""
    before, after = (
        100 * tally.f1 for tally in (trained.scores.overall_before, trained.scores.overall_after)
    )
    ended = "" if trained.is_complete else ", ended early: the best so far"
    yield f"{title}{ended}: F1 {before:.1f} → {after:.1f} on what is held out"
    if after < before + _LEAST_GAIN:
        yield "it is no better than its base; more done articles would help more than more training"
    yield f"{target.pipeline} is the pipeline; postil use {target.pipeline} suggests with it"
    yield f"{target.training} has its configuration and its texts, for spacy train and evaluate"


def curve_words(points: Sequence[tuple[int, float]]) -> Iterator[str]:
    """Yield the lines of a learning curve, and whether more articles are worth it.

    Args:
        points: The number of texts and the F1 of each training, the one on all of them last.
    """
    rows = [(f"{count:,}", f"{f1:.1f}") for count, f1 in points]
    yield from table([("texts", "F1"), *rows])
    if len(points) < 2:  # noqa: PLR2004 - nothing to compare
        return
    gain = points[-1][1] - points[-2][1]
    if gain >= _LEAST_GAIN:
        yield f"the last quarter brought {gain:+.1f}: more articles are worth it"
    else:
        yield f"the last quarter brought {gain:+.1f}: more articles of this kind hardly help"
