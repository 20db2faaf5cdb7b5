"""The share of an annotator in the articles of a library, and those of the others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherShare:
    """How far somebody else is."""

    name: str
    """The annotator."""
    done: int
    """Articles that are done or set aside."""
    assigned: int
    """Articles that are assigned."""


@dataclass(frozen=True, slots=True)
class OwnShare:
    """What is assigned to the annotator, and whether that alone is listed."""

    annotator: str = ""
    """Whose share it is."""
    articles: frozenset[str] = frozenset()
    """The ids of the articles."""
    is_on: bool = True
    """True if they alone are to be listed."""

    @property
    def narrows(self) -> bool:
        """True if fewer than all articles are listed."""
        return self.is_on and bool(self.articles)
