"""Training on exports of unfinished work: `python -m benchmarks.training CONLL`.

Of each article, half of the true names are accepted and nothing else is decided. The pipeline is
trained on what `postil export --format spacy` writes of that, with what `postil train` rehearses,
and on what `--unfinished-as-outside` writes. Both are scored beside the untrained pipeline on
articles that it has not seen. CONLL is the validation part of CoNLL-2003 in its own columns; for
`-`, generated articles stand in.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
import thinc.api
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.document import Document
from annotate.entity import Entity
from annotate.evaluation.report import table
from annotate.extract.pipeline import choose
from annotate.span import Span
from annotate.training.base import Base
from annotate.training.corpus import LabelTerms, make_corpus
from benchmarks.command_line import parser
from benchmarks.conll import documents
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export
from store.exporter.plan import ExportPlan
from store.formats.registry import format_named

_FROM_CONLL = {"PER": "PERSON", "ORG": "ORG", "LOC": "GPE"}
"""The pipeline's names of CoNLL's labels."""
_TRAINING_ARTICLES = 100
"""Articles that are half annotated; the others are held out."""
_ROUNDS = 10
"""Rounds of training; with more, the F1 on the first hundred articles of CoNLL rose no further."""
_BATCH = 32
"""Docs of one update; chosen by hand."""
_LEARN_RATE = 0.0003
"""Step of an update; spaCy's usual one, 0.001, is for a pipeline that knows nothing yet."""
_DROPOUT = 0.2
"""Share of the network that each update leaves out; spaCy's usual one is 0.1."""
_TIME = "2026-11-23T16:00:00Z"


@dataclass(frozen=True, slots=True)
class TrainingScores:
    """F1 of the entities on held-out articles, from 0 to 100."""

    untrained: float
    """Of the pipeline as it is."""
    trained: float
    """After training on the usual export."""
    trained_as_outside: float
    """After training on an export in which everything undecided is no entity."""


