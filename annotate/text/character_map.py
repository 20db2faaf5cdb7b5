"""Grapheme clusters by position; to a person each is one character."""

from __future__ import annotations

import regex

from annotate.span import Span

CLUSTER = regex.compile(r"\X(?:(?<=[\p{L}\p{M}])\p{M}+)?")
"""A grapheme cluster, with the vowel signs of Burmese that Unicode leaves apart."""
_VISIBLE = regex.compile(r"\S")
_CERTAIN_START = regex.compile(r"(?r)(?<=[\n -~])[ -~]")
"""Between two of these a cluster certainly ends, whatever comes before them."""

_LOOK_BACK = 256
"""Code points searched backwards for a certain start; no cluster of a real text is longer."""


class CharacterMap:
    """The visible grapheme clusters of a text, looked up like the tokens of a `TokenMap`.

    Positions are half-open code-point offsets. Clusters of white space alone are skipped.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, offset: int) -> Span | None:
        """The cluster at an offset, else the next one, else the one before."""
        if offset < len(self.text):
            cluster = self._around(offset)
            if self._is_visible(cluster):
                return cluster
        return self.next(offset) or self.before(offset)

    def next(self, offset: int) -> Span | None:
        """The first cluster that starts at an offset or behind it."""
        match = _VISIBLE.search(self.text, offset)
        while match is not None:
            cluster = self._around(match.start())
            if cluster.start >= offset:
                return cluster
            match = _VISIBLE.search(self.text, cluster.end)
        return None

    def before(self, offset: int) -> Span | None:
        """The last cluster that ends at an offset or ahead of it."""
        while offset > 0:
            cluster = self._around(offset - 1)
            if cluster.end <= offset and self._is_visible(cluster):
                return cluster
            offset = cluster.start
        return None

    def _around(self, offset: int) -> Span:
        """The cluster with the character at an offset, visible or not."""
        floor = max(0, offset - _LOOK_BACK)
        certain = _CERTAIN_START.search(self.text, floor, offset + 1)
        start = certain.start() if certain is not None else floor
        for match in CLUSTER.finditer(self.text, start):
            if match.end() > offset:
                return Span(*match.span())
        raise IndexError(offset)

    def _is_visible(self, cluster: Span) -> bool:
        return _VISIBLE.search(self.text, cluster.start, cluster.end) is not None
