"""Annotations: the decisions of a person on spans and claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from annotate.attributes import Attributes
from annotate.suggestion import Body, Suggestion

NOTHING_EXTRA: Mapping[str, object] = MappingProxyType({})
"""The extra keys of a record that has none."""


class Status(StrEnum):
    """The state of the decision on a span or claim."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Origin(StrEnum):
    """The first origin of an annotation."""

    PIPELINE = "pipeline"
    USER = "user"
    IMPORT = "import"
    PROPAGATED = "propagated"


class Decided(StrEnum):
    """The manner of a decision: on this very item, or on many at once."""

    EXPLICIT = "explicit"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One decision, with everything that training data needs to know about it."""

    id: str
    """Unique in the article; an accepted suggestion keeps the suggestion's id."""
    body: Body
    """The span or claim as decided."""
    status: Status
    """Accepted or rejected; `suggested` only for imported proposals that are still pending."""
    origin: Origin
    """Its first origin."""
    decided: Decided | None
    """The manner of the decision; None while it is suggested."""
    annotator: str
    """Name of the person who decided."""
    created: str
    """Time when the record was made: UTC, ISO 8601, ending in `Z`."""
    updated: str
    """Time of the last change, in the same form."""
    score: float | None = None
    """The pipeline's score of the original proposal, from 0 to 1."""
    pipeline: str | None = None
    """The pipeline that proposed it, for example `en_core_web_sm 3.8.0`."""
    was: Body | None = None
    """The original proposal where a person changed it."""
    note: str = ""
    """A remark, any Unicode, perhaps of several lines."""
    moved: bool = False
    """True if it was found again in a changed text at a place that is not confirmed yet."""
    attributes: Attributes = ()
    """What was chosen for the attributes of the scheme, and for those of other files."""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_EXTRA, hash=False)
    """Keys of an imported record that this version does not know; they are kept and exported."""

    @property
    def proposal(self) -> Body:
        """The first proposal: the original where it was changed, else the body."""
        return self.was or self.body


Item = Suggestion | Annotation
"""Anything that can be shown and focused."""


def status_of(item: Item) -> Status:
    """The status of a decision; a bare suggestion is `suggested`."""
    return item.status if isinstance(item, Annotation) else Status.SUGGESTED


def needs_a_look(item: Item) -> bool:
    """Return whether a decision is due: on a suggestion, or on the place of what was accepted."""
    if isinstance(item, Annotation) and item.status is Status.ACCEPTED:
        return item.moved
    return status_of(item) is Status.SUGGESTED


SortKey = tuple[int, int, str, str]
"""Text order: start, minus end, label, id. Outer spans come before inner ones."""


def sort_key(item: Item) -> SortKey:
    """The position of an item in text order."""
    place = item.body.extent
    return (place.start, -place.end, item.body.label, item.id)
