"""Splits of an export into training, development and test sets, by article."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

_SCALE = 1 << 64
"""The number of values that eight bytes of a digest can have."""


def assign_set(article_id: str, shares: Mapping[str, float], seed: int) -> str:
    """Return the set that an article is in, with all of its layers.

    It depends on the article's id, the seed and the shares alone, so that an article stays in its
    set when others are added. The sets of a small collection may differ from their shares.

    Args:
        article_id: The id of the article.
        shares: The share of each set by its name, in any unit.
        seed: Another seed gives another split.
    """
    key = f"{seed}\n{article_id}".encode("utf-8", "surrogatepass")
    position = int.from_bytes(hashlib.sha256(key).digest()[:8]) / _SCALE * sum(shares.values())
    upper_bound = 0.0
    for name, share in shares.items():
        upper_bound += share
        if position < upper_bound:
            return name
    return name
