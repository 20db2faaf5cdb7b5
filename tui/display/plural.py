"""Numbers with their nouns."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """A number and a regular noun in singular or plural: `1 article`, `2 articles`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
