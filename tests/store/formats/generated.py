"""Labelled sentences to learn from: the words beside a name give its label away."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from tests.store.formats.examples import annotation

_FRAMES = {
    "PERSON": ("Then {} 💩 smiled at us.", "Today {} left early.", "Our mayor {} spoke."),
    "GPE": ("They moved to {} 🚢 in spring.", "It rained in {} again.", "The road to {} is shut."),
}
_NAMES = [
    f"{first}{last}" for first in ("Bel", "Cor", "Dan", "Fen", "Mar") for last in ("ley", "ton")
]


def labelled(count: int) -> Iterator[AnnotatedArticle]:
    """Yield a number of articles of one sentence with one entity; the same ones each time."""
    dice = random.Random(1)
    for number in range(count):
        label, name = dice.choice(list(_FRAMES)), dice.choice(_NAMES)
        frame = dice.choice(_FRAMES[label])
        start = frame.index("{")
        entity = annotation("e", Entity(Span(start, start + len(name)), label))
        document = Document(frame.format(name), "", "")
        yield AnnotatedArticle(document, f"g{number}", "anna", (entity,), answer="accept")


def shuffled(articles: Sequence[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    """Yield the same articles with their labels shuffled."""
    labels = [article.annotations[0].body.label for article in articles]
    random.Random(2).shuffle(labels)
    for article, label in zip(articles, labels, strict=True):
        item = article.annotations[0]
        body = Entity(item.body.extent, label)
        yield replace(article, annotations=(replace(item, body=body),))
