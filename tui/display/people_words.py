"""Words about those who speak, and about rules that say who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.people.resolving import SpeakerKind
from annotate.people.rules import Rule, RuleKind
from annotate.text.quotation import Quotation

if TYPE_CHECKING:
    # The reader needs the words for rules alone.
    from store.index.counting import VoiceCounts
    from store.index.speaking import Voice

NO_SOURCE = "(no source)"
"""What stands for a name where a claim has none."""
MANNERS = (Quotation.DIRECT, Quotation.MIXED, Quotation.INDIRECT)
"""The manners of quotation, in the order in which they are counted."""


def described(voice: Voice | VoiceCounts) -> str:
    """What is known of somebody besides the name, in words."""
    speaker = voice.speaker
    if speaker.kind is SpeakerKind.UNCLEAR:
        return f"unclear: {' or '.join(speaker.among)}"
    if speaker.kind is SpeakerKind.SURNAME:
        return voice.title or "no full name"
    is_in_title = voice.organisation in voice.title
    return ", ".join(filter(None, (voice.title, "" if is_in_title else voice.organisation)))


def rule_words(rule: Rule) -> str:
    """A rule in words."""
    where = f" in article {rule.article}" if rule.article else ""
    match rule.kind:
        case RuleKind.MERGE:
            return f"{rule.name} is the same as {rule.to}"
        case RuleKind.RENAME:
            return f"{rule.name} goes by the name {rule.to}"
        case RuleKind.SPLIT:
            return f"{rule.name} is {rule.to}{where}"
        case RuleKind.LINK:
            return f"“{rule.name}” stands for {rule.to}{where}"
