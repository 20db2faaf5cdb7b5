"""Ranking: of those who speak, who comes first, and which of several names and titles are shown."""

from __future__ import annotations

from collections import Counter

from annotate.people.names import key
from annotate.people.resolving import Speaker, SpeakerKind

VoiceKey = tuple[bool, str]
"""What tells one of those who speak from the others: `Speaker.key`."""

OFFICES = frozenset((SpeakerKind.PERSON, SpeakerKind.SURNAME))
"""The kinds of those who can have a title."""


def rank(speaker: Speaker, claims: int) -> tuple[bool, int, str]:
    """A sort key by which who claims most comes first, and mere words last.

    Args:
        speaker: Who it is.
        claims: Number of claims.
    """
    return (not speaker.is_named, -claims, key(speaker.name))


def usual_spelling(spellings: Counter[Speaker]) -> Speaker:
    """The most frequent of the spellings of one of them; of equal ones the first in the alphabet.

    Raises:
        ValueError: There are none.
    """
    return min(spellings, key=lambda speaker: (-spellings[speaker], speaker.name))


def usual_title(titles: Counter[str]) -> str:
    """The most frequent one; of equal ones the longest, then the first in the alphabet."""
    return min(titles, key=lambda title: (-titles[title], -len(title), title), default="")
