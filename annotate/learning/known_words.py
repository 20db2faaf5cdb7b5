"""Known words: which labels each word had in finished articles, and how often it had none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.learning.label_counts import UNMARKED, joined_counts, remaining, summed
from annotate.learning.lesson import Lesson
from annotate.learning.token_ranges import ranges_of, token_words

_SHARES = (0.6, 0.95)
"""Limits of the share of a word's occurrences under its usual label; chosen by hand."""

_TIMES = 3
"""Number of occurrences from which more say no more; chosen by hand."""

Counts = Mapping[str, Mapping[str, float]]
"""For each word, in lower case, the weight of its occurrences under each label."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What became of a word in finished articles."""

    label: str
    """The label that it mostly had, or `UNMARKED`."""
    firmness: int
    """How many of the limits its share reaches."""
    times: int
    """How often it was seen, up to a limit."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The words of some finished articles; unlike whole names, they are found in new names too."""

    counts: Counts = field(default_factory=dict)
    """Every word with its counts."""

    def habits(self, words: Iterable[str], *, without: Counts | None = None) -> list[Habit | None]:
        """What became of each word of a text; None for words that are new.

        Args:
            words: The words, in lower case.
            without: Counts that are left out: those of this very text, while learning from it.
        """
        left_out = without or {}
        habits: dict[str, Habit | None] = {}
        return [
            habits[word]
            if word in habits
            else habits.setdefault(word, _habit(self.counts.get(word, {}), left_out.get(word, {})))
            for word in words
        ]


def count_words(lesson: Lesson) -> Counts:
    """Count the words of an article by label; a decision in bulk counts less."""
    words = token_words(lesson.text, lesson.evidence)
    marks: list[tuple[str, float]] = [(UNMARKED, 1.0)] * len(words)
    for (first, stop), entity in ranges_of(lesson.evidence, lesson.entities):
        marks[first:stop] = [(entity.label, lesson.weight(entity))] * (stop - first)
    return summed((word.lower(), *mark) for word, mark in zip(words, marks, strict=True))


def words_from(counts: Sequence[Counts]) -> KnownWords:
    """The words that follow from the counts of some articles."""
    return KnownWords(joined_counts(counts))


def _habit(counts: Mapping[str, float], without: Mapping[str, float]) -> Habit | None:
    remaining_counts = remaining(counts, without)
    times = sum(remaining_counts.values())
    if times <= 0:
        return None
    label = max(remaining_counts, key=lambda name: (remaining_counts[name], name))
    firmness = sum(remaining_counts[label] >= limit * times for limit in _SHARES)
    return Habit(label, firmness, min(_TIMES, round(times)))
