"""Words of others on one line, cut where they are long."""

from __future__ import annotations


def one_line(text: str) -> str:
    """A text with one space for any white space, at its ends too."""
    return " ".join(f"|{text}|".split())[1:-1]


def abbreviate(text: str, most: int) -> str:
    """Cut a text to `most` characters, an ellipsis in place of the rest included."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def before_colon(cue: str) -> str:
    """A cue on one line, without what stands at its end, as a colon comes behind it."""
    return one_line(cue).rstrip(" :,")
