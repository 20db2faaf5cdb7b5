"""Actions on what the article's change has moved or lost: confirming, placing, dropping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.annotation import Annotation
from annotate.commands import ConfirmMoved, DropOrphan, PlaceOrphan, describe_orphan
from annotate.orphan import Orphan
from tui.reader.selecting import Selecting

if TYPE_CHECKING:
    from tui.dialogs.orphans import Fate


class Placing(Selecting):
    """Lost annotations are taken in hand from a list and put on what is selected."""

    orphan_in_hand: Orphan | None = None
    """What the next selection is for."""

    def action_orphans(self) -> None:
        """Put what is in hand on the selection, else list what is lost."""
        if self.session is None:
            self.say("one moment: the article is being opened")
            return
        orphans = self.session.annotations.orphans
        if not orphans:
            self.say("nothing is lost in this article")
        elif self.selection is not None and self.orphan_in_hand in orphans:
            self._place(self.orphan_in_hand)
        else:
            self._list(orphans)

    def action_confirm_moved(self) -> None:
        """Confirm every place where something was found again."""
        if self.session is not None and not any(r.moved for r in self.session.annotations.records):
            self.say("nothing has moved that is not confirmed")
            return
        edit = self.perform(ConfirmMoved())
        if edit is not None:
            self.say(f"{edit.description}: {self.key('undo')} takes that back")

    def _list(self, orphans: tuple[Orphan, ...]) -> None:
        from tui.dialogs.orphans import OrphansScreen

        target = " ".join(self._selected_words.split()) if self.selection is not None else ""
        self.app.push_screen(OrphansScreen(orphans, target=target), self._deal_with)

    def _deal_with(self, fate: Fate | None) -> None:
        if fate is None:
            return
        if fate.is_dropped:
            if self.perform(DropOrphan(fate.orphan)):
                words = describe_orphan(fate.orphan)
                self.say(f"dropped: {words}; {self.key('undo')} takes that back")
        elif self.selection is not None:
            self._place(fate.orphan)
        else:
            self._take_in_hand(fate.orphan)

    def _take_in_hand(self, orphan: Orphan) -> None:
        """Go to about where it stood, and wait for a selection."""
        self.orphan_in_hand = orphan
        token = self.tokens.at(min(orphan.selector.start, len(self.document.text) - 1))
        if token is not None:
            self.move_to(token, jump=True)
        select, place = self.key("select"), self.key("orphans")
        self.say(f"{describe_orphan(orphan)}: select its place ({select}), then {place}")

    def _place(self, orphan: Orphan | None) -> None:
        if orphan is None or self.selection is None:
            return
        edit = self.perform(PlaceOrphan(orphan, self.selection.span))
        if edit is None:
            return
        self.orphan_in_hand = self.selection = None
        placed = self.session.annotations.items.get(edit.changes[0].id) if self.session else None
        if isinstance(placed, Annotation):
            self.focus_on(placed)
        self.redraw_all()
        self.say(f"placed: {describe_orphan(orphan)}; {self.key('undo')} takes that back")

    @property
    def _selected_words(self) -> str:
        """What is selected."""
        span = self.selection.span if self.selection is not None else self.cursor
        return self.document.text[span.start : span.end]
