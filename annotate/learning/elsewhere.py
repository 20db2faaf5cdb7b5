"""What an article says of a word elsewhere: its neighbours, its case, longer names with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from annotate.learning.token_ranges import TokenRange

_MOST_PLACES = 4
"""Most other places of a word that are read; chosen by hand."""


class Elsewhere:
    """Reads for each word in capitals what its other places in the same article say of it."""

    def __init__(
        self, words: Sequence[str], lower: Sequence[str], sentences: Collection[TokenRange]
    ) -> None:
        self._words, self._lower = words, lower
        self._firsts = {first for first, _ in sentences}
        self._run_at = dict(_runs(words, sentences))
        self._places: dict[str, list[int]] = {}
        for index, word in enumerate(lower):
            self._places.setdefault(word, []).append(index)

    def features(self, index: int) -> Iterable[str]:
        """The features that the word's other places give it, each once."""
        places = self._places[self._lower[index]]
        if len(places) == 1 or not self._words[index][0].isupper():
            return ()
        others = [place for place in places if place != index]
        return dict.fromkeys(
            [*self._neighbours(others), *self._cases(others), *self._longer(others)]
        )

    def _neighbours(self, others: Sequence[int]) -> Iterator[str]:
        for place in islice(others, _MOST_PLACES):
            if place not in self._firsts:
                yield f"elsewhere-before={self._lower[place - 1]}"
            if place + 1 < len(self._lower):
                yield f"elsewhere-after={self._lower[place + 1]}"

    def _cases(self, others: Sequence[int]) -> Iterator[str]:
        words = self._words
        if any(words[place][0].islower() for place in others):
            yield "elsewhere-lower"
        inside = (words[place] for place in others if place not in self._firsts)
        if any(word[0].isupper() and not word.isupper() for word in inside):
            yield "elsewhere-capital"

    def _longer(self, others: Sequence[int]) -> Iterator[str]:
        """The first longer run of words in capitals that the word stands in, and where in it."""
        for place in others:
            first, stop = self._run_at.get(place, (place, place + 1))
            if stop - first > 1:
                side = "last" if place == stop - 1 else "first" if place == first else "middle"
                yield f"elsewhere-longer={side}"
                yield f"elsewhere-longer-first={self._lower[first]}"
                yield f"elsewhere-longer-last={self._lower[stop - 1]}"
                return


def _runs(
    words: Sequence[str], sentences: Iterable[TokenRange]
) -> Iterator[tuple[int, TokenRange]]:
    """For each word that begins with a capital the run of such words around it."""
    for start, end in sentences:
        first = start
        for index in range(start, end + 1):
            if index == end or not words[index][0].isupper():
                yield from ((place, (first, index)) for place in range(first, index))
                first = index + 1
