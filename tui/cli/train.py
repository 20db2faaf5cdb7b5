"""`postil train`: a spaCy pipeline of one's own, from what an annotator has decided."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.author import Author, utc_now
from annotate.errors import TrainingDeclined
from annotate.extract.pipeline import original_base
from annotate.labels.scheme import LabelScheme
from annotate.learning.scheme_labels import entity_labels, label_targets
from store.exporter.training_articles import (
    TrainingArticles,
    has_entities,
    training_articles,
)
from store.formats.report import Report
from store.formats.spacy_docbin import decided_docs
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.interrupts import deferred_interrupt
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.cli.training_target import TrainingTarget
from tui.cli.training_words import (
    article_words,
    corpus_words,
    curve_words,
    outcome_words,
    progress_words,
)
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.config.pipeline_in_force import pipeline_in_force

if TYPE_CHECKING:
    from annotate.training.base import Base
    from annotate.training.card import CardFacts
    from annotate.training.corpus import Corpus
    from annotate.training.run import Progress
    from annotate.training.training import Trained, Training

LEAST_ARTICLES = 5
"""Fewest done articles to train on; below, a pipeline is worse than none; chosen by hand."""


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Train a pipeline, or write what was learned about claims; returns the exit code."""
    annotator = _layer(arguments, library, author)
    if arguments.claims:
        from tui.cli.train_claims import write_claims

        return write_claims(arguments, settings, library, Author(annotator))
    target = TrainingTarget(arguments.output or Path("pipeline"))
    target.check(library.root, force=arguments.force)
    articles = training_articles(library, annotator)
    for line in article_words(annotator, articles):
        tell(line)
    _check_enough(articles, annotator)
    scheme = labels_in_force(library, named_files(settings, arguments.labels)).scheme
    base = _base(arguments, settings, library, annotator)
    order = _Order(arguments, annotator, target, articles, scheme, base)
    with target.scratch() as scratch:
        return order.carry_out(scratch)


def _layer(arguments: Namespace, library: Library, author: Author) -> str:
    """Return whose annotations are meant: named ones, else one's own, else the only ones."""
    named: str | None = arguments.layer or arguments.annotator
    if named:
        return named
    names = {name for article in library.folders() for name in article.annotators()}
    return names.pop() if len(names) == 1 else author.name


def _check_enough(articles: TrainingArticles, annotator: str) -> None:
    """Decline to train on too little.

    Raises:
        TrainingDeclined: There are too few articles, or no entities in one of the parts.
    """
    if len(articles.done) < LEAST_ARTICLES:
        raise TrainingDeclined(
            f"too little to train on: {len(articles.done)} of {annotator}’s articles are done, and "
            f"it takes {LEAST_ARTICLES}, some of which are held out to score on; "
            "D in the reader marks an article as done"
        )
    if not has_entities(articles.done):
        raise TrainingDeclined(
            f"no entity was accepted in {annotator}’s done articles; "
            "--claims writes what was learned about claims"
        )


def _base(arguments: Namespace, settings: Configuration, library: Library, annotator: str) -> Base:
    """Load the named base, else the pipeline in force, else what that one was trained from."""
    from annotate.training.base import load_base

    if arguments.base is not None:
        return load_base(arguments.base)
    choice = pipeline_in_force(
        library, annotator, named=arguments.model, usual=settings.usual_model
    )
    original = original_base(choice)
    if original is not None:
        tell(f"{choice.title} was trained from {original}, so training starts from that again")
    return load_base(original or choice.location)


@dataclass(frozen=True, slots=True)
class _Order:
    """A training as it was asked for."""

    arguments: Namespace
    annotator: str
    target: TrainingTarget
    articles: TrainingArticles
    scheme: LabelScheme
    base: Base

    def carry_out(self, scratch: Path) -> int:
        """Check, train, score, and leave two folders; returns the exit code."""
        from annotate.training.config import Pace
        from annotate.training.training import Training

        corpus = self._corpus()
        self._tell_corpus(corpus)
        pace = Pace(self.arguments.steps, self.arguments.seed)
        with deferred_interrupt(
            "ending after this update; Ctrl-C again ends at once and leaves nothing"
        ) as is_ended:
            training = Training(self.base, corpus, pace, _tell_progress, is_ended)
            folder = scratch / "training"
            folder.mkdir()
            training.write(folder)
            for finding in training.findings(folder):
                tell(f"spaCy’s check: {finding}")
            trained = training.run(folder, scratch)
            if trained is None:
                tell("ended before the first score; nothing was written")
                return exit_codes.INTERRUPTED
            self._leave(training, trained, scratch)
            if self.arguments.curve and trained.is_complete:
                _draw_curve(training, trained)
            return exit_codes.INTERRUPTED if is_ended() else exit_codes.OK

    def _corpus(self) -> Corpus:
        from annotate.training.corpus import OFF_TOKENS, LabelTerms, component_for, make_corpus

        report = Report()
        learned, apart = self.articles.parts(self.arguments.seed)
        dev = list(decided_docs(apart, self.base.nlp, report))
        train = list(decided_docs(learned, self.base.nlp, report))
        component = component_for([*train, *dev])
        if component == "spancat":
            # There is no way to tell a span categoriser that something is unknown.
            done = (article for article in learned if article.answer)
            train = list(decided_docs(done, self.base.nlp, Report()))
        terms = LabelTerms(frozenset(entity_labels(self.scheme)), label_targets(self.scheme))
        corpus = make_corpus(self.base, train, dev, component, terms)
        if not corpus.labels or not corpus.held_out_labels:
            raise TrainingDeclined(
                "all accepted entities are on one side of the split into learned and held out "
                "articles; another --seed makes another split"
            )
        off_tokens = +Counter({OFF_TOKENS: len(report.misaligned)})
        return replace(corpus, faults=corpus.faults + off_tokens)

    def _tell_corpus(self, corpus: Corpus) -> None:
        from annotate.training.card import label_counts

        write_lines(label_counts(corpus))
        for line in corpus_words(corpus, self.base, len(self.articles.unfinished)):
            tell(line)

    def _leave(self, training: Training, trained: Trained, scratch: Path) -> None:
        from annotate.training.card import score_table
        from annotate.training.package import save_trained

        pipeline = scratch / "pipeline"
        title = save_trained(training, trained, pipeline, self._facts())
        self.target.take(pipeline, scratch / "training")
        write_lines(["", *score_table(trained.scores)])
        for line in outcome_words(title, trained, self.target):
            tell(line)

    def _facts(self) -> CardFacts:
        from importlib.metadata import version

        from annotate.training.card import CardFacts

        learned, apart = self.articles.parts(self.arguments.seed)
        articles = {
            "done articles that were learned from": sum(a.answer is not None for a in learned),
            "unfinished articles, of which the decided sentences": len(self.articles.unfinished),
            "done articles that were held out": len(apart),
            "seed of the split": self.arguments.seed,
        }
        versions = {name: version(name) for name in ("postil", "spacy", "thinc", "numpy")}
        return CardFacts(self.annotator, utc_now()[: len("2026-11-29")], articles, versions)


def _tell_progress(progress: Progress) -> None:
    tell(progress_words(progress))


def _draw_curve(training: Training, trained: Trained) -> None:
    points = []
    for point in training.curve():
        tell(f"with {point[0]} texts: {point[1]:.1f}")
        points.append(point)
    points.append((len(training.corpus.train), 100 * trained.scores.overall_after.f1))
    write_lines(["", *curve_words(points)])
