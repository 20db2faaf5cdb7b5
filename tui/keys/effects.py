"""What the keys that act on an annotation do to it: one table, for the documentation and the tests.

“Moved” is what is accepted, but was found again elsewhere after the text had changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What was decided on an annotation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    MOVED = "moved"
    REJECTED = "rejected"


class Place(StrEnum):
    """Places of focus and cursor afterwards."""

    HERE = "this one"
    NEXT = "the next pending one"
    NONE = "none"
    """Nothing is in focus."""
    STAYS = "stays"
    """The cursor does not move."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What some keys do to an annotation in some states."""

    actions: tuple[str, ...]
    """The commands of the keys."""
    states: tuple[State, ...]
    """What was decided before."""
    in_focus: tuple[bool, ...]
    """True where it is in focus; False where it is only named, because the cursor is on it."""
    after: State | None
    """What is decided afterwards; None for the same as before."""
    focus: Place
    cursor: Place
    """The cursor goes to the beginning of an annotation."""
    remark: str = ""
    """What else happens."""

    @property
    def cases(self) -> Iterator[tuple[str, State, bool]]:
        """Every action in every state."""
        for action in self.actions:
            for state in self.states:
                for in_focus in self.in_focus:
                    yield action, state, in_focus


LABEL = ("label('2')",)
"""A digit; all of them do the same."""
EDGES = ("edge_right_out", "edge_right_in", "edge_left_out", "edge_left_in")
ACTIONS = ("accept", "reject", "delete", *LABEL, *EDGES, "reopen")
"""Every command that changes the annotation in focus with one key."""
DECIDED = (State.ACCEPTED, State.MOVED, State.REJECTED)
_NO_LABEL = tuple(action for action in ACTIONS if action not in LABEL)
_PENDING, _KEPT, _REJECTED = (State.PENDING,), (State.ACCEPTED, State.MOVED), (State.REJECTED,)
_EITHER, _FOCUSED, _NAMED = (True, False), (True,), (False,)
_FIRST = "the key only focuses it, and says so"
_NOTHING = "the key only says why"
_LABELLED, _RESHAPED = "with that label", "with another edge"
_OWN = "what no pipeline suggested is gone"
_TEXT = "the token at the cursor gets the label"

EFFECTS: tuple[Effect, ...] = (
    Effect(("accept",), _PENDING, _EITHER, State.ACCEPTED, Place.NEXT, Place.NEXT),
    Effect(("accept",), DECIDED, _FOCUSED, State.ACCEPTED, Place.NEXT, Place.NEXT),
    Effect(("reject",), _PENDING, _EITHER, State.REJECTED, Place.NEXT, Place.NEXT),
    Effect(("reject",), DECIDED, _FOCUSED, State.REJECTED, Place.NEXT, Place.NEXT),
    Effect(LABEL, _PENDING, _EITHER, State.ACCEPTED, Place.NEXT, Place.NEXT, _LABELLED),
    Effect(LABEL, DECIDED, _FOCUSED, State.ACCEPTED, Place.NEXT, Place.NEXT, _LABELLED),
    Effect(("delete",), _PENDING, _EITHER, State.REJECTED, Place.NONE, Place.STAYS),
    Effect(("delete",), _KEPT, _FOCUSED, State.REJECTED, Place.NONE, Place.STAYS, _OWN),
    Effect(("delete",), _REJECTED, _FOCUSED, None, Place.HERE, Place.STAYS, _NOTHING),
    Effect(EDGES, _PENDING, _EITHER, None, Place.HERE, Place.HERE, _RESHAPED),
    Effect(EDGES, _KEPT, _FOCUSED, State.ACCEPTED, Place.HERE, Place.HERE, _RESHAPED),
    Effect(EDGES, _REJECTED, _FOCUSED, None, Place.HERE, Place.STAYS, _NOTHING),
    Effect(("reopen",), DECIDED, _FOCUSED, State.PENDING, Place.HERE, Place.STAYS),
    Effect(("reopen",), _PENDING, _FOCUSED, None, Place.HERE, Place.STAYS, _NOTHING),
    Effect(("reopen",), _PENDING, _NAMED, None, Place.NONE, Place.STAYS, _NOTHING),
    Effect(_NO_LABEL, DECIDED, _NAMED, None, Place.HERE, Place.HERE, _FIRST),
    Effect(LABEL, _KEPT, _NAMED, None, Place.HERE, Place.HERE, _FIRST),
    Effect(LABEL, _REJECTED, _NAMED, None, Place.NONE, Place.STAYS, _TEXT),
)
"""Every command in every state, once."""
