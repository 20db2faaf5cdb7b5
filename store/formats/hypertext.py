"""Places in HTML that were counted in the text as it is shown, without tags and references.

Spans are half-open, in code points of the HTML.
"""

from __future__ import annotations

import html
import re

from annotate.span import Span
from store.formats.quoted_places import is_quote, only_place
from store.formats.utf16 import Utf16Offsets

_PIECE = re.compile(r"<!--.*?-->|</?[A-Za-z!][^>]*>|&[#\w]+;|[^<&]+|.", re.DOTALL)
"""A comment, a tag, a character reference or plain text."""


class Hypertext:
    """An HTML text with the place of each character that it shows."""

    def __init__(self, source: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        shown: list[str] = []
        for match in _PIECE.finditer(source):
            piece = match[0]
            if piece.startswith("<") and len(piece) > 1:
                continue
            is_reference = piece.startswith("&") and len(piece) > 1
            characters = html.unescape(piece) if is_reference else piece
            for index in range(len(characters)):
                at = match.start() if is_reference else match.start() + index
                self._starts.append(at)
                self._ends.append(match.end() if is_reference else at + 1)
            shown.append(characters)
        self._shown = "".join(shown)

    def span(self, words: str, offsets: tuple[int, int] | None) -> Span | None:
        """Return the place of some words; None where it is not clear.

        Args:
            words: The words; empty where they are not known.
            offsets: Start and end in the text as it is shown, in code points or, as browsers
                count, in UTF-16 code units; None where they are not known.
        """
        for start, end in self._readings(offsets):
            is_inside = 0 <= start < end <= len(self._shown)
            if is_inside and (not words or is_quote(self._shown, [(start, end)], words)):
                return Span(self._starts[start], self._ends[end - 1])
        place = only_place(self._shown, words)
        return place and Span(self._starts[place.start], self._ends[place.end - 1])

    def _readings(self, offsets: tuple[int, int] | None) -> list[tuple[int, int]]:
        if offsets is None:
            return []
        units = Utf16Offsets(self._shown)
        start, end = (units.points(offset) for offset in offsets)
        return [offsets, *([(start, end)] if start is not None and end is not None else [])]
