"""Krippendorff's alpha for unitising: whether coders mark the same stretches of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, permutations

from annotate.span import Fragments, fragments


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text as its coders have cut it into stretches of one label and gaps between them."""

    length: int
    """Characters of the text."""
    stretches: tuple[Fragments, ...]
    """Of each coder the stretches with the label: sorted and disjoint."""


def continuum(length: int, marked: Iterable[Fragments]) -> Continuum:
    """Cut a text; spans of one coder that share a character become one stretch."""
    return Continuum(length, tuple(map(fragments, marked)))


def unitised_alpha(labels: Iterable[Sequence[Continuum]]) -> float:
    """Compute alpha for unitising: 1 is full agreement, 0 that of stretches placed by chance.

    The coefficient of K. Krippendorff, “On the reliability of unitizing continuous data”
    (Sociological Methodology 25, 1995; Content Analysis, 2nd edition, 2004, 11.6). Two stretches
    that overlap differ by the squared distance of their beginnings plus that of their ends, a
    stretch in a gap by its squared length. What is expected is the mean of that over all ways to
    lay the stretches and gaps of all coders beside each other.

    Texts follow each other in one continuum, but no stretch is expected across their borders; a
    text counts with those who have read it, and not at all with fewer than two.

    Args:
        labels: For each label every text, cut by those who have read it.

    Returns:
        1 also where nobody has marked anything, since then nothing can be disagreed on.
    """
    observed, expected = 0.0, 0.0
    for texts in labels:
        comparable = [text for text in texts if len(text.stretches) > 1]
        read_length = sum(text.length * len(text.stretches) for text in comparable)
        if read_length:
            observed += sum(map(_observed, comparable)) / read_length
            expected += _expected(comparable, read_length)
    return 1 - observed / expected if expected else 1.0


def _observed(text: Continuum) -> float:
    """The squared differences over all ordered pairs of coders, for each coder once."""
    total = sum(_difference(first, second) for first, second in permutations(text.stretches, 2))
    return total / (len(text.stretches) - 1)


def _difference(stretches: Fragments, others: Fragments) -> int:
    """The squared differences of some stretches from those of another coder.

    A stretch in a gap counts twice: the other coder's gap differs from it as much.
    """
    starts = [other.start for other in others]
    ends = [other.end for other in others]
    total = 0
    for stretch in stretches:
        first, last = bisect_right(ends, stretch.start), bisect_left(starts, stretch.end)
        if first == last:
            total += 2 * len(stretch) ** 2
        for other in others[first:last]:
            total += (stretch.start - other.start) ** 2 + (stretch.end - other.end) ** 2
    return total


def _expected(texts: Sequence[Continuum], read_length: int) -> float:
    """The mean squared difference of stretches and gaps that lie beside each other by chance.

    Args:
        texts: The texts.
        read_length: Characters of all texts, for each coder of a text once.
    """
    lengths = [len(s) for text in texts for coder in text.stretches for s in coder]
    gaps = sorted(gap for text in texts for gap in _gaps(text))
    longer = list(accumulate(reversed(gaps), initial=0))
    total = 0.0
    for length in lengths:
        # The sum over all places at which two stretches overlap falls into a part for each.
        total += (len(lengths) - 1) * (2 * length**3 - 3 * length**2 + length) / 3
        long_gap_count = len(gaps) - bisect_left(gaps, length)
        total += length**2 * (longer[long_gap_count] - long_gap_count * (length - 1))
    pairs = read_length * (read_length - 1) - sum(length * (length - 1) for length in lengths)
    return 2 * total / pairs if pairs else 0.0


def _gaps(text: Continuum) -> Iterator[int]:
    """Lengths of what lies before, between and behind the stretches of each coder."""
    for stretches in text.stretches:
        borders = [0, *(border for s in stretches for border in (s.start, s.end)), text.length]
        for end, start in list(pairwise(borders))[::2]:
            if start > end:
                yield start - end