def main(conll: str) -> int:
    """Print the scores; returns 1 if training on the usual export is worse than none."""
    gold = list(generated_articles(120)) if conll == "-" else list(_conll_articles(Path(conll)))
    count = min(_TRAINING_ARTICLES, len(gold) * 2 // 3)
    scores = compare_training(gold[:count], gold[count:])
    print(f"{count} articles, half of their names accepted; {len(gold) - count} held out; F1")
    rows = [
        ("not trained", f"{scores.untrained:.1f}"),
        ("trained on the export", f"{scores.trained:.1f}"),
        ("trained with --unfinished-as-outside", f"{scores.trained_as_outside:.1f}"),
    ]
    print("\n".join(table([("", "F1"), *rows])))
    return int(scores.trained < scores.untrained)


def compare_training(
    training: Sequence[AnnotatedArticle],
    held_out: Sequence[AnnotatedArticle],
    seed: int = 0,
    *,
    rounds: int = _ROUNDS,
) -> TrainingScores:
    """Train on both exports of half-annotated articles, and score.

    Args:
        training: Articles with all of their entities, of which half are used.
        held_out: Others, with all of theirs.
        seed: Chooses the half.
        rounds: How often each article is trained on.
    """
    dice = random.Random(seed)  # noqa: S311 - the same half each time
    unfinished = [half_accepted(article, dice) for article in training]
    return TrainingScores(
        _score(_pipeline(), held_out),
        _score(_trained(unfinished, rounds, as_outside=False), held_out),
        _score(_trained(unfinished, rounds, as_outside=True), held_out),
    )


def half_accepted(article: AnnotatedArticle, dice: random.Random) -> AnnotatedArticle:
    """Return the article, not finished, with a random half of its entities."""
    chosen = tuple(item for item in article.annotations if dice.random() < 1 / 2)
    return replace(article, annotations=chosen, answer=None)


def generated_articles(count: int) -> Iterator[AnnotatedArticle]:
    """Yield articles of six sentences with a name each, the same ones each time."""
    dice = random.Random(1)  # noqa: S311 - the same texts each time
    for number in range(count):
        text, entities = "", []
        for _ in range(6):
            label = dice.choice(list(_FRAMES))
            before, after = dice.choice(_FRAMES[label]).split("{}")
            name = "".join(dice.choice(part) for part in _SYLLABLES)
            start = len(text) + len(before)
            entities.append(Entity(Span(start, start + len(name)), label))
            text += f"{before}{name}{after} "
        yield _article(text.rstrip(), f"g{number}", entities)


_FRAMES = {
    "PERSON": (
        "Then {} smiled at us.",
        "On Monday {} said that she would resign.",
        "The new coach, {}, did not answer.",
    ),
    "GPE": (
        "They moved to {} in spring.",
        "It rained in {} again.",
        "The road from here to {} is shut.",
    ),
    "ORG": (
        "Shares of {} fell by a third.",
        "He works for {} as an engineer.",
        "Last year {} hired forty people.",
    ),
}
_SYLLABLES = (
    ("Bel", "Cor", "Dan", "Fen", "Mar", "Tol", "Ves", "Ost"),
    ("a", "e", "i", "o", "an", "er"),
    ("ley", "ton", "vik", "mond", "sta", "dor", "nell"),
)


def _conll_articles(path: Path) -> Iterator[AnnotatedArticle]:
    for number, (text, entities) in enumerate(documents(path)):
        relabelled = [Entity(entity.span, _FROM_CONLL[entity.label]) for entity in entities]
        yield _article(text, f"c{number}", relabelled)


def _article(text: str, name: str, entities: Iterable[Entity]) -> AnnotatedArticle:
    annotations = tuple(
        Annotation(
            f"{name}-{number}",
            entity,
            Status.ACCEPTED,
            Origin.USER,
            Decided.EXPLICIT,
            "anna",
            _TIME,
            _TIME,
        )
        for number, entity in enumerate(entities)
    )
    return AnnotatedArticle(Document(text, name, ""), name, "anna", annotations, answer="accept")


def _pipeline() -> Language:
    return spacy.load(choose().spacy_name, enable=["ner"])


def _trained(articles: Sequence[AnnotatedArticle], rounds: int, *, as_outside: bool) -> Language:
    """Return the pipeline after training on the export of articles.

    What is unknown in it is rehearsed as by `postil train`.
    """
    plan = ExportPlan(format_named("spacy"), unfinished_as_outside=as_outside)
    [data] = export(articles, plan).files.values()
    nlp = _pipeline()
    docs = list(DocBin().from_bytes(data).get_docs(nlp.vocab))
    if not as_outside:
        terms = LabelTerms(frozenset(), {})
        docs = list(make_corpus(Base(nlp, "", ""), docs, (), "ner", terms).train)
    thinc.api.fix_random_seed(0)
    optimizer = nlp.resume_training()
    optimizer.learn_rate = _LEARN_RATE
    dice = random.Random(0)  # noqa: S311 - the same order each time
    for _ in range(rounds):
        dice.shuffle(docs)
        for start in range(0, len(docs), _BATCH):
            batch = docs[start : start + _BATCH]
            examples = [Example(nlp.make_doc(doc.text), doc) for doc in batch]
            nlp.update(examples, sgd=optimizer, drop=_DROPOUT)
    return nlp


def _score(nlp: Language, articles: Sequence[AnnotatedArticle]) -> float:
    """Return the F1 of the entities with one of the labels that the articles have."""
    labels = {item.body.label for article in articles for item in article.annotations}
    right = suggested = expected = 0
    for article in articles:
        doc = nlp(article.document.text)
        predicted = {
            (ent.start_char, ent.end_char, ent.label_) for ent in doc.ents if ent.label_ in labels
        }
        gold = {
            (item.body.extent.start, item.body.extent.end, item.body.label)
            for item in article.annotations
        }
        right += len(predicted & gold)
        suggested += len(predicted)
        expected += len(gold)
    return 200 * right / max(1, suggested + expected)


if __name__ == "__main__":
    _command_line = parser("training", __doc__)
    _command_line.add_argument("conll", nargs="?", default="-", metavar="CONLL")
    sys.exit(main(_command_line.parse_args().conll))
