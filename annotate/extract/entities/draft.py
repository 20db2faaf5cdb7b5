"""The draft: a chunk's mentions while the rules change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMELIKE
from annotate.extract.entities.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mention:
    """A labelled range of tokens, `[start, end)`."""

    start: int
    """Index of the first token."""
    end: int
    """Index one past the last token."""
    label: str
    """A label of the pipeline."""

    def __len__(self) -> int:
        return self.end - self.start


class Draft:
    """The mentions of one chunk; they never overlap, and every change goes through here."""

    def __init__(self, doc: Doc, *, labels: Collection[str]) -> None:
        self.words = Words(doc)
        self._labels = labels
        self._by_start: dict[int, Mention] = {}
        self._owners: list[Mention | None] = [None] * len(self.words)
        for ent in doc.ents:
            self._add(Mention(ent.start, ent.end, ent.label_))

    @property
    def mentions(self) -> list[Mention]:
        """All mentions in text order."""
        return [self._by_start[start] for start in sorted(self._by_start)]

    def at(self, index: int) -> Mention | None:
        """The mention that holds a token; None outside of the chunk too."""
        return self._owners[index] if 0 <= index < len(self._owners) else None

    def is_free(self, start: int, end: int) -> bool:
        """Return whether no mention holds any token of a range."""
        return not any(self._owners[start:end])

    def put(self, start: int, end: int, label: str) -> bool:
        """Mark a name in place of other mentions.

        Returns:
            True if it was marked. False if the pipeline lacks the label, or if a date, a number or
            a label that the rules do not know would be replaced.
        """
        rivals = [owner for owner in self._owners[start:end] if owner is not None]
        if label not in self._labels or any(rival.label not in NAMELIKE for rival in rivals):
            return False
        for rival in rivals:
            self.drop(rival)
        self._add(Mention(start, end, label))
        return True

    def resize(self, mention: Mention, start: int, end: int) -> None:
        """Move the borders of a mention over free words; an empty one is dropped."""
        self.drop(mention)
        if start < end:
            self._add(Mention(start, end, mention.label))

    def drop(self, mention: Mention) -> None:
        """Remove a mention."""
        if self._by_start.pop(mention.start, None) is not None:
            self._owners[mention.start : mention.end] = [None] * len(mention)

    def _add(self, mention: Mention) -> None:
        self._by_start[mention.start] = mention
        self._owners[mention.start : mention.end] = [mention] * len(mention)
