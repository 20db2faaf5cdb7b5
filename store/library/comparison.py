"""Comparing: which predicted article stands for which gold one, and what counts of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
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
    both: tuple[tuple[AnnotatedArticle, AnnotatedArticle, Pair], ...]
    """The articles that both sides have, gold and predicted, with their pairs."""
    shared: int
    """How many articles both sides have."""
    unpredicted: tuple[str, ...]
    """Ids of the gold articles without a prediction."""
    unknown: tuple[str, ...]
    """Ids of the predicted articles that are not in the gold."""
    changed: tuple[str, ...]
    """Ids that both sides have, with different texts: their offsets do not compare."""


def compare(
    gold: Sequence[AnnotatedArticle],
    predicted: Sequence[AnnotatedArticle],
    *,
    counted: Collection[Status] = PREDICTED,
) -> Comparison:
    """Match articles by their text and, of several with the same, by id.

    An id whose texts differ is in `changed` and in no pair.

    Args:
        gold: One side; what is accepted of it counts.
        predicted: The other side.
        counted: What counts of the other side.
    """
    free: dict[str, dict[str, AnnotatedArticle]] = defaultdict(dict)
    for article in predicted:
        free[article.document.digest][article.article_id] = article
    same_text = [free[article.document.digest] for article in gold]
    named = [text.pop(one.article_id, None) for one, text in zip(gold, same_text, strict=True)]
    matches = [match or _any(text) for match, text in zip(named, same_text, strict=True)]
    found = list(zip(gold, matches, strict=True))
    left = [name for articles in free.values() for name in articles]
    changed = {article.article_id for article, match in found if match is None}.intersection(left)
    kept = [pair for pair in found if pair[0].article_id not in changed or pair[1]]
    pairs = [_pair(article, match, counted) for article, match in kept]
    return Comparison(
        both=tuple(
            (article, match, pair)
            for (article, match), pair in zip(kept, pairs, strict=True)
            if match
        ),
        pairs=tuple(pairs),
        shared=sum(match is not None for _, match in kept),
        unpredicted=tuple(article.article_id for article, match in kept if match is None),
        unknown=tuple(name for name in left if name not in changed),
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


def _any(articles: dict[str, AnnotatedArticle]) -> AnnotatedArticle | None:
    """Take one out, if there is any."""
    return articles.pop(next(iter(articles))) if articles else None


def _pair(
    gold: AnnotatedArticle, predicted: AnnotatedArticle | None, counted: Collection[Status]
) -> Pair:
    found = coding(predicted, counted) if predicted else Coding()
    return Pair(gold.document.text, coding(gold, GOLD), found)
