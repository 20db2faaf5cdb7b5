"""Numbers of paragraphs, by which people find a place on paper."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"(?>\r\n?|[\n\u2029])\s*")
_BLANK_LINE = re.compile(r"(?>\r\n?|[\n\u2029])[^\S\n\r]*(?>\r\n?|[\n\u2029])\s*")


class Paragraphs:
    """The paragraphs of a text: what blank lines divide, or lines where there are none."""

    def __init__(self, text: str) -> None:
        lead = len(text) - len(text.lstrip())
        body_end = len(text.rstrip())
        border = _BLANK_LINE if _BLANK_LINE.search(text, lead, body_end) else _LINE_END
        matches = list(border.finditer(text, lead, body_end))
        self._starts = [match.end() for match in matches]
        self.ends = frozenset((*(match.start() for match in matches), body_end))
        """Where the white space behind each of them begins."""
        self.borders = sorted({0, *self._starts, *self.ends, len(text)})
        """Where they begin and end, from the start of the text to its end."""

    def number(self, offset: int) -> int:
        """Return the number of the paragraph with an offset, counted from 1."""
        return bisect_right(self._starts, offset) + 1
