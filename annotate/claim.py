"""Claims: a source says a content, expressed by a cue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from annotate.span import Fragments, Span, extent


class Role(StrEnum):
    """A part of a claim."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution: a source says, thinks or wants a content, and a cue expresses it.

    Each part is a tuple of sorted, disjoint fragments in code points, because contents are often
    broken by other words (“…,” he said, “…”).

    Raises:
        ValueError: Neither a cue nor a content is given.
    """

    kind: ClassVar[str] = "claim"
    """The name of this kind of annotation in the interchange format."""

    source: Fragments = ()
    """The words for the one who says it; may be missing."""
    cue: Fragments = ()
    """The words that express the attribution: “said”, “according to”, “accusations”."""
    content: Fragments = ()
    """The words for what is said, thought or wanted."""
    label: str = "CLAIM"
    """A label of the scheme for claims."""
    speaker: str | None = None
    """Id of the annotated span that the source resolves to (“He” → “Sergey Lavrov”)."""

    def __post_init__(self) -> None:
        if not self.cue and not self.content:
            raise ValueError("a claim needs a cue or a content")

    def part(self, role: Role) -> Fragments:
        """The fragments that play a role."""
        pieces: Fragments = getattr(self, role.value)
        return pieces

    def with_part(self, role: Role, pieces: Fragments) -> Claim:
        """The same claim with other fragments in one role.

        Raises:
            ValueError: Neither a cue nor a content would be left.
        """
        match role:
            case Role.SOURCE:
                return replace(self, source=pieces)
            case Role.CUE:
                return replace(self, cue=pieces)
            case Role.CONTENT:
                return replace(self, content=pieces)

    @property
    def fragments(self) -> Fragments:
        """All pieces of all roles, in text order."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))

    @property
    def extent(self) -> Span:
        """The smallest span around the whole claim."""
        return extent((*self.source, *self.cue, *self.content))

    @property
    def key(self) -> tuple[object, ...]:
        """Kind, label and the fragments by role; two with the same key are the same proposal."""
        return (self.kind, self.label, self.source, self.cue, self.content)

    def shifted(self, distance: int) -> Claim:
        """The same, `distance` characters further on."""
        source, cue, content = (
            tuple(piece.shifted(distance) for piece in self.part(role)) for role in Role
        )
        return replace(self, source=source, cue=cue, content=content)
