"""The rows of the side panel, as values."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.annotation import Item


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a group."""

    words: str
    """The name of the speaker, or of the group; text from the article."""
    count: int
    """Number of its annotations."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One of the two rows of a claim: its sign and cue, or its content."""

    item: Item
    is_content: bool


@dataclass(frozen=True, slots=True)
class NameRow:
    """All entities with the same text and label, on one row."""

    label: str
    name: str
    """Their text, on one line; from the article."""
    counts: tuple[tuple[str, int], ...]
    """Numbers of them by the signs of their statuses, what needs a look first; no zeros."""
    note: str
    """The note on the first one that has one; empty for none."""
    attributes: str = ""
    """What was chosen for the first one that has attributes, in words; empty for none."""

    @property
    def count(self) -> int:
        """The number of the entities."""
        return sum(count for _, count in self.counts)


Row = Heading | ClaimRow | NameRow
