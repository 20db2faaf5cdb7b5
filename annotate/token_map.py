"""Tokens by position: the token at an offset, the next one and the one before."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

import regex

from annotate.span import Span
from annotate.tokenizer import tokenize

# The tokenizer's idea of white space: that of `re` and `str.isspace` is a little wider.
_VISIBLE = regex.compile(r"\S")
_LINES_KEPT = 64


class TokenMap:
    """The tokens of a text, worked out line by line as they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line_tokens = lru_cache(maxsize=_LINES_KEPT)(self._tokenize_line)

    def at(self, offset: int) -> Span | None:
        """The token at an offset, else the next one, else the one before; None without tokens."""
        tokens = self._around(offset)
        index = bisect_right(tokens, offset, key=lambda token: token.start) - 1
        if index >= 0 and offset < tokens[index].end:
            return tokens[index]
        return self.next(offset) or self.before(offset)

    def next(self, offset: int) -> Span | None:
        """The first token that starts at an offset or behind it."""
        match = _VISIBLE.search(self.text, offset)
        while match is not None:
            tokens = self._around(match.start())
            index = bisect_right(tokens, offset - 1, key=lambda token: token.start)
            if index < len(tokens):
                return tokens[index]
            match = _VISIBLE.search(self.text, tokens[-1].end)
        return None

    def before(self, offset: int) -> Span | None:
        """The last token that ends at an offset or ahead of it."""
        while offset > 0:
            start, end = self._line(offset - 1)
            tokens = self._line_tokens(start, end)
            index = bisect_right(tokens, offset, key=lambda token: token.end)
            if index > 0:
                return tokens[index - 1]
            offset = start
        return None

    def within(self, start: int, end: int) -> list[Span]:
        """The tokens that start in `[start, end)`, in order."""
        found = []
        token = self.next(start)
        while token is not None and token.start < end:
            found.append(token)
            token = self.next(token.end)
        return found

    def _around(self, offset: int) -> tuple[Span, ...]:
        return self._line_tokens(*self._line(offset))

    def _line(self, offset: int) -> tuple[int, int]:
        """The line with an offset, its line break included."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset) + 1
        return start, end or len(self.text)

    def _tokenize_line(self, start: int, end: int) -> tuple[Span, ...]:
        return tuple(token.span for token in tokenize(self.text, start, end))
