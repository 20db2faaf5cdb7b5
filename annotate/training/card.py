"""The model card: what a trained pipeline is, what it learned from, and how good it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotate.evaluation.report import table
from annotate.training.base import Base
from annotate.training.corpus import Corpus
from annotate.training.scores import Scores


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a model card says beside what the training itself knows."""

    annotator: str
    """Whose annotations were learned."""
    date: str
    """The day of the training, as in 2026-11-29."""
    articles: Mapping[str, int]
    """Numbers of articles, by what was done with them."""
    versions: Mapping[str, str]
    """Versions of the programs that took part."""


def model_card(
    title: str, facts: CardFacts, base: Base, corpus: Corpus, scores: Scores, *, remark: str = ""
) -> str:
    """Return a model card in Markdown.

    Args:
        title: Name and version of the pipeline.
        facts: What is to be said of its origin.
        base: What it started from.
        corpus: What it learned from.
        scores: How good the base was and how good it is now.
        remark: What else is to be known, a sentence; empty for nothing.
    """
    paragraphs = [
        f"# {title}",
        f"Trained on {facts.date} by `postil train`, from {base.title}. {remark}".rstrip(),
        "## Data",
        "\n".join(_data_lines(facts, corpus)),
        _block(label_counts(corpus)),
        "The split is by article, so that no name was learned from a text that it is scored on. "
        "What nobody had decided was unknown, not outside of all entities.",
    ]
    if corpus.rehearsed:
        paragraphs.append(
            "Learned along from what the base finds, so that it is not forgotten; no person "
            f"checked it: {named_counts(corpus.rehearsed)}."
        )
    paragraphs += [
        "## Scores on what was held out",
        _block(score_table(scores)),
        "“before” is the base, with its labels put into these. The version was chosen by its score "
        "on the same articles, so that new ones will score a little lower.",
        "## Versions and licence",
        "\n".join(f"- {name} {version}" for name, version in facts.versions.items()),
        f"Licence of the base: {base.licence or 'it names none'}.",
    ]
    return "\n\n".join(paragraphs) + "\n"


def _data_lines(facts: CardFacts, corpus: Corpus) -> Iterator[str]:
    yield f"- annotations of {facts.annotator}"
    yield from (f"- {words}: {count:,}" for words, count in facts.articles.items() if count)
    for fault, count in sorted(corpus.faults.items()):
        yield f"- spans left out, {fault}: {count:,}"


def _block(lines: Iterable[str]) -> str:
    return "\n".join(["```", *lines, "```"])


def label_counts(corpus: Corpus) -> Iterator[str]:
    """Yield the lines of a table of spans by label."""
    labels = sorted(corpus.labels | corpus.held_out_labels)
    rows = [
        (label, f"{corpus.labels[label]:,}", f"{corpus.held_out_labels[label]:,}")
        for label in labels
    ]
    yield from table([("spans", "to learn from", "held out"), *rows])


def score_table(scores: Scores) -> Iterator[str]:
    """Yield the lines of a table of scores by label, before and after."""
    headings = ("on what is held out", "gold", "before", "precision", "recall", "F1")
    names = [*scores.labels, "all labels"]
    befores = [*scores.before.values(), scores.overall_before]
    afters = [*scores.after.values(), scores.overall_after]
    rows = [
        (name, f"{after.gold:,}", *(f"{100 * value:.1f}" for value in values))
        for name, before, after in zip(names, befores, afters, strict=True)
        for values in [(before.f1, after.precision, after.recall, after.f1)]
    ]
    yield from table([headings, *rows])


def named_counts(counts: Mapping[str, int]) -> str:
    """Return counts in words: `DATE 12, TIME 3`."""
    return ", ".join(f"{label} {count:,}" for label, count in sorted(counts.items()))
