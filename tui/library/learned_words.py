"""What was learned, in words for people."""

from __future__ import annotations

from annotate.learning.gate import Gain
from tui.display.plural import counted


def learned_words(articles: int, entities: Gain | None, claims: Gain | None, cues: int = 0) -> str:
    """What was learned, and what it gains, such as `learned from 12 articles: names 75 → 83`.

    Args:
        articles: Number of finished articles that it was learned from.
        entities: The gain with entities; None where nothing was learned about them.
        claims: The gain with claims; None where nothing was learned about them.
        cues: Number of the library's own cues that make claims.
    """
    gains = [
        f"{name} {_gain(gain)}" for name, gain in (("names", entities), ("claims", claims)) if gain
    ]
    if cues:
        gains.append(counted(cues, "own cue"))
    return f"learned from {counted(articles, 'article')}: {', '.join(gains) or 'nothing yet'}"


def _gain(gain: Gain) -> str:
    """F1 before and after; where the learner does not speak, that nothing has changed."""
    before, after = round(gain.before), round(gain.after)
    if gain.is_used:
        return f"{before} → {after}"
    return f"{before} as before" if before else "too few yet"
