"""Articles about ferries, fully annotated under labels that no pipeline has."""

from __future__ import annotations

import random

from annotate.entity import Entity
from annotate.span import Span

LABELS = '[[label]]\nname = "WHO"\nkey = "1"\n\n[[label]]\nname = "SHIP"\nkey = "2"\n'
"""A file of these labels."""

_PEOPLE = ("Ida Quill", "Tom Farrow", "Nora Voss", "Greta Moran", "Paula Pryce")
_SHIPS = ("Blue Heron", "Marigold", "Grey Gull", "Swift")


def ferry_article(number: int) -> tuple[str, list[Entity]]:
    """The text of an article, and all that is to be marked in it."""
    rng = random.Random(number)
    text, entities = "", []
    for _ in range(8):
        for words, label in (
            ("The ferry ", ""),
            (rng.choice(_SHIPS), "SHIP"),
            (rng.choice((" left at noon, ", " was late again, ")), ""),
            (rng.choice(_PEOPLE), "WHO"),
            (" told reporters. ", ""),
        ):
            if label:
                entities.append(Entity(Span(len(text), len(text + words)), label))
            text += words
    return f"{text}\n", entities
