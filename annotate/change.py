"""Changes: annotation records before and after, the only thing that alters an annotation set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotate.annotation import Annotation
from annotate.article_record import ArticleChange
from annotate.orphan import OrphanChange


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; a missing side means that the record did not or does not exist.

    Raises:
        ValueError: Both sides are missing, or they are different records.
    """

    before: Annotation | None
    after: Annotation | None

    def __post_init__(self) -> None:
        ids = {record.id for record in (self.before, self.after) if record is not None}
        if len(ids) != 1:
            raise ValueError("a change needs one record, on one side or on both")

    @property
    def id(self) -> str:
        """The id of the record that changes."""
        record = self.after or self.before
        assert record is not None  # noqa: S101 - checked when the change was made
        return record.id

    def reversed(self) -> Change:
        """The change that undoes this one."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """The effect of one command: a step of the history, to be undone and redone as a whole."""

    description: str
    """What was done, in the words of the interface: `accepted PERSON “Ms May”`."""
    changes: tuple[Change, ...]
    """Full records, so that undoing needs nothing else."""
    digest: str
    """Digest of the text that the offsets in the changes refer to."""
    at: str
    """Time of the command: UTC, ISO 8601, ending in `Z`."""
    orphans: tuple[OrphanChange, ...] = ()
    """Annotations without a place that came or went with it."""
    article: ArticleChange | None = None
    """The change of the record of the article as a whole, if there is one."""

    def reversed(self) -> tuple[Change, ...]:
        """The changes that undo this edit, last one first."""
        return tuple(change.reversed() for change in reversed(self.changes))

    def inverse(self) -> Edit:
        """The edit that undoes all of this one."""
        orphans = tuple(change.reversed() for change in self.orphans)
        article = self.article.reversed() if self.article is not None else None
        return replace(self, changes=self.reversed(), orphans=orphans, article=article)


AnyChange = Change | OrphanChange | ArticleChange
"""Whatever a command changes."""


def edit_of(description: str, changes: Iterable[AnyChange], digest: str, at: str) -> Edit:
    """The edit that these changes make up; the other arguments are those of `Edit`."""
    requested = tuple(changes)
    return Edit(
        description,
        tuple(change for change in requested if isinstance(change, Change)),
        digest,
        at,
        tuple(change for change in requested if isinstance(change, OrphanChange)),
        next((change for change in requested if isinstance(change, ArticleChange)), None),
    )
