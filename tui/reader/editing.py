"""Actions of the group “Edit”: deleting, noting, copying, undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from annotate.annotation import Item
from annotate.change import Edit
from annotate.commands import Delete, SetNote, describe_item
from store.editing.session import Session
from tui.reader.reviewing import Reviewing, note_of
from tui.reader.selecting import Selecting


class Editing(Reviewing, Selecting):
    """Changing what is there, and taking changes back."""

    def action_delete(self) -> None:
        """Delete what is in focus; what a pipeline proposed is rejected instead."""
        item = self.target
        if item is None or self.session is None:
            self.say("nothing to delete here")
            return
        words = describe_item(self.session.annotations, item)
        if self.perform(Delete(item.id)):
            self.focus_id = None
            self.redraw_all()
            self.say(f"gone: {words}; {self.takes_back}")

    def action_note(self) -> None:
        """Write a note on what is in focus."""
        item = self.target
        if item is None or self.session is None:
            self.say(f"go to an annotation first: {self.key('note')} writes a note on it")
            return
        from tui.dialogs.note import NoteScreen

        screen = NoteScreen(describe_item(self.session.annotations, item), note_of(item))
        self.unfinished = lambda: SetNote(item.id, screen.text)
        self.app.push_screen(screen, lambda note: self._set_note(item, note))

    def action_undo(self) -> None:
        """Take the last change back and say what it was."""
        self._travel(Session.undo, "undid")

    def action_redo(self) -> None:
        """Repeat what was taken back and say what it was."""
        self._travel(Session.redo, "redid")

    def action_copy(self) -> None:
        """Copy the selection, what is in focus, or the token to the clipboard."""
        item = self.focused_item
        pieces = (
            item.body.fragments
            if item is not None and self.selection is None
            else (self.chosen_span,)
        )
        text = " … ".join(self.document.text[piece.start : piece.end] for piece in pieces)
        self.app.copy_to_clipboard(text)
        self.say(f"copied “{text}”")

    def _set_note(self, item: Item, note: str | None) -> None:
        self.unfinished = None
        if note is None or note == note_of(item):
            return
        if self.perform(SetNote(item.id, note)):
            self.say(f"{'noted' if note else 'note removed'}; {self.takes_back}")

    def _travel(self, step: Callable[[Session], Edit], verb: str) -> None:
        edit = self.change(step)
        if edit is None:
            return
        self._show(edit)
        self.say(f"{verb}: {edit.description}")

    def _show(self, edit: Edit) -> None:
        """Go to where something changed."""
        if self.session is None:
            return
        item = self.session.annotations.items.get(edit.changes[0].id)
        if item is not None and len(edit.changes) == 1:
            self.focus_on(item)
        else:
            self.focus_id = None
            self.redraw_all()
