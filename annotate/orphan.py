"""Orphans: annotations, or pieces of claims, whose place was lost when the article changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotate.anchoring.selector import Selector
from annotate.annotation import Annotation
from annotate.claim import Role


@dataclass(frozen=True, slots=True)
class LostPiece:
    """A fragment of a claim that is still there without it."""

    claim: str
    """Id of the claim."""
    role: Role
    """The role of the fragment in the claim."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A lost annotation or piece, with all that is needed to find it again or to place it."""

    lost: Annotation | LostPiece
    """The annotation as it was, its offsets those of the older text; or a piece of a claim."""
    selector: Selector
    """Its former place; of a claim, the whole of its extent."""
    digest: str
    """Digest of the text that it stood in."""


def lost_count(orphans: Iterable[Orphan]) -> int:
    """The number of annotations that are lost, whole or in part; a claim may lose many pieces."""
    lost = (orphan.lost for orphan in orphans)
    return len({item.id if isinstance(item, Annotation) else item.claim for item in lost})


@dataclass(frozen=True, slots=True)
class OrphanChange:
    """One orphan before and after; a missing side means that it was not or is no longer one.

    Raises:
        ValueError: There is no side, or there are two.
    """

    before: Orphan | None
    after: Orphan | None

    def __post_init__(self) -> None:
        if (self.before is None) == (self.after is None):
            raise ValueError("an orphan change needs exactly one side")

    def reversed(self) -> OrphanChange:
        """The change that undoes this one."""
        return OrphanChange(self.after, self.before)


def changed_orphans(
    orphans: tuple[Orphan, ...], changes: Iterable[OrphanChange]
) -> tuple[Orphan, ...]:
    """The orphans after some changes; those that come are last."""
    for change in changes:
        others = tuple(orphan for orphan in orphans if orphan != change.before)
        orphans = others if change.after is None else (*others, change.after)
    return orphans
