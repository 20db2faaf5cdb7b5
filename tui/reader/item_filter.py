"""Filtering what is highlighted and visited: by label, kind, status, score and annotator."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotate.annotation import Annotation, Item, Status, status_of

_STATUSES = {"pending": Status.SUGGESTED, "accepted": Status.ACCEPTED, "rejected": Status.REJECTED}
_SCORE = re.compile(r"(?:score)?([<>])=?(\d*\.?\d+)(%?)")
_KINDS = {"claims": "claim", "entities": "span"}


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
    words: str = field(default="", compare=False)
    """What a person typed to get it."""

    def shows(self, item: Item) -> bool:
        """Tell whether an item passes."""
        return (
            (not self.statuses or status_of(item) in self.statuses)
            and (not self.kinds or item.body.kind in self.kinds)
            and (not self.labels or item.body.label in self.labels)
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


def parse_filter(
    words: str, label_names: Iterable[str], annotator_names: Iterable[str] = ()
) -> ItemFilter:
    """The filter that words describe: labels or their beginnings, kinds, statuses, scores, people.

    A score is a bound that passes itself: `score>0.6`, `>60%`, `<0.5`. A person is the beginning of
    a name behind `@`.

    Raises:
        ValueError: A word is none of these; the message names it.
    """
    labels = {label.casefold(): label for label in label_names}
    people = {name.casefold(): name for name in annotator_names if name}
    statuses, kinds, chosen_labels, chosen_people = set(), set(), set(), set()
    is_moved_only = False
    bounds = {">": 0.0, "<": 1.0}
    for word in re.sub(r"([<>]=?)\s+", r"\1", words.casefold().replace(",", " ")).split():
        matching_labels = {name for small, name in labels.items() if small.startswith(word)}
        if score := _SCORE.fullmatch(word):
            bounds[score[1]] = float(score[2]) / (100 if score[3] else 1)
        elif word == "moved":
            is_moved_only = True
        elif word in _STATUSES:
            statuses.add(_STATUSES[word])
        elif word in _KINDS:
            kinds.add(_KINDS[word])
        elif word.startswith("@"):
            matching_people = {name for small, name in people.items() if small.startswith(word[1:])}
            if not matching_people:
                raise ValueError(f"nobody called “{word[1:]}” decided anything here")
            chosen_people |= matching_people
        elif matching_labels:
            chosen_labels |= matching_labels
        else:
            raise ValueError(f"“{word}” is no label, status, kind, @name or score like >60%")
    return ItemFilter(
        frozenset(statuses),
        frozenset(kinds),
        frozenset(chosen_labels),
        frozenset(chosen_people),
        bounds[">"],
        bounds["<"],
        is_moved_only,
        " ".join(words.split()),
    )
