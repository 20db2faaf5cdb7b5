"""Splitting an export into training, development and test sets, by article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from store.annotated_article import AnnotatedArticle

_SCALE = 1 << 64


def split(
    articles: Iterable[AnnotatedArticle], shares: Mapping[str, float], seed: int
) -> dict[str, list[AnnotatedArticle]]:
    """The articles of each set; all layers of an article are in one set.

    Where an article goes depends on its id, the seed and the shares alone, so that it stays there
    when others are added. Small collections come out more or less than their shares.

    Args:
        articles: Any articles.
        shares: The names of the sets and how large each is, in any unit.
        seed: Another one gives another split.
    """
    sets: dict[str, list[AnnotatedArticle]] = {name: [] for name in shares}
    for article in articles:
        sets[_set_of(article.article_id, shares, seed)].append(article)
    return sets


def _set_of(article_id: str, shares: Mapping[str, float], seed: int) -> str:
    key = f"{seed}\n{article_id}".encode("utf-8", "surrogatepass")
    place = int.from_bytes(hashlib.sha256(key).digest()[:8]) / _SCALE * sum(shares.values())
    reached = 0.0
    for name, share in shares.items():
        reached += share
        if place < reached:
            return name
    return name
