"""Steps: what one edit, undo or redo asks the disk to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotate.change import Change, Edit


@dataclass(frozen=True, slots=True)
class LayerUpdate:
    """Records that changed, and where the history stands afterwards; stored as a whole."""

    number: int
    """Counts the steps of a session from 1; the status line shows the acknowledged one."""
    changes: tuple[Change, ...]
    """Records before and after."""
    position: int
    """How many edits of the history are in force afterwards."""
    edit: Edit | None
    """The edit to add to the history at that position; None for undo and redo."""
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What is known about the layer as a whole from now on, for example its answer."""
