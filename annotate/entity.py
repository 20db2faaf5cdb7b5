"""Entities: a span with a label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annotate.span import Fragments, Span

VALUES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
"""Labels of values: “two” was accepted as a number there, it is no name here."""

PEOPLE = frozenset({"PERSON", "PER"})
"""Labels of persons in spaCy's pipelines."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A labelled span: a named entity, or whatever else the label scheme marks."""

    kind: ClassVar[str] = "span"
    """The name of this kind of annotation in the interchange format."""

    span: Span
    """Its place, in code points."""
    label: str
    """A label of the scheme, for example `PERSON`."""

    @property
    def fragments(self) -> Fragments:
        """The span, as the only fragment."""
        return (self.span,)

    @property
    def extent(self) -> Span:
        """The span itself."""
        return self.span

    @property
    def key(self) -> tuple[object, ...]:
        """Kind, label and fragments; two with the same key are the same proposal."""
        return (self.kind, self.label, self.span)

    def shifted(self, distance: int) -> Entity:
        """The same, `distance` characters further on."""
        return Entity(self.span.shifted(distance), self.label)
