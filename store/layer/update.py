"""Updates: what one edit, undo or redo changes in a layer."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotate.change import Change, Edit
from store.layer.content import LayerFacts


@dataclass(frozen=True, slots=True)
class LayerUpdate:
    """Changed records, and the position in the history afterwards; stored all or nothing."""

    number: int
    """Counts the updates of a session from 1; the status line shows the acknowledged one."""
    changes: tuple[Change, ...]
    """Records before and after."""
    position: int
    """The number of edits of the history that are in force afterwards."""
    edit: Edit | None
    """The edit to add to the history at that position; None for undo and redo."""
    facts: LayerFacts = field(default_factory=LayerFacts, hash=False)
    """Facts about the layer as a whole that are new, for example its answer."""
