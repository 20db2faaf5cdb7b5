"""Numbers with their nouns."""

from __future__ import annotations

from collections.abc import Sequence

_NAMED = 5
"""Names that a message lists; chosen by hand."""


def counted(count: int, noun: str) -> str:
    """A number and a regular noun in singular or plural: `1 article`, `2,000 articles`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Names for a message, the first few of many: `quay, pier` or `quay, …, mole and 34 more`."""
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")
