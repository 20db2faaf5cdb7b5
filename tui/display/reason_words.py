"""Why something is suggested, in words for people."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.reasons import LEARNED, NAME, PATTERN, PIPELINE, cue_of, suggester_of
from annotate.suggestion import Suggestion

_WORDS = {
    PIPELINE: (PIPELINE,),
    PATTERN: ("your patterns",),
    NAME: ("your name list", "your names"),
    LEARNED: (LEARNED,),
}
"""Words for each reason, the longest first."""


def reason_words(item: Item) -> tuple[str, ...]:
    """The words for the reason of a suggestion, longer ones first; none where nobody knows it."""
    if not isinstance(item, Suggestion):
        return ()
    reasons = _reason_words(item.reason)
    if not item.agreeing:
        return reasons
    others = ", ".join(item.agreeing)
    verb = "agrees" if len(item.agreeing) == 1 else "agree"
    if not reasons:
        return (f"{others} {verb}",)
    return (
        f"{reasons[0]}; {others} {verb}",
        f"{reasons[-1]}; {others} {verb}",
        f"{reasons[-1]} +{len(item.agreeing)}",
    )


def is_from_pipeline(item: Item) -> bool:
    """Tell whether a suggestion is there for no other reason than the pipeline."""
    return isinstance(item, Suggestion) and item.reason == PIPELINE and not item.agreeing


def _reason_words(reason: str) -> tuple[str, ...]:
    title, why = suggester_of(reason)
    if title:
        return (f"{title}: {why}", title) if why else (title,)
    cue = cue_of(reason)
    if cue:
        return f"cue ‘{cue}’ that you marked", "your cue"
    return _WORDS.get(reason, ())
