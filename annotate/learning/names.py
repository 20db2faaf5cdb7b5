"""Names: how often each was marked in finished articles, and how often it was left unmarked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotate.learning.label_counts import UNMARKED, joined_counts, remaining, summed
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import TokenRange, ranges_of, token_words

_MOST_TOKENS = 10
"""Most tokens of a name; longer ones are sentences. Chosen by hand."""

Words = tuple[str, ...]
"""The tokens of a name."""

Counts = Mapping[Words, Mapping[str, float]]
"""For each name the weight of its occurrences with each label, and of those without any."""


class Mention(NamedTuple):
    """A known name in a text."""

    place: TokenRange
    """Its tokens."""
    label: str
    """The label that it was marked with most."""
    share: float
    """The share of its occurrences in finished articles that were marked so."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of some finished articles; they are compared as written, token for token."""

    counts: Counts = field(default_factory=dict)
    """Every name that was marked, with its counts."""
    _by_first: Mapping[str, Sequence[Words]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_first", _by_first_word(self.counts))

    def mentions(self, words: Sequence[str], *, without: Counts | None = None) -> Iterator[Mention]:
        """The names in a text, the longest at each place.

        Args:
            words: The tokens of the text.
            without: Counts that are left out: those of this very text, while learning from it.
        """
        index = 0
        while index < len(words):
            mention = self._mention_at(words, index, without or {})
            if mention is not None:
                yield mention
            index = mention.place[1] if mention is not None else index + 1

    def _mention_at(self, words: Sequence[str], index: int, without: Counts) -> Mention | None:
        for name in self._by_first.get(words[index], ()):
            stop = index + len(name)
            if tuple(words[index:stop]) == name:
                label, share = _verdict(self.counts[name], without.get(name, {}))
                if share:
                    return Mention((index, stop), label, share)
        return None


def count_names(lessons: Sequence[Lesson]) -> list[Counts]:
    """Count in each article the names that were marked in any of them.

    An occurrence inside something else that was marked counts neither for nor against a name.
    """
    marked = {name for lesson in lessons for name in _marked(lesson)}
    by_first = _by_first_word(marked)
    return [_count(lesson, by_first) for lesson in lessons]


def names_from(counts: Iterable[Counts]) -> Names:
    """The names that follow from the counts of some articles."""
    totals = joined_counts(counts)
    return Names({name: total for name, total in totals.items() if total.keys() != {UNMARKED}})


def _verdict(counts: Mapping[str, float], without: Mapping[str, float]) -> tuple[str, float]:
    """The label that a name was marked with most, and its share; no label and 0 for no mark."""
    weights = remaining(counts, without)
    total = sum(weights.values())
    weights.pop(UNMARKED, None)
    label = max(weights, key=lambda name: (weights[name], name), default=UNMARKED)
    return (label, weights[label] / total) if label and weights[label] > 0 else (UNMARKED, 0.0)


def _by_first_word(names: Iterable[Words]) -> dict[str, list[Words]]:
    index: dict[str, list[Words]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        index.setdefault(name[0], []).append(name)
    return index


def _marked(lesson: Lesson) -> Iterator[Words]:
    words = token_words(lesson.text, lesson.evidence)
    for (first, stop), _ in ranges_of(lesson.evidence, lesson.entities):
        name = tuple(words[first:stop])
        if len(name) <= _MOST_TOKENS and any(char.isalpha() for word in name for char in word):
            yield name


def _count(lesson: Lesson, by_first: Mapping[str, Sequence[Words]]) -> Counts:
    return summed(_occurrences(lesson, by_first))


def _occurrences(
    lesson: Lesson, by_first: Mapping[str, Sequence[Words]]
) -> Iterator[tuple[Words, str, float]]:
    """Each occurrence of a name with its label and its weight."""
    words = token_words(lesson.text, lesson.evidence)
    marks = dict(ranges_of(lesson.evidence, lesson.entities))
    inside = {index for first, stop in marks for index in range(first, stop)}
    for index, word in enumerate(words):
        for name in by_first.get(word, ()):
            place = (index, index + len(name))
            if tuple(words[index : place[1]]) != name:
                continue
            entity = marks.get(place)
            if entity is None and not inside.isdisjoint(range(*place)):
                continue
            label, weight = (entity.label, lesson.weight(entity)) if entity else (UNMARKED, 1.0)
            yield name, label, weight
