"""Reasons of suggestions: what proposed each."""

from __future__ import annotations

PIPELINE = "pipeline"
"""The pipeline, or the rules on top of it."""

PATTERN = "pattern"
"""The library's own patterns."""

NAME = "name"
"""A name that the reader has accepted before."""

LEARNED = "learned"
"""What was learned from finished articles."""

_CUE = "cue "


def cue_reason(words: str) -> str:
    """The reason that is a library's own cue; the pipeline where there are no words of one."""
    return f"{_CUE}{words}" if words else PIPELINE


def cue_of(reason: str) -> str:
    """The words of the own cue that is a reason; empty for any other reason."""
    return reason.removeprefix(_CUE) if reason.startswith(_CUE) else ""


_SUGGESTER, _WHY = "suggester ", "\n"
"""What a suggester's reason begins with, and what stands between its title and its own words."""


def suggester_reason(title: str, why: str) -> str:
    """The reason that is a suggester, with what it says itself, if it says anything."""
    return f"{_SUGGESTER}{title}{_WHY}{why}" if why else f"{_SUGGESTER}{title}"


def is_of_suggester(reason: str) -> bool:
    """Tell whether a reason is a suggester."""
    return reason.startswith(_SUGGESTER)


def suggester_of(reason: str) -> tuple[str, str]:
    """The title of the suggester that is a reason, and its own words; both empty for any other."""
    if not is_of_suggester(reason):
        return "", ""
    title, _, why = reason.removeprefix(_SUGGESTER).partition(_WHY)
    return title, why
