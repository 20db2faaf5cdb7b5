"""Statistics: pending, accepted and rejected items, by annotator and label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from annotate.annotation import Decided, Status
from store.annotated_article import AnnotatedArticle
from store.library.overview import State, overview

LabelOfKind = tuple[str, str]
"""A kind, `span` or `claim`, and a label of it."""


@dataclass
class Statistics:
    """Counts over one annotator's layers; they grow article by article."""

    states: Counter[State] = field(default_factory=Counter)
    """Articles by stage of the work."""
    labels: Counter[tuple[LabelOfKind, Status]] = field(default_factory=Counter)
    """Annotations by label and status; suggestions without a decision are pending."""
    decided: Counter[Decided] = field(default_factory=Counter)
    """Accepted and rejected ones by kind of decision."""
    days: Counter[date] = field(default_factory=Counter)
    """Accepted and rejected ones by the day of the decision or its last change, in UTC."""
    undated: int = 0
    """Accepted and rejected ones that carry no time."""
    assigned: int = 0
    """Articles that are assigned to the annotator."""
    assigned_done: int = 0
    """Those of them that are done or set aside."""

    def add(self, article: AnnotatedArticle, *, is_assigned: bool = False) -> None:
        """Count an article with a layer and its pending suggestions."""
        self.assigned += is_assigned
        self.assigned_done += is_assigned and article.answer is not None
        self.states[overview(article, changed=0).state] += 1
        for record in (*article.spans, *article.claims):
            self.labels[(record.body.kind, record.body.label), record.status] += 1
            if record.decided is not None:
                self.decided[record.decided] += 1
                self._count_day(record.updated)

    def _count_day(self, time: str) -> None:
        try:
            self.days[date.fromisoformat(time[:10])] += 1
        except ValueError:
            self.undated += 1

    @property
    def names(self) -> list[LabelOfKind]:
        """Every label, spans before claims, in alphabetical order."""
        return sorted(
            {name for name, _ in self.labels}, key=lambda name: (name[0] == "claim", name)
        )

    def count(self, status: Status, names: Iterable[LabelOfKind] | None = None) -> int:
        """The number of annotations that have a status and one of some labels, or any."""
        names = self.names if names is None else names
        return sum(self.labels[name, status] for name in names)
