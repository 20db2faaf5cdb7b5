"""Actions on what a change of the text has moved or lost: confirming, placing, dropping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.annotation import Annotation
from annotate.commands import ConfirmMoved, DropOrphan, PlaceOrphan, describe_orphan
from annotate.orphan import Orphan
from annotate.span import Span
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, requires_session

if TYPE_CHECKING:
    from tui.dialogs.orphans import Fate


class OrphanActions(ReaderActions):
    """Choosing lost annotations from a list, and placing them on the selection."""

    @requires_session
    def action_orphans(self, session: Session) -> None:
        """Put what is in hand on the selection, else list what is lost."""
        orphans, orphan = session.annotations.orphans, self.state.orphan_in_hand
        selection = self.state.selection
        if not orphans:
            self.say("nothing is lost in this article")
        elif selection is not None and orphan is not None and orphan in orphans:
            self._place(orphan, selection.span)
        else:
            self._list(orphans)

    @requires_session
    def action_confirm_moved(self, session: Session) -> None:
        """Confirm every place where something was found again."""
        if not any(record.moved for record in session.annotations.records):
            self.say("nothing has moved that is not confirmed")
            return
        self.editor.perform(ConfirmMoved())

    def _list(self, orphans: tuple[Orphan, ...]) -> None:
        from tui.dialogs.orphans import OrphansScreen

        target = ""
        if self.state.selection is not None:
            span = self.state.selection.span
            target = " ".join(self.document.text[span.start : span.end].split())
        self.app.push_screen(OrphansScreen(orphans, target=target), self._deal_with)

    def _deal_with(self, fate: Fate | None) -> None:
        if fate is None:
            return
        if fate.is_dropped:
            self.editor.perform(DropOrphan(fate.orphan))
        elif self.state.selection is not None:
            self._place(fate.orphan, self.state.selection.span)
        else:
            self._take_in_hand(fate.orphan)

    def _take_in_hand(self, orphan: Orphan) -> None:
        """Go to about where it stood, and wait for a selection."""
        self.state.take_orphan(orphan)
        offset = min(orphan.selector.start, len(self.document.text) - 1)
        token = self.state.tokens.at(offset)
        if token is not None:
            self.page.move_to(token, jump=True)
        select, place = self.key("select"), self.key("orphans")
        self.say(f"{describe_orphan(orphan)}: select its place ({select}), then {place}")

    def _place(self, orphan: Orphan, span: Span) -> None:
        edit = self.editor.perform(PlaceOrphan(orphan, span))
        annotations = self.state.annotations
        if edit is None or annotations is None:
            return
        self.state.take_orphan(None)
        self.state.drop_selection()
        placed = annotations.items.get(edit.changes[0].id)
        if isinstance(placed, Annotation):
            self.page.focus_on(placed)
        self.page.redraw_all()
        self.say(self.editor.words(edit))
