"""What was learned, in words for people."""

from __future__ import annotations

from annotate.learning.gate import Gain
from tui.display.plural import counted


def learned_words(articles: int, entities: Gain | None, claims: Gain | None, cues: int = 0) -> str:
    """What was learned and gained, such as `learned from 12 articles: names agree 75% → 83%`.

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
    """How far suggestions agree with the person (F1), without learning and with it."""
    before, after = f"{gain.before:.0f}%", f"{gain.after:.0f}%"
    if gain.is_used:
        return f"agree {before} → {after}"
    return f"agree {before} as before" if gain.before else "too few yet"
