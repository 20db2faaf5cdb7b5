"""Tokens by position: the token at an offset, the next one and the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import regex

from annotate.span import Span
from annotate.text.tokenizer import tokenize

# The tokenizer's idea of white space: that of `re` and `str.isspace` is a little wider.
_VISIBLE = regex.compile(r"\S")
_BREAK = re.compile(r"[ \n]")
_BLOCK = 256
"""Characters a block, about: a key that goes far away waits for no more than one of them."""

_BLOCKS_KEPT = 1024


class TokenMap:
    """The tokens of a text, worked out block by block as they are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._block_tokens = lru_cache(maxsize=_BLOCKS_KEPT)(self._tokenize_block)

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
            start, end = self._block(offset - 1)
            tokens = self._block_tokens(start, end)
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
        return self._block_tokens(*self._block(offset))

    def _block(self, offset: int) -> tuple[int, int]:
        """The block with an offset: it begins and ends at white space, so it cuts no token."""
        number = offset // _BLOCK
        start = self._boundary(number)
        if start > offset:
            return self._boundary_before(number), start
        return start, self._boundary_behind(number)

    def _boundary(self, number: int) -> int:
        """Where a block begins: behind the first white space from its place on."""
        if number == 0:
            return 0
        match = _BREAK.search(self.text, number * _BLOCK - 1)
        return match.end() if match is not None else len(self.text)

    def _boundary_before(self, number: int) -> int:
        """The last boundary ahead of a block; a long word may cover several places."""
        boundary = self._boundary(number)
        while self._boundary(number) == boundary:
            number -= 1
        return self._boundary(number)

    def _boundary_behind(self, number: int) -> int:
        """The first boundary behind a block's own."""
        boundary = self._boundary(number)
        while self._boundary(number) == boundary < len(self.text):
            number += 1
        return self._boundary(number)

    def _tokenize_block(self, start: int, end: int) -> tuple[Span, ...]:
        return tuple(token.span for token in tokenize(self.text, start, end))
