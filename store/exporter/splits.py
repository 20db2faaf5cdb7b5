"""Splits of an export into training, development and test sets, by article."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping

_SCALE = 1 << 64
"""The number of values that eight bytes of a digest can have."""

TRAINING_SHARES: Mapping[str, float] = {"train": 0.8, "dev": 0.2}
"""The split of a training, which is also the one that the export is shown with."""


def assign_set(article_id: str, shares: Mapping[str, float], seed: int) -> str:
    """Return the set that an article is in, with all of its layers.

    It depends on the article's id, the seed and the shares alone, so that an article stays in its
    set when others are added. The sets of a small collection may differ from their shares.

    Args:
        article_id: The id of the article.
        shares: The share of each set by its name, in any unit.
        seed: Another seed gives another split.
    """
    position = _position(article_id, seed) * sum(shares.values())
    upper_bound = 0.0
    for name, share in shares.items():
        upper_bound += share
        if position < upper_bound:
            return name
    return name


def held_out(article_ids: Collection[str], seed: int) -> frozenset[str]:
    """Return the articles that a split into `TRAINING_SHARES` has in its last set.

    Where that would be none or all of them, one is moved.

    Args:
        article_ids: Two ids or more.
        seed: The seed of the split.
    """
    by_position = sorted(article_ids, key=lambda article_id: _position(article_id, seed))
    last = [*TRAINING_SHARES][-1]
    count = sum(assign_set(name, TRAINING_SHARES, seed) == last for name in by_position)
    return frozenset(by_position[-max(1, min(count, len(by_position) - 1)) :])


def _position(article_id: str, seed: int) -> float:
    """Return the place of an article among all possible ones, from 0 to 1."""
    key = f"{seed}\n{article_id}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(key).digest()[:8]) / _SCALE
