"""Changes: annotation records before and after, the only thing that alters an annotation set."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.annotation import Annotation
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

    def reversed(self) -> tuple[Change, ...]:
        """The changes that undo this edit, last one first."""
        return tuple(change.reversed() for change in reversed(self.changes))
