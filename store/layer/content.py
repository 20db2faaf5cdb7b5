"""What a layer holds: records, history and facts, and what of it cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from annotate.annotation import Annotation
from annotate.document import Document
from annotate.history import History
from store.errors import StoreDamaged


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of a layer that cannot be used, while the rest can."""

    name: str
    """The id of a record, or `history`."""
    reason: str
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class LayerContent:
    """What a layer holds."""

    records: tuple[Annotation, ...]
    """Every annotation, whatever its status."""
    history: History
    """The edits, for undo and redo across sessions."""
    facts: Mapping[str, Any]
    """Everything about the layer as a whole: digest of the text, answer, unknown keys."""
    faults: tuple[Fault, ...] = ()
    """What was left out, because it cannot be used."""

    def check_against(self, document: Document) -> None:
        """Make sure that the records speak of this text.

        Raises:
            StoreDamaged: One of them reaches beyond its end.
        """
        for fault in self.within(document).faults:
            raise StoreDamaged(f"annotation {fault.name} {fault.reason}; nothing was changed")

    def within(self, document: Document) -> LayerContent:
        """The content without the records that reach beyond the end of the text."""
        beyond = [r for r in self.records if r.body.extent.end > len(document.text)]
        if not beyond:
            return self
        lost = {record.id for record in beyond}
        words = f"but the text of {document.title} at {len(document.text)}"
        faults = [Fault(r.id, f"ends at {r.body.extent.end}, {words}") for r in beyond]
        kept = tuple(record for record in self.records if record.id not in lost)
        return replace(self, records=kept, faults=(*self.faults, *faults))
