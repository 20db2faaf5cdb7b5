"""Queries: what is looked for in a library, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.annotation import Status
from store.index.patterns import Pattern
from store.index.terms import Term

Needle = Term | Pattern
"""Words, or a regular expression."""


class Scope(StrEnum):
    """What is searched."""

    TEXTS = "texts"
    ANNOTATIONS = "annotations"


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range of dates, both ends included: `2024`, `2024-05` or `2024-05-17` on either side."""

    first: str = ""
    """The first date; empty for no limit."""
    last: str = ""
    """The last date; empty for no limit."""

    def has(self, date: str) -> bool:
        """Return whether a date, ISO 8601, is in the range; an unknown one never is."""
        return bool(date) and self.first <= date and date[: len(self.last)] <= self.last


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that a hit has to fulfil; empty tuples ask for nothing."""

    needles: tuple[Needle, ...] = ()
    """What has to be there, all of it."""
    scope: Scope = Scope.TEXTS
    """What is searched."""
    labels: tuple[str, ...] = ()
    """Labels of annotations, one of them; in any case of letters."""
    statuses: tuple[Status, ...] = ()
    """Statuses of annotations, one of them."""
    annotators: tuple[str, ...] = ()
    """Names of layers, one of them; without any, pending ones count for the one who asks alone."""
    kinds: tuple[str, ...] = ()
    """`span`, `claim` and `article`, one of them."""
    speakers: tuple[Term, ...] = ()
    """Words of the speaker, or of the source where no speaker is known, one of them."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Names of attributes, each with a value; an empty one stands for any. All names have to be
    there, with one of their values."""
    moved_only: bool = False
    """Only annotations whose place was found again and is not confirmed yet."""
    dates: DateRange | None = None
    """When the article was published."""
    asker: str = ""
    """Name of the annotator who asks."""
    blind: frozenset[str] = frozenset()
    """Ids of articles of which that one is not to see what others did."""

    @property
    def is_empty(self) -> bool:
        """True if it asks for nothing, so that everything would be a hit."""
        return not (self.needles or self.dates or self.has_filters)

    @property
    def has_filters(self) -> bool:
        """True if it asks for something that annotations alone have."""
        return bool(
            self.labels
            or self.statuses
            or self.annotators
            or self.kinds
            or self.speakers
            or self.attributes
            or self.moved_only
        )
