"""Comparing: which predicted article stands for which gold one, and what counts of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.evaluation.coding import Coding, Pair
from store.annotated_article import AnnotatedArticle

GOLD = frozenset({Status.ACCEPTED})
"""What counts of a gold article."""
PREDICTED = frozenset({Status.SUGGESTED, Status.ACCEPTED})
"""What counts of a predicted one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two collections of articles, article by article."""

    pairs: tuple[Pair, ...]
    """Every gold article; those without a prediction are paired with nothing found."""
    shared: int
    """How many articles both sides have."""
    unpredicted: tuple[str, ...]
    """Ids of the gold articles without a prediction."""
    unknown: tuple[str, ...]
    """Ids of the predicted articles that are not in the gold."""
    changed: tuple[str, ...]
    """Ids that both sides have, with different texts: their offsets do not compare."""


def compare(gold: Sequence[AnnotatedArticle], predicted: Sequence[AnnotatedArticle]) -> Comparison:
    """Match articles by their text and, of several with the same, by id.

    An id whose texts differ is in `changed` and in no pair.
    """
    free = {(article.article_id, article.document.digest): article for article in predicted}
    found: list[tuple[AnnotatedArticle, AnnotatedArticle | None]] = []
    for article in gold:
        key = _match(article, free)
        found.append((article, free.pop(key) if key else None))
    left = {name for name, _ in free}
    changed = {article.article_id for article, match in found if match is None} & left
    kept = [pair for pair in found if pair[0].article_id not in changed or pair[1]]
    return Comparison(
        pairs=tuple(_pair(article, match) for article, match in kept),
        shared=sum(match is not None for _, match in kept),
        unpredicted=tuple(article.article_id for article, match in kept if match is None),
        unknown=tuple(name for name, _ in free if name not in changed),
        changed=tuple(sorted(changed)),
    )


def coding(article: AnnotatedArticle, statuses: Collection[Status]) -> Coding:
    """The entities and claims of an article that have one of the statuses, as they stand."""
    bodies = [item.body for item in article.annotations if item.status in statuses]
    if Status.SUGGESTED in statuses:
        bodies.extend(item.body for item in article.suggestions)
    return Coding(
        entities=tuple(body for body in bodies if isinstance(body, Entity)),
        claims=tuple(body for body in bodies if isinstance(body, Claim)),
    )


def _match(article: AnnotatedArticle, free: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    same_text = [key for key in free if key[1] == article.document.digest]
    same_id = [key for key in same_text if key[0] == article.article_id]
    return next(iter(same_id or same_text), None)


def _pair(gold: AnnotatedArticle, predicted: AnnotatedArticle | None) -> Pair:
    found = coding(predicted, PREDICTED) if predicted else Coding()
    return Pair(gold.document.text, coding(gold, GOLD), found)
