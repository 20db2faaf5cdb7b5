"""What was learned, in words for people."""

from __future__ import annotations

from annotate.learning.gate import Gain
from tui.display.plural import counted


def learned_words(articles: int, entities: Gain | None, claims: Gain | None) -> str:
    """What was learned, and what it gains, such as `learned from 12 articles: names 75 → 83`."""
    gains = [f"names {_gain(entities)}"] if entities is not None else []
    if claims is not None and claims.is_used:
        gains.append(f"claims {_gain(claims)}")
    return f"learned from {counted(articles, 'article')}: {', '.join(gains) or 'nothing yet'}"


def _gain(gain: Gain) -> str:
    """F1 before and after; one number where the learner does not speak."""
    before, after = round(gain.before), round(gain.after)
    return f"{before} → {after}" if gain.is_used and after > before else f"{before}"
