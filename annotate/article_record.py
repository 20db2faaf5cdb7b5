"""The record of an article as a whole: what one annotator says of all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.annotation import NOTHING_EXTRA, Decided, Origin, Status
from annotate.attributes import Attributes


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One decision on an article; there is at most one in a layer."""

    attributes: Attributes
    """What was chosen."""
    status: Status
    """Accepted or rejected; `suggested` only for imported proposals that are still pending."""
    origin: Origin
    """Its first origin."""
    decided: Decided | None
    """The manner of the decision; None while it is suggested."""
    annotator: str
    """Name of the person who decided."""
    created: str
    """Time when the record was made: UTC, ISO 8601, ending in `Z`; empty where it is not known."""
    updated: str
    """Time of the last change, in the same form."""
    note: str = ""
    """A remark, any Unicode, perhaps of several lines."""
    extra: Mapping[str, object] = field(default_factory=lambda: NOTHING_EXTRA, hash=False)
    """Keys of an imported record that this version does not know; they are kept and exported."""


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """The record before and after; a missing side means that it did not or does not exist.

    Raises:
        ValueError: Both sides are missing.
    """

    before: ArticleRecord | None
    after: ArticleRecord | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change of an article needs a record on one side")

    def reversed(self) -> ArticleChange:
        """The change that undoes this one."""
        return ArticleChange(self.after, self.before)
