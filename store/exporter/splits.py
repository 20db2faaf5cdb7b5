"""Splitting an export into training, development and test sets, by article."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

_SCALE = 1 << 64


def assign_set(article_id: str, shares: Mapping[str, float], seed: int) -> str:
    """The set that an article is in, with all of its layers.

    Where an article goes depends on its id, the seed and the shares alone, so that it stays there
    when others are added. Small collections come out more or less than their shares.

    Args:
        article_id: The article.
        shares: The names of the sets and how large each is, in any unit.
        seed: Another one gives another split.
    """
    key = f"{seed}\n{article_id}".encode("utf-8", "surrogatepass")
    place = int.from_bytes(hashlib.sha256(key).digest()[:8]) / _SCALE * sum(shares.values())
    reached = 0.0
    for name, share in shares.items():
        reached += share
        if place < reached:
            return name
    return name
