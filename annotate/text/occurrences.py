"""Where words occur in a text, and whether a place is the edge of a word; in code points."""

from __future__ import annotations

from collections.abc import Iterator


def offsets_of(words: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield the offset of each occurrence within `text[start:end]`, overlapping ones too."""
    offset = text.find(words, start, end)
    while offset >= 0:
        yield offset
        offset = text.find(words, offset + 1, end)


def is_word_edge(text: str, offset: int) -> bool:
    """Tell whether no word goes on across an offset."""
    return not (0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum())
