"""Label maps: which of the reader's labels each label of the pipeline stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotate.entity import Entity
from annotate.learning.lesson import Lesson

NOTHING = ""
"""Stands for the label of a span that nobody marked."""

_LEAST_SHARE = 0.4
"""Least share of a label’s spans that must get one of the reader’s labels; chosen by hand. F1 gains
from spans that are right more often than half of the F1 of the others."""

_SAME_NAME = 2.0
"""Number of spans that speak for a label of the same name before any was decided; by hand."""


@dataclass(frozen=True, slots=True)
class LabelMap:
    """A label of the reader's for each label of the pipeline that means something to the reader."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """By label of the pipeline; spans of any other one are not suggested."""

    def apply(self, entities: Iterable[Entity]) -> list[Entity]:
        """The entities under the reader's labels, without those that mean nothing to the reader."""
        labels = self.labels
        return [replace(e, label=labels[e.label]) for e in entities if e.label in labels]


def learn_label_map(
    lessons: Sequence[Lesson], *, targets: Mapping[str, str], scheme_labels: Collection[str]
) -> LabelMap:
    """Learn a map from what the pipeline's spans became in finished articles.

    Args:
        lessons: The finished articles.
        targets: Labels of the pipeline with those that the scheme has them stand for, always.
        scheme_labels: The labels of the scheme in force; nothing else is suggested.
    """
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for label in scheme_labels:
        votes[label][label] = _SAME_NAME
    for lesson in lessons:
        right = {entity.span: entity for entity in lesson.entities}
        for entity in lesson.evidence.entities:
            became = right.get(entity.span)
            label = (
                became.label if became is not None and became.label in scheme_labels else NOTHING
            )
            votes[entity.label][label] += lesson.weight(became) if became else 1
    labels = dict(targets)
    for label, counts in votes.items():
        total = sum(counts.values())
        counts.pop(NOTHING, None)
        best = max(counts, key=lambda name: (counts[name], name), default=NOTHING)
        if best != NOTHING and counts[best] >= _LEAST_SHARE * total:
            labels.setdefault(label, best)
    return LabelMap({label: name for label, name in labels.items() if name in scheme_labels})
