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
