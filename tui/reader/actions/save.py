"""The action that saves again: trying again, taking over, settling a change from outside."""

from __future__ import annotations

from store.editing.session import Session
from store.errors import StoreChanged
from store.layer.conflict import Resolution
from tui.reader.actions.base import ReaderActions, requires_session
from tui.reader.connection import Phase

_CHOICES = {"m": Resolution.BOTH, "t": Resolution.THEIRS, "o": Resolution.OURS}
"""The version that counts, by the key that answers."""


class SaveActions(ReaderActions):
    """Every change is saved at once; these are for when that did not work."""

    @requires_session
    def action_save(self, session: Session) -> None:
        """Try again to save; take over what another window closed; settle an outside change."""
        trouble = self.connection.saving.trouble
        if self.connection.phase is Phase.WATCHING:
            self.connection.take_over()
        elif session.read_only is not None:
            self.say(f"read-only: {session.read_only}", warning=True)
        elif isinstance(trouble, StoreChanged):
            self.state.capture_key(self._resolve)
            words = "changed by another program: m merges, t takes theirs, o keeps ours"
            self.say(words, warning=True)
        elif trouble is not None:
            self.connection.try_again()
        else:
            self.say("every change is saved at once already")

    def _resolve(self, answer: str) -> None:
        choice = _CHOICES.get(answer)
        if choice is None:
            self.say(self.connection.saving.way_out, warning=True)
        else:
            self.connection.resolve(choice)
