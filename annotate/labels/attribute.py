"""Attributes of a label scheme: what else can be said of spans, claims and whole articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.attributes import Attributes, values_of

KEYS = ("I", "Q", "Z", '"')
"""The keys that an attribute can have: those that the reader leaves free."""


class AttributeKind(StrEnum):
    """What an attribute can be said of."""

    SPAN = "span"
    CLAIM = "claim"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that can be chosen for an attribute."""

    name: str
    """Its name in storage and exports, for example `against`."""
    key: str
    """The letter or digit that chooses it."""
    hue: int | None = None
    """The number of its hue in the theme, from 1 on; None for none."""
    meaning: str = ""
    """Its meaning in a few words."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a scheme, with the values of which one or several are chosen."""

    name: str
    """Its name in storage and exports, for example `stance`."""
    values: tuple[Value, ...]
    """What can be chosen, in order."""
    key: str = ""
    """The key in the reader, one of `KEYS`; empty for none."""
    kinds: tuple[AttributeKind, ...] = tuple(AttributeKind)
    """What it is said of: `for` in a file."""
    labels: tuple[str, ...] = ()
    """The labels of the spans and claims that it is said of; empty for any."""
    many: bool = False
    """Several values can be chosen at once."""
    default: str = ""
    """The value that goes without saying where nobody chose one; empty for none. It is shown, and
    never stored."""
    meaning: str = ""
    """Its meaning in a few words."""
    guideline: str = ""
    """Instructions on choosing, at any length, perhaps of several lines."""

    def fits(self, kind: str, label: str = "") -> bool:
        """Return whether it can be said of a kind of annotation, or of one with this label."""
        has_label = kind == AttributeKind.ARTICLE or not self.labels or label in self.labels
        return kind in list(self.kinds) and has_label

    def value(self, name: str) -> Value | None:
        """The value with a name; None where the scheme has none."""
        return next((value for value in self.values if value.name == name), None)

    def for_key(self, key: str) -> Value | None:
        """The value that a key chooses."""
        return next((value for value in self.values if value.key == key), None)

    def toggled(self, attributes: Attributes, value: str) -> tuple[str, ...]:
        """The values after one was chosen; one that was chosen already is given up."""
        present = values_of(attributes, self.name)
        if value in present:
            return tuple(name for name in present if name != value)
        if not self.many:
            return (value,)
        names = {*present, value}
        others = tuple(name for name in present if self.value(name) is None)
        return (*(choice.name for choice in self.values if choice.name in names), *others)
