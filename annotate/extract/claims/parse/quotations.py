"""Quotations in words: the tokens of a doc between quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range
from annotate.text.quotation import quotes

MARKS = frozenset((*"\"“”„‟«»'‘’‹›", "''", "``"))
"""Tokens that are quotation marks."""

_CLOSING = frozenset((*"\"”»’'›", "''"))


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a doc as ranges of words, marks included."""

    ranges: tuple[Range, ...]
    """In order; a quotation over several paragraphs is one."""
    at: list[int]
    """For each word the index of its quotation, or -1."""

    def around(self, index: int) -> Range | None:
        """The quotation that a word is in."""
        return self.ranges[self.at[index]] if self.at[index] >= 0 else None

    def starting_at(self, index: int) -> Range | None:
        """The quotation whose first token this is."""
        quotation = self.around(index) if index < len(self.at) else None
        return quotation if quotation and quotation[0] == index else None

    def next_from(self, index: int) -> Range | None:
        """The first quotation that starts at a word or behind it."""
        number = bisect_left(self.ranges, (index, 0))
        return self.ranges[number] if number < len(self.ranges) else None

    def ending_at(self, index: int) -> Range | None:
        """The quotation whose last token comes right before this index."""
        quotation = self.around(index - 1) if index > 0 else None
        return quotation if quotation and quotation[1] == index else None


def has_own_cue(tree: Syntax, quotation: Range) -> bool:
    """Return whether words follow a quotation, or a comma, as a cue of its own would."""
    end = quotation[1]
    if tree.text[end - 2] == "," or (end < len(tree) and tree.text[end] == ","):
        return True
    return end < len(tree) and tree.sentence[end] != end and not tree.is_mark(end)


def find_quotations(text: str, tree: Syntax) -> Quotations:
    """Find the quotations of a text and the words in them."""
    ranges: list[Range] = []
    first = 0
    for span in quotes(text):
        while first < len(tree) and tree.end[first] <= span.start:
            first += 1
        last = first
        while last < len(tree) and tree.start[last] < span.end:
            last += 1
        if ranges and _is_open(tree, ranges[-1], first):
            ranges[-1] = (ranges[-1][0], last)
        elif first < last:
            ranges.append((first, last))
        first = last
    at = [-1] * len(tree)
    for number, (start, end) in enumerate(ranges):
        at[start:end] = [number] * (end - start)
    return Quotations(tuple(ranges), at)


def _is_open(tree: Syntax, quotation: Range, start: int) -> bool:
    """Return whether the quotation before was still open when its paragraph ended."""
    end = quotation[1]
    if end == 0 or end >= start or not all(tree.pos[i] == "SPACE" for i in range(end, start)):
        return False
    return tree.text[end - 1] not in _CLOSING
