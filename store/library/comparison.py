"""Comparing: predicted articles matched with gold ones, and the annotations of each that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.evaluation.coding import ARTICLE, Choices, Coding, Pair
from store.annotated_article import AnnotatedArticle

GOLD = frozenset({Status.ACCEPTED})
"""Statuses that count in a gold article."""
_PREDICTED = frozenset({Status.SUGGESTED, Status.ACCEPTED})
"""Statuses that count in a predicted one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two collections of articles, article by article."""

    pairs: tuple[Pair, ...]
    """Every gold article; one without a prediction is paired with an empty coding."""
    shared: int
    """Number of articles that both sides have."""
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
    matches, unmatched = _match(gold, predicted)
    without = {article.article_id for article, match in matches if match is None}
    changed = without.intersection(unmatched)
    comparable = [(a, match) for a, match in matches if a.article_id not in changed or match]
    return Comparison(
        pairs=tuple(_pair(article, match) for article, match in comparable),
        shared=sum(match is not None for _, match in comparable),
        unpredicted=tuple(article.article_id for article, match in comparable if match is None),
        unknown=tuple(name for name in unmatched if name not in changed),
        changed=tuple(sorted(changed)),
    )


def coding(article: AnnotatedArticle, statuses: Collection[Status]) -> Coding:
    """The entities and claims of an article that have one of the statuses."""
    bodies = [item.body for item in article.annotations if item.status in statuses]
    if Status.SUGGESTED in statuses:
        bodies.extend(item.body for item in article.suggestions)
    return Coding(
        entities=tuple(body for body in bodies if isinstance(body, Entity)),
        claims=tuple(body for body in bodies if isinstance(body, Claim)),
        choices=_choices(article, statuses),
    )


def _choices(article: AnnotatedArticle, statuses: Collection[Status]) -> Choices:
    """What is said of the annotations that have one of the statuses, and of the article."""
    record = article.article
    is_said = record is not None and record.status in statuses
    records = (item for item in article.annotations if item.status in statuses)
    return {
        **{item.body.key: item.attributes for item in records},
        ARTICLE: record.attributes if record is not None and is_said else (),
    }


def _match(
    gold: Sequence[AnnotatedArticle], predicted: Sequence[AnnotatedArticle]
) -> tuple[list[tuple[AnnotatedArticle, AnnotatedArticle | None]], list[str]]:
    """Each gold article with the predicted one of the same text; and the ids without a match."""
    candidates: dict[str, dict[str, AnnotatedArticle]] = defaultdict(dict)
    for article in predicted:
        candidates[article.document.digest][article.article_id] = article
    same_text = [candidates[article.document.digest] for article in gold]
    # Those with the same id come first, so that no other article takes their match.
    same_id = [group.pop(a.article_id, None) for a, group in zip(gold, same_text, strict=True)]
    matches = [match or _pop_any(group) for match, group in zip(same_id, same_text, strict=True)]
    unmatched = [name for group in candidates.values() for name in group]
    return list(zip(gold, matches, strict=True)), unmatched


def _pop_any(articles: dict[str, AnnotatedArticle]) -> AnnotatedArticle | None:
    return articles.pop(next(iter(articles))) if articles else None


def _pair(gold: AnnotatedArticle, predicted: AnnotatedArticle | None) -> Pair:
    predicted_coding = coding(predicted, _PREDICTED) if predicted else Coding()
    return Pair(gold.document.text, coding(gold, GOLD), predicted_coding)
