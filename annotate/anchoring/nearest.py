"""The occurrence of words in a text that is nearest to a place."""

from __future__ import annotations


def nearest(text: str, words: str, place: int) -> int | None:
    """The offset of the nearest occurrence of some words, in code points; None without any.

    Of two that are as near, the earlier one is taken. The place may lie outside of the text.
    """
    place = max(0, place)
    earlier, later = text.rfind(words, 0, place + len(words)), text.find(words, place)
    offsets = [offset for offset in (earlier, later) if offset >= 0]
    return min(offsets, key=lambda offset: abs(offset - place), default=None)
