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
_BLOCK_SIZE = 256
"""About the characters of a block: a jump to a far place waits for one block only."""

_CACHED_BLOCKS = 1024
"""Blocks in the cache: some 256,000 characters, whose tokens cost little memory."""


class TokenMap:
    """The tokens of a text, found block by block as they are needed; offsets are code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._block_tokens = lru_cache(maxsize=_CACHED_BLOCKS)(self._tokenize_block)

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
        tokens = []
        token = self.next(start)
        while token is not None and token.start < end:
            tokens.append(token)
            token = self.next(token.end)
        return tokens

    def _around(self, offset: int) -> tuple[Span, ...]:
        return self._block_tokens(*self._block(offset))

    def _block(self, offset: int) -> tuple[int, int]:
        """The block with an offset: it begins and ends at white space, so it cuts no token."""
        number = offset // _BLOCK_SIZE
        start = self._boundary(number)
        if start > offset:
            return self._boundary_before(number), start
        return start, self._boundary_behind(number)

    def _boundary(self, number: int) -> int:
        """The start of a block: behind the first white space from its nominal start on."""
        if number == 0:
            return 0
        match = _BREAK.search(self.text, number * _BLOCK_SIZE - 1)
        return match.end() if match is not None else len(self.text)

    def _boundary_before(self, number: int) -> int:
        """The last boundary ahead of a block; a long word may span several blocks."""
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
