"""What an article costs: the keys from what is suggested to what is right, and what was right."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.evaluation.claims import score_claims
from annotate.evaluation.coding import Coding, Pair
from annotate.evaluation.entities import score_entities
from annotate.evaluation.tally import Tally
from annotate.learning.replay import Turn
from annotate.suggestion import Body, Suggestion
from store.library.library import Library
from tui.cli.planner.planned_reader import open_reader, store_suggested
from tui.cli.planner.planner import annotate
from tui.config.label_files import SchemeChoice


@dataclass(frozen=True, slots=True)
class Cost:
    """What the suggestions for an article, or for several, were worth; costs add up."""

    right: int = 0
    """Number of annotations that are right."""
    one_key: int = 0
    """Number of those that were suggested just so: one key accepts each."""
    keys: int = 0
    """Keys to bring the article to what is right."""
    planned: int = 0
    """Number of annotations of the articles whose keys are counted."""
    entities: Tally = field(default_factory=Tally)
    """The entities that were suggested."""
    claims: Tally = field(default_factory=Tally)
    """The claims that were suggested; one is right with its source."""

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.right + other.right,
            self.one_key + other.one_key,
            self.keys + other.keys,
            self.planned + other.planned,
            self.entities + other.entities,
            self.claims + other.claims,
        )

    @property
    def without_keys(self) -> Cost:
        """The same where no keys are counted."""
        return replace(self, keys=0, planned=0)

    @property
    def keys_each(self) -> float | None:
        """Keys for each annotation; None where none are counted."""
        return self.keys / self.planned if self.planned else None

    @property
    def one_key_share(self) -> float:
        """The share of the annotations that take one key."""
        return self.one_key / self.right if self.right else 0.0


def cost(turn: Turn, suggestions: Sequence[Suggestion], labels: SchemeChoice | None) -> Cost:
    """What suggestions for an article are worth.

    Args:
        turn: The article.
        suggestions: What is suggested.
        labels: The labels in force, for counting keys; None to count none.
    """
    right = turn.article.right
    suggested = [suggestion.body for suggestion in suggestions]
    keys = None if labels is None else _keys(turn, suggestions, labels)
    return Cost(
        right=len(right),
        one_key=len({body.key for body in right} & {body.key for body in suggested}),
        keys=keys or 0,
        planned=len(right) if keys is not None else 0,
        entities=score_entities(_entities(right), _entities(suggested)).overall,
        claims=score_claims(Pair(turn.article.text, _coding(right), _coding(suggested))).end_to_end,
    )


def _keys(turn: Turn, suggestions: Sequence[Suggestion], labels: SchemeChoice) -> int | None:
    """The keys that a planner needs; None where it does not find a way."""
    try:
        return asyncio.run(_planned(turn, suggestions, labels))
    except AssertionError:
        return None


async def _planned(turn: Turn, suggestions: Sequence[Suggestion], labels: SchemeChoice) -> int:
    """Bring the article to what is right in a library of its own, without bulk decisions."""
    document = Document(turn.article.text, title=turn.article.title, uri="")
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        store_suggested(library, document, suggestions, turn.structure)
        async with open_reader(library, document, labels) as keyboard:
            await annotate(keyboard, turn.article.right, in_bulk=False)
            return len(keyboard.keys)


def _entities(bodies: Iterable[Body]) -> list[Entity]:
    return [body for body in bodies if isinstance(body, Entity)]


def _coding(bodies: Iterable[Body]) -> Coding:
    return Coding(claims=tuple(body for body in bodies if isinstance(body, Claim)))
