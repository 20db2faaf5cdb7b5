"""Importing records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.author import Author
from annotate.change import Change


@dataclass(frozen=True, slots=True)
class Import:
    """Import records that were decided elsewhere; they replace records with the same ids."""

    records: tuple[Annotation, ...]
    """The records as they were exported."""
    replace: bool = False
    """Remove the records that are not among them."""

    def describe(self, annotations: AnnotationSet) -> str:
        """Describe what was done."""
        return f"imported {len(self.records)} annotations"

    def changes(self, annotations: AnnotationSet, author: Author) -> Iterator[Change]:
        """The records to add, to change, and perhaps to remove."""
        present = {record.id: record for record in annotations.records}
        for record in self.records:
            before = present.pop(record.id, None)
            if before != record:
                yield Change(before, record)
        if self.replace:
            for record_id in sorted(present):
                yield Change(present[record_id], None)
