"""Sharing out: which annotator gets which article, in equal loads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256


def share_out(
    articles: Sequence[str],
    annotators: Sequence[str],
    present: Mapping[str, frozenset[str]],
    *,
    overlap: int,
    seed: int,
) -> dict[str, tuple[str, ...]]:
    """Give each article to as many annotators as it lacks; what was given before stays.

    Each goes to those who have least so far. The seed decides the order of the articles and who
    of equals comes first, so that the same call shares out in the same way.

    Args:
        articles: Ids of the articles to share out.
        annotators: Those who are to have them, `overlap` at least.
        present: By article those who have it already, be they named in `annotators` or not.
        overlap: How many annotators each article is to have.
        seed: Any number.

    Returns:
        By article who gets it now; articles that lack nobody are not in it.
    """
    loads = Counter(name for names in present.values() for name in names)
    assigned: dict[str, tuple[str, ...]] = {}
    for article in sorted(articles, key=lambda article: _lot(seed, article)):
        holders = present.get(article, frozenset())
        free = [name for name in annotators if name not in holders]
        free.sort(key=lambda name: (loads[name], _lot(seed, article, name)))
        chosen = tuple(sorted(free[: max(0, overlap - len(holders))], key=annotators.index))
        if chosen:
            loads.update(chosen)
            assigned[article] = chosen
    return assigned


def _lot(seed: int, *words: str) -> bytes:
    return sha256("\0".join([str(seed), *words]).encode("utf-8", "surrogatepass")).digest()
