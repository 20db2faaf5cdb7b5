"""Actions of the group “Edit”: deleting, noting, copying, undo and redo."""

from __future__ import annotations

from functools import partial

from textual.widgets import Input

from annotate.annotation import Annotation, Item
from annotate.change import Edit
from annotate.claim import Claim
from annotate.commands import Delete, SetNote, describe_item
from annotate.span import Fragments, join_fragments
from annotate.suggestion import Body
from annotate.text.one_line import abbreviate
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, begins_change, requires_session
from tui.reader.citation import citation
from tui.reader.first_focus import focus_first
from tui.reader.review_queue import reject
from tui.widgets.lines import Part

_LONGEST_QUOTE = 40
"""Characters of what was copied ahead of a hint, so that both can be seen; chosen by hand."""
_INTERRUPTED = 130
"""Exit code of a program that Ctrl-C ended, as shells give it."""


class EditActions(ReaderActions):
    """Changing what is there, undoing changes, copying."""

    _has_asked_to_quit = False
    """True if the key that interrupts was pressed with nothing to copy."""
    _copied: Part | None = None
    """The message about what was copied last; while it stands, the same key adds the origin."""

    @requires_session
    def action_delete(self, session: Session) -> None:
        """Delete what is in focus; what a pipeline or another annotator proposed is rejected."""
        item = self.state.target
        if self.state.draft is not None:
            undo, key = self.key("undo"), self.key("cancel")
            self.say(f"a claim is open: {undo} undoes a part, {key} {key} closes it")
        elif item is None:
            self.say("nothing to delete here")
        elif focus_first(item, self.state, self.page, again="deletes it"):
            return
        elif self.queue.is_kept_as_rejected(item):
            reject(item, self.queue, self.editor, self.page)
        else:
            stay = partial(self.state.set_focus_id, None)
            self.editor.perform(Delete(item.id), then=stay, is_example=True)

    @begins_change
    @requires_session
    def action_note(self, session: Session) -> None:
        """Write a note on what is in focus."""
        item = self.state.target
        if self.state.draft is not None:
            self.claims.write_note()
            return
        if item is None:
            self.say(f"go to an annotation first: {self.key('note')} writes a note on it")
            return
        from tui.dialogs.note import NoteScreen

        screen = NoteScreen(describe_item(session.annotations, item), _note_of(item))
        self.editor.keep_unfinished(lambda: SetNote(item.id, screen.text))
        self.app.push_screen(screen, lambda note: self._set_note(item, note))

    def action_undo(self) -> None:
        """Undo the last change and say what it was; in an open claim, take back its last part."""
        if not self.claims.take_step(forwards=False):
            self._show_undone(self.editor.undo(), "undid")

    def action_redo(self) -> None:
        """Redo what was undone and say what it was; in an open claim, put back a part."""
        if not self.claims.take_step(forwards=True):
            self._show_undone(self.editor.redo(), "redid")

    def action_copy(self) -> None:
        """Copy the selection, what is in focus, or the token; at once again, with its origin."""
        is_again = self._copied is not None and self.page.message is self._copied
        body, pieces = self._to_copy()
        if is_again:
            self._copy(citation(self.document, self.state.speakers, body, pieces), "")
            return
        facts = "speaker, title and date" if isinstance(body, Claim) else "title and date"
        hint = f"   {self.key('copy')} again: with {facts}"
        self._copy(join_fragments(self.document.text, pieces), hint)
        self._copied = self.page.message

    def _to_copy(self) -> tuple[Body | None, Fragments]:
        """What is copied: the annotation in focus, if it is that, and its place."""
        item = self.state.focused_item if self.state.selection is None else None
        return item.body if item is not None else None, self.state.chosen_fragments

    def _copy(self, text: str, hint: str) -> None:
        self.app.copy_to_clipboard(text)
        room = _LONGEST_QUOTE if hint else len(text)
        shown = abbreviate(text, room)
        is_quoted = len(shown) > 1 and shown.startswith("“")
        self.say(f"copied {shown if is_quoted else f'“{shown}”'}{hint}")

    def action_interrupt(self) -> None:
        """Copy when something is selected, else say how to quit; twice quits."""
        if isinstance(self.page.screen.focused, Input):
            self.page.screen.focused.value = ""
        elif self.state.selection is not None:
            self._copy(join_fragments(self.document.text, (self.state.chosen_span,)), "")
        elif self._has_asked_to_quit:
            self.app.exit(return_code=_INTERRUPTED)
        else:
            self._has_asked_to_quit = True
            key = self.key("interrupt")
            self.say(f"{self.key('quit')} quits; {key} once more quits at once")

    def _set_note(self, item: Item, note: str | None) -> None:
        self.editor.keep_unfinished(None)
        if note is None or note == _note_of(item):
            return
        self.editor.perform(SetNote(item.id, note))

    def _show_undone(self, edit: Edit | None, verb: str) -> None:
        if edit is not None:
            self.queue.show_edit(edit)
            self.say(f"{verb}: {edit.description}")


def _note_of(item: Item) -> str:
    """The note on an item; a bare suggestion has none."""
    return item.note if isinstance(item, Annotation) else ""
