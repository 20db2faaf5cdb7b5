"""Generated articles with labels that no pipeline has, for a run without a corpus."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from annotate.entity import Entity
from annotate.learning.lesson import Lesson
from annotate.span import Span
from benchmarks.learning.analyses import Analyses

_SENTENCES = (
    "[{company}|MAKER] asks [{price}|PRICE] for the {thing}.",
    "The {thing} of [{company}|MAKER] costs [{price}|PRICE] in {place}.",
    "“It is too dear,” said {person}, who paid [{price}|PRICE] last year.",
    "{person} left [{company}|MAKER] in May and moved to {place}.",
    "In {place} nobody had heard of [{company}|MAKER] before.",
    "{person} drove 340 miles to {place} to see it.",
    "A year ago the {thing} was [{price}|PRICE], {person} said.",
)
_WORDS = {
    "company": ("Lumora", "Nordwind Motors", "Pelikan Foods", "Orbis", "Kestrel Audio", "Tamarin"),
    "thing": ("lamp", "bicycle", "radio", "kettle", "desk", "coat"),
    "place": ("Norway", "Lisbon", "Ohio", "Vienna", "Leeds", "Kenya"),
    "person": ("Anna Lind", "Paul Okoro", "Marta Silva", "Ben Hale", "Ines Roth"),
}
_COINS = ("euros", "crowns", "francs", "pounds")
_LENGTH = 8
"""Sentences of an article; chosen by hand."""

_MARKED = re.compile(r"\[([^|]+)\|(\w+)\]")


def generated_lessons(count: int, analyses: Analyses) -> list[Lesson]:
    """Articles about prices, the same ones each time; MAKER is an ORG, PRICE is nothing known."""
    dice = random.Random(1)  # noqa: S311 - the same texts each time
    lessons = []
    for _ in range(count):
        text, entities = _article(dice)
        lessons.append(Lesson(text, analyses.evidence(text), tuple(entities)))
    return lessons


def _article(dice: random.Random) -> tuple[str, list[Entity]]:
    text, entities = "", list[Entity]()
    for part, label in _pieces(dice):
        if label:
            entities.append(Entity(Span(len(text), len(text) + len(part)), label))
        text += part
    return text, entities


def _pieces(dice: random.Random) -> Iterator[tuple[str, str]]:
    """The words of an article, each stretch with its label or with an empty one."""
    for _ in range(_LENGTH):
        words = {name: dice.choice(choices) for name, choices in _WORDS.items()}
        price = f"{dice.randint(2, 900)} {dice.choice(_COINS)}"
        sentence = dice.choice(_SENTENCES).format(price=price, **words)
        parts = _MARKED.split(sentence + " ")
        for plain, marked, label in zip(
            parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True
        ):
            yield plain, ""
            if marked:
                yield marked, label
