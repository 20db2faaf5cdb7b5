"""Why something is suggested, in words for people."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.reasons import LEARNED, NAME, PATTERN, PIPELINE, cue_of
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
    reason = item.reason if isinstance(item, Suggestion) else ""
    cue = cue_of(reason)
    if cue:
        return f"cue ‘{cue}’ that you marked", "your cue"
    return _WORDS.get(reason, ())


def is_from_pipeline(item: Item) -> bool:
    """Tell whether a suggestion is there for no other reason than the pipeline."""
    return isinstance(item, Suggestion) and item.reason == PIPELINE
