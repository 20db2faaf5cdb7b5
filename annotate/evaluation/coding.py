"""Codings: the annotations of a text by one side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from annotate.attributes import Attributes
from annotate.claim import Claim
from annotate.entity import Entity

Choices = Mapping[Hashable, Attributes]
"""What was chosen, by the key of what it was chosen for; of an article as a whole, by `ARTICLE`."""

ARTICLE = "article"
"""Stands for the article as a whole."""


@dataclass(frozen=True, slots=True)
class Coding:
    """The entities and claims that a person or a program finds in a text."""

    entities: tuple[Entity, ...] = ()
    """In any order; the same one twice counts once."""
    claims: tuple[Claim, ...] = ()
    """In any order; the same one twice counts twice."""
    choices: Choices = field(default_factory=dict)
    """The attributes of each of them, and of the article; also of those without any."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codings of the same text."""

    text: str
    """The text that the code-point offsets of both refer to."""
    gold: Coding
    """The coding that counts as right."""
    predicted: Coding
    """The coding to be judged."""


@dataclass(frozen=True, slots=True)
class Codings:
    """The codings of one text by several people."""

    text: str
    """The text that the code-point offsets of all refer to."""
    by_name: Mapping[str, Coding]
    """The coding of each by name, in the order in which they were named."""
