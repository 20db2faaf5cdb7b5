"""Words of others on one line, with what is around them."""

from __future__ import annotations


def one_line(text: str) -> str:
    """A text with one space for any white space, at its ends too."""
    return " ".join(f"|{text}|".split())[1:-1]
