"""Words of others on one line, with what is around them."""

from __future__ import annotations


def one_line(text: str) -> str:
    """A text with one space for any white space, at its ends too."""
    return " ".join(f"|{text}|".split())[1:-1]


def before_colon(cue: str) -> str:
    """A cue on one line, without what stands at its end, as a colon comes behind it."""
    return one_line(cue).rstrip(" :,")
