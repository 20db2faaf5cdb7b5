"""The evaluation of a collection: every article's scores, added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from annotate.evaluation.claims import ClaimScores, score_claims
from annotate.evaluation.coding import Pair
from annotate.evaluation.entities import EntityScores, score_entities


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores over some articles."""

    articles: int = 0
    """Number of articles compared."""
    claims: ClaimScores = field(default_factory=ClaimScores)
    """The claims of all of them."""
    entities: EntityScores = field(default_factory=EntityScores)
    """The entities of all of them."""

    def __add__(self, other: Evaluation) -> Evaluation:
        return Evaluation(
            self.articles + other.articles,
            self.claims + other.claims,
            self.entities + other.entities,
        )


def evaluate(pairs: Iterable[Pair]) -> Evaluation:
    """Compare every article and add up."""
    return sum(map(_evaluate_article, pairs), Evaluation())


def _evaluate_article(pair: Pair) -> Evaluation:
    entities = score_entities(pair.gold.entities, pair.predicted.entities)
    return Evaluation(1, score_claims(pair), entities)
