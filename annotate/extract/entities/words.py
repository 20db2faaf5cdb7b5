"""Words: a chunk's tokens as plain lists, which the rules read far faster than spaCy's."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.attrs import IDX, IS_STOP, ORTH, TAG

from annotate.extract.token_columns import names, numbers

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PROPER_TAGS = frozenset({"NNP", "NNPS"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
_SCORE = re.compile(r"\d+[-–]\d+")
_FEWEST_WORDS = 3
"""Fewest words of a stretch in capitals, and long words of a headline; chosen by hand."""

_TITLED_LINE = range(4, 31)
"""Tokens of a line that may be a headline with capitals; chosen by hand."""

_TITLED_SHARE = 0.85
"""Least share of a headline's long words that open with a capital; chosen by hand."""

_LONGEST_SMALL = 3
"""Characters up to which a word of a headline may be written small; chosen by hand."""


class Words:
    """The tokens of one chunk."""

    def __init__(self, doc: Doc) -> None:
        self.texts, tags = names(doc, (ORTH, TAG))
        self.starts, stops = numbers(doc, (IDX, IS_STOP))
        self.lowers: list[str] = [text.lower() for text in self.texts]
        self.capitals: list[int] = [i for i, text in enumerate(self.texts) if text[:1].isupper()]
        """Indices of the words that open with a capital letter."""
        self.proper: list[bool] = [False] * len(tags)
        """For each word: is it written and tagged as a name (untagged: no stop word)?"""
        for index in self.capitals:
            tag = tags[index]
            self.proper[index] = tag in _PROPER_TAGS if tag else not stops[index]

    def __len__(self) -> int:
        return len(self.texts)

    def phrase(self, start: int, end: int) -> str:
        """The words of a range in lower case, between spaces; nothing outside of the chunk."""
        return " ".join(self.lowers[start:end]) if start >= 0 and end <= len(self) else ""

    def lower(self, index: int) -> str:
        """A word in lower case; nothing outside of the chunk."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def end_of(self, index: int) -> int:
        """Offset one past a token's last character."""
        return self.starts[index] + len(self.texts[index])

    def is_proper(self, index: int) -> bool:
        """Like `proper`, and False outside of the chunk."""
        return 0 <= index < len(self.proper) and self.proper[index]

    def is_joined(self, index: int) -> bool:
        """Return whether a hyphen joins a token to a name: “Aix-Marseille”, not “Aix-born”."""
        after = self.lower(index + 1) == "-" and self.follows_directly(index + 1)
        before = self.lower(index - 1) == "-" and self.follows_directly(index)
        return (after and self.is_proper(index + 2)) or (before and self.is_proper(index - 2))

    def name_end(self, start: int, longest: int) -> int:
        """The end of the run of names that begins at a token; hyphens may join them."""
        end = start
        while self.is_proper(end) and end - start < longest:
            end += 1
            if self.lower(end) == "-" and self.is_proper(end + 1) and self.follows_directly(end):
                end += 1
        return end

    def is_possessive(self, index: int) -> bool:
        """Return whether a token is a possessive ending."""
        return self.texts[index] in _POSSESSIVES

    def is_space(self, index: int) -> bool:
        """Return whether a token is nothing but white space."""
        return self.texts[index].isspace()

    def is_small(self, index: int) -> bool:
        """Return whether a word has neither a capital letter nor a digit."""
        text = self.texts[index]
        return text == self.lowers[index] and text != "." and not text[:1].isdigit()

    def is_score(self, index: int) -> bool:
        """Return whether a token is the result of a match: figures around a dash."""
        return _SCORE.fullmatch(self.texts[index]) is not None

    def follows_directly(self, index: int) -> bool:
        """Return whether there is no space between a token and the one before it."""
        return self.end_of(index - 1) == self.starts[index]

    def ends_paragraph(self, index: int, wrapped: range) -> bool:
        """Return whether a white-space token ends a paragraph, not only a line of a wrapped one.

        Args:
            index: The token.
            wrapped: Lengths, in characters, of a line before it that counts as wrapped.
        """
        breaks = self.texts[index].count("\n")
        if breaks != 1:
            return breaks > 1
        line = index
        while line > 0 and "\n" not in self.texts[line - 1]:
            line -= 1
        return self.starts[index] - self.starts[line] not in wrapped

    def in_capitals(self) -> list[int]:
        """Indices of the words in stretches that are written in capitals throughout."""
        indices: list[int] = []
        stretch: list[int] = []
        for index, text in enumerate(self.texts):
            if text.isupper() and len(text) > 1:
                stretch.append(index)
            elif "\n" in text or text.islower() or text.istitle():
                indices += stretch if len(stretch) >= _FEWEST_WORDS else []
                stretch = []
        return indices + (stretch if len(stretch) >= _FEWEST_WORDS else [])

    @cached_property
    def in_title_lines(self) -> frozenset[int]:
        """Indices of the words in lines that write every longer word with a capital."""
        indices: list[int] = []
        line: list[int] = []
        for index in range(len(self.texts) + 1):
            if index < len(self.texts) and "\n" not in self.texts[index]:
                line.append(index)
            else:
                indices += line if self._is_titled(line) else []
                line = []
        return frozenset(indices)

    def _is_titled(self, line: list[int]) -> bool:
        if len(line) not in _TITLED_LINE:
            return False
        long_words = [text for index in line if len(text := self.texts[index]) > _LONGEST_SMALL]
        capitals = sum(text[0].isupper() for text in long_words if text[0].isalpha())
        return len(long_words) >= _FEWEST_WORDS and capitals >= _TITLED_SHARE * len(long_words)
