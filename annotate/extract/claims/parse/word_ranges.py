"""Ranges of words: the pieces of a claim before they become characters."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.extract.claims.parse.syntax import Syntax

Range = tuple[int, int]
"""A half-open range of word indices."""

Ranges = tuple[Range, ...]
"""Sorted, disjoint ranges."""

_OPENING = frozenset((*"\"“‘'„«‹([{$#£€¥", "``", "''"))
_CLOSING = frozenset((*"\"”’'»›“)]}?!%", "``", "''"))


def merged(pieces: Iterable[Range]) -> Ranges:
    """Sort ranges and join those that overlap or touch."""
    joined: list[Range] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)


def without(pieces: Ranges, holes: Ranges) -> Ranges:
    """Ranges with others cut out."""
    for low, high in holes:
        pieces = tuple(
            part
            for start, end in pieces
            for part in ((start, min(end, low)), (max(start, high), end))
            if part[0] < part[1]
        )
    return pieces


def size(pieces: Ranges) -> int:
    """The number of tokens in ranges."""
    if len(pieces) == 1:
        return pieces[0][1] - pieces[0][0]
    return sum(end - start for start, end in pieces)


def overlap(some: Ranges, others: Ranges) -> int:
    """The number of tokens that two sets of ranges share."""
    if not some or not others or some[-1][1] <= others[0][0] or others[-1][1] <= some[0][0]:
        return 0
    return sum(
        max(0, min(end, high) - max(start, low)) for start, end in some for low, high in others
    )


def trimmed(tree: Syntax, pieces: Ranges) -> Ranges:
    """Ranges without white space and loose punctuation at their ends; empty ones are left out."""
    return merged(piece for piece in (_trimmed(tree, *piece) for piece in pieces) if piece)


def _trimmed(tree: Syntax, start: int, end: int) -> Range | None:
    while start < end and tree.is_mark(start) and tree.text[start] not in _OPENING:
        start += 1
    while start < end and tree.is_mark(end - 1) and not _belongs(tree, start, end - 1):
        end -= 1
    if any(not tree.is_mark(index) for index in range(start, end)):
        return start, end
    return None


def _belongs(tree: Syntax, start: int, last: int) -> bool:
    """Return whether a mark at the end of a range closes something that opens inside it."""
    if tree.text[last] not in _CLOSING:
        return False
    if tree.text[last] in "?!%":
        return True
    return any(tree.text[index] in _OPENING for index in range(start, last))
