"""All groups of actions of a list of articles."""

from __future__ import annotations

from tui.library.actions.find import FindActions
from tui.library.actions.leave import LeaveActions
from tui.library.actions.move import MoveActions
from tui.library.actions.work import WorkActions

GROUPS = (MoveActions, FindActions, WorkActions, LeaveActions)
"""The groups that every list has."""
