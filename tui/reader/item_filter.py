"""Filtering what is highlighted and visited: by label, kind, status, score and annotator."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotate.annotation import Annotation, Item, Status, status_of

_STATUSES = {"pending": Status.SUGGESTED, "accepted": Status.ACCEPTED, "rejected": Status.REJECTED}
_SCORE = re.compile(r"(?:score)?([<>])=?(\d*\.?\d+)(%?)")
_KINDS = {"claims": "claim", "entities": "span"}
MOVED = "moved"
"""What has moved with the text."""
OTHERS = "others"
"""What has a label that the scheme does not have, and nothing else."""
WITH_OTHERS = "+others"
"""What has such a label beside the rest."""


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """The items to show; an empty set leaves everything of its sort."""

    statuses: frozenset[Status] = frozenset()
    kinds: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    annotators: frozenset[str] = frozenset()
    """Names of those who decided."""
    lowest: float = 0.0
    """The lowest certainty to show, from 0 to 1."""
    highest: float = 1.0
    """The highest certainty to show, from 0 to 1."""
    is_moved_only: bool = False
    """True to show only what has moved with the text and is not confirmed."""
    other_than: frozenset[str] = frozenset()
    """The labels of the scheme, where only other ones are shown."""
    shows_foreign: bool = False
    """True to show suggestions of labels that the scheme does not have."""
    words: str = field(default="", compare=False)
    """What a person typed to get it."""

    def shows(self, item: Item) -> bool:
        """Tell whether an item passes."""
        return (
            (not self.statuses or status_of(item) in self.statuses)
            and (not self.kinds or item.body.kind in self.kinds)
            and (not self.labels or item.body.label in self.labels)
            and item.body.label not in self.other_than
            and (not self.annotators or annotator(item) in self.annotators)
            and self.lowest <= certainty(item) <= self.highest
            and (not self.is_moved_only or is_moved(item))
        )


def is_moved(item: Item) -> bool:
    """Tell whether an item moved with a changed text and nobody has confirmed its place."""
    return isinstance(item, Annotation) and item.moved


def certainty(item: Item) -> float:
    """The score of a suggestion, from 0 to 1; what is decided or has no score is certain."""
    if status_of(item) is not Status.SUGGESTED or item.score is None:
        return 1.0
    return item.score


def annotator(item: Item) -> str:
    """The name of who decided on an item; empty while nobody has."""
    return item.annotator if isinstance(item, Annotation) else ""


@dataclass(frozen=True, slots=True)
class FilterNames:
    """The names that the words of a filter may mean."""

    own_labels: frozenset[str]
    """The labels of the scheme."""
    other_labels: frozenset[str] = frozenset()
    """Labels that annotations may have beside these."""
    annotators: frozenset[str] = frozenset()
    """Those who decided."""
    is_open: bool = True
    """True if suggestions of any label are shown anyway."""

    def labels(self, beginning: str) -> set[str]:
        """The labels with a beginning: the scheme's where it has some, else others."""
        matching = {name for name in self.own_labels if name.casefold().startswith(beginning)}
        if matching and not self.is_open:
            return matching
        return matching | {
            name for name in self.other_labels if name.casefold().startswith(beginning)
        }

    def people(self, beginning: str) -> set[str]:
        """The annotators with a beginning."""
        return {name for name in self.annotators if name and name.casefold().startswith(beginning)}


def parse_filter(words: str, names: FilterNames) -> ItemFilter:
    """The filter that words describe: labels or their beginnings, kinds, statuses, scores, people.

    A score is a bound that passes itself: `score>0.6`, `>60%`, `<0.5`. A person is the beginning of
    a name behind `@`. `others` is everything whose label is not of the scheme; `+others` shows that
    beside the rest.

    Raises:
        ValueError: A word is none of these; the message names it.
    """
    parts = _Parts(names)
    for word in re.sub(r"([<>]=?)\s+", r"\1", words.casefold().replace(",", " ")).split():
        parts.add(word)
    is_foreign = bool(parts.labels - names.own_labels) and not names.is_open
    return ItemFilter(
        frozenset(parts.statuses),
        frozenset(parts.kinds),
        frozenset(parts.labels),
        frozenset(parts.people),
        parts.bounds[">"],
        parts.bounds["<"],
        MOVED in parts.marks,
        names.own_labels if OTHERS in parts.marks else frozenset(),
        is_foreign or not parts.marks.isdisjoint((OTHERS, WITH_OTHERS)),
        " ".join(words.split()),
    )


class _Parts:
    """The parts of a filter, word by word."""

    def __init__(self, names: FilterNames) -> None:
        self._names = names
        self.statuses: set[Status] = set()
        self.kinds: set[str] = set()
        self.labels: set[str] = set()
        self.people: set[str] = set()
        self.marks: set[str] = set()
        self.bounds = {">": 0.0, "<": 1.0}

    def add(self, word: str) -> None:
        if score := _SCORE.fullmatch(word):
            self.bounds[score[1]] = float(score[2]) / (100 if score[3] else 1)
        elif word in {MOVED, OTHERS, WITH_OTHERS}:
            self.marks.add(word)
        elif word in _STATUSES:
            self.statuses.add(_STATUSES[word])
        elif word in _KINDS:
            self.kinds.add(_KINDS[word])
        elif word.startswith("@"):
            self.people |= self._people(word[1:])
        elif labels := self._names.labels(word):
            self.labels |= labels
        else:
            raise ValueError(
                f"“{word}” is not a label, status, kind, @name or score like >60%, nor {OTHERS}"
            )

    def _people(self, beginning: str) -> set[str]:
        people = self._names.people(beginning)
        if not people:
            raise ValueError(f"nobody called “{beginning}” decided anything here")
        return people
