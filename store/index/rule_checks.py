"""Checks of rules about people, before they are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from annotate.people.names import key, one_line
from annotate.people.resolving import Speaker, SpeakerKind
from annotate.people.rules import RuleKind
from store.errors import RuleRefused


class HasSpeaker(Protocol):
    """Somebody who speaks, with all that is claimed or in numbers."""

    @property
    def speaker(self) -> Speaker:
        """The speaker."""


_Voice = TypeVar("_Voice", bound=HasSpeaker)


def check_rule(kind: RuleKind, name: str, to: str, voices: Sequence[_Voice]) -> _Voice:
    """Check that a rule makes sense, and return whom it would be about.

    Args:
        kind: What the rule does.
        name: A name, or the words of a source.
        to: The name that takes its place.
        voices: Everybody who speaks.

    Raises:
        UnknownVoice: Nobody has a name.
        RuleRefused: The rule makes no sense; the message says why.
    """
    voice = _voice(voices, one_line(name) if kind is RuleKind.LINK else name)
    name = voice.speaker.name
    target = next((other for other in voices if key(other.speaker.name) == key(to)), None)
    if not key(to):
        raise RuleRefused("a name must not be empty")
    if kind is RuleKind.MERGE and target is None:
        raise UnknownVoice(to)
    if kind in (RuleKind.MERGE, RuleKind.SPLIT) and key(to) == key(name):
        raise RuleRefused(f"{name} is that name already")
    if kind is RuleKind.RENAME and target is not None and target is not voice:
        raise RuleRefused(f"{to} speaks already: merge them to make them one")
    if kind is RuleKind.LINK and voice.speaker.kind is not SpeakerKind.NOMINAL:
        raise RuleRefused(f"{name} is a name: merge or split it")
    if kind is RuleKind.LINK and not voice.speaker.can_be_linked:
        raise RuleRefused(f"{name} is somebody else each time: link its claims in the reader")
    return voice


class UnknownVoice(RuleRefused):
    """Nobody who speaks has a name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"nobody called {name} claims anything")
        self.name = name
        """The name."""


def _voice(voices: Sequence[_Voice], name: str) -> _Voice:
    for voice in voices:
        if key(name) and key(voice.speaker.name) == key(name):
            return voice
    raise UnknownVoice(name)
