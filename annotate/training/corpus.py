"""The two parts of a corpus, made fit for training: one to learn from, one to be scored on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotate.training.base import Base
from annotate.training.rehearsal import (
    label_votes,
    leave_open,
    rehearse,
    rehearse_outside,
    sees_all,
)
from annotate.training.soundness import leave_out_unsound, leave_out_unsound_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

Component = Literal["ner", "spancat"]
"""What is trained: entities token by token, or spans that may overlap."""

Marked = frozenset[tuple[int, int, str]]
"""First token, one past the last, and label of all that is marked in a doc."""

OFF_TOKENS = "not beginning and ending where tokens do"
OVERLAPPING = "overlapping longer ones"

SPANS = "sc"
"""The group of the spans that may overlap, as the export writes it."""

_MOST_OVERLAPPING = 0.02
"""Largest share of overlapping spans with which they are still left out; chosen by hand. A span
categoriser learns more slowly, so it is not worth it for a slip."""

_MOST_LONG = 0.01
"""Largest share of spans that may be too long for a span categoriser; chosen by hand."""

_LONGEST = 12
"""Most tokens of a span that are tried in any case: every length costs time; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Docs to learn from and docs to be scored on, with what was done to them."""

    component: Component
    """What is to be trained."""
    train: tuple[Doc, ...]
    """Docs to learn from."""
    dev: tuple[Doc, ...]
    """Docs that are held out."""
    gold: tuple[Marked, ...]
    """What people marked in each doc that is held out."""
    before: tuple[Marked, ...]
    """What the base finds there, its labels put into those of the corpus."""
    labels: Counter[str]
    """The number of spans to learn from, by label."""
    held_out_labels: Counter[str]
    """The number of spans that are held out, by label."""
    rehearsed: Counter[str]
    """The number of spans that the base found itself, by label."""
    heirs: Mapping[str, str]
    """For each label that the base knows by another name, that name."""
    retired: frozenset[str]
    """Labels under which the base is not to find anything any more."""
    faults: Counter[str]
    """The number of spans that were left out, by their faults."""
    longest: int = 1
    """The most tokens of a span."""


@dataclass(frozen=True, slots=True)
class LabelTerms:
    """What is known of labels before a training."""

    scheme: frozenset[str]
    """The labels for entities of the scheme in force."""
    targets: Mapping[str, str]
    """Labels of pipelines, each with the label of the scheme that claims it."""


def component_for(docs: Sequence[Doc]) -> Component:
    """Choose what is to be trained: spans that overlap need a span categoriser."""
    spans = sum(len(doc.spans.get(SPANS, ())) for doc in docs)
    overlapping = spans - sum(len(doc.ents) for doc in docs)
    return "spancat" if overlapping > _MOST_OVERLAPPING * spans else "ner"


def make_corpus(
    base: Base,
    train: Sequence[Doc],
    dev: Sequence[Doc],
    component: Component,
    terms: LabelTerms,
) -> Corpus:
    """Make a corpus of annotated docs, which are changed.

    Args:
        base: The pipeline that training starts from; it reads all docs.
        train: Docs to learn from.
        dev: Docs that are held out; everything in them is decided.
        component: What is to be trained.
        terms: What is known of the labels.
    """
    learning = list(zip(train, base.read(train), strict=True))
    held_out = list(zip(dev, base.read(dev), strict=True))
    gold = marked_in(dev, component)
    held_out_labels = _counts(dev, component)
    used_labels = {*_counts(train, component), *held_out_labels}
    votes = label_votes(learning, terms.targets, used_labels)
    longest = _longest(train) if component == "spancat" else 1
    if component == "ner" and base.ner is not None and sees_all(learning):
        for doc, reading in learning:
            rehearse_outside(doc, reading)
    faults = _leave_out(learning, component, longest)
    rehearsed = base.labels - used_labels - set(votes.stand_for) - terms.scheme
    return Corpus(
        component,
        tuple(train),
        tuple(dev),
        tuple(gold),
        tuple(_translated(_marked(reading, "ner"), votes.stand_for) for _, reading in held_out),
        _counts(train, component),
        held_out_labels,
        _rehearse(learning, held_out, rehearsed) if component == "ner" else Counter(),
        votes.heirs,
        base.labels - rehearsed - (used_labels if component == "ner" else frozenset()),
        faults,
        longest,
    )


def marked_in(docs: Sequence[Doc], component: Component) -> list[Marked]:
    """Return what a pipeline marked in docs."""
    return [_marked(doc, component) for doc in docs]


def _leave_out(
    pairs: Sequence[tuple[Doc, Doc]], component: Component, longest: int
) -> Counter[str]:
    faults: Counter[str] = Counter()
    for doc, reading in pairs:
        if component == "spancat":
            faults += leave_out_unsound_spans(doc, SPANS, longest)
        else:
            faults[OVERLAPPING] += len(doc.spans.get(SPANS, ())) - len(doc.ents)
            faults += leave_out_unsound(doc, reading)
    return +faults


def _rehearse(
    learning: Sequence[tuple[Doc, Doc]],
    held_out: Sequence[tuple[Doc, Doc]],
    labels: Collection[str],
) -> Counter[str]:
    before = _counts([doc for doc, _ in learning], "ner")
    for doc, reading in learning:
        rehearse(doc, reading, labels)
    for doc, reading in held_out:
        leave_open(doc, reading, labels)
    return _counts([doc for doc, _ in learning], "ner") - before


def _longest(docs: Sequence[Doc]) -> int:
    """Return the length in tokens that all but very few spans have at most."""
    lengths = sorted(len(span) for doc in docs for span in doc.spans.get(SPANS, ()))
    if not lengths:
        return 1
    return min(_LONGEST, lengths[int((1 - _MOST_LONG) * (len(lengths) - 1))])


def _counts(docs: Sequence[Doc], component: Component) -> Counter[str]:
    return Counter(label for doc in docs for *_, label in _marked(doc, component))


def _marked(doc: Doc, component: Component) -> Marked:
    spans = doc.ents if component == "ner" else doc.spans.get(SPANS, ())
    return frozenset((span.start, span.end, span.label_) for span in spans)


def _translated(marked: Marked, names: Mapping[str, str]) -> Marked:
    return frozenset((start, end, names.get(label, label)) for start, end, label in marked)
