"""The action `*`: the same label, or the same removal, on every equal text of the article."""

from __future__ import annotations

from annotate.annotation import Item, Status, status_of
from annotate.change import Change
from annotate.commands import LabelSameText, RemoveSameText, SamePlaces
from annotate.commands.describing import short_quote
from annotate.entity import Entity
from annotate.labels.scheme import Label, LabelKind
from annotate.span import Span
from tui.reader.editing import Editing
from tui.reader.labelling import Labelling
from tui.reader.question import Question
from tui.reader.same_text_words import asked, done

SameText = LabelSameText | RemoveSameText


class Propagating(Labelling, Editing):
    """Doing to all equal texts what was done to one of them."""

    _just_done: tuple[object, SameText] | None = None
    """Where one stood after the last change of one entity, and what the same elsewhere would be."""

    def action_same_text(self) -> None:
        """Do the last change, else what the annotation at hand says, on every equal text."""
        if self.session is None:
            return
        here, command = self._just_done or (None, None)
        self._just_done = None
        if command is not None and here == self._here and self._changes_more(command):
            self._ask(command)
            return
        item = self.target if self.selection is None else self._selected_item
        if item is not None and isinstance(item.body, Entity):
            rejected = status_of(item) is Status.REJECTED
            self._ask(RemoveSameText(item.body) if rejected else LabelSameText(item.body))
        elif self.focused_item is not None:
            self.say(f"{self.key('same_text')} is for entities: a claim has no equal")
        else:
            self._ask_for_label(self.chosen_span)

    def action_delete(self) -> None:
        """Delete, and be ready to do so on equal text."""
        before = self._position
        super().action_delete()
        self._remember(before)

    def action_reject(self) -> None:
        """Reject, and be ready to do so on equal text."""
        before = self._position
        super().action_reject()
        self._remember(before)

    def set_label(self, label: Label) -> None:
        """Label, and be ready to do so on equal text."""
        before = self._position
        super().set_label(label)
        self._remember(before)

    def relabel_as(self, item: Item, name: str | None) -> None:
        """Relabel, and be ready to do so on equal text."""
        before = self._position
        super().relabel_as(item, name)
        self._remember(before)

    @property
    def _position(self) -> int:
        return self.session.annotations.history.position if self.session is not None else 0

    @property
    def _here(self) -> object:
        """Changes with every edit and every move."""
        return (self._position, self.focus_id, self.cursor, self.selection)

    @property
    def _selected_item(self) -> Item | None:
        return self.session.annotations.exactly(self.chosen_span) if self.session else None

    def _remember(self, before: int) -> None:
        edit = self.session.annotations.history.next_undo() if self.session is not None else None
        if edit is None or self._position <= before:
            return
        commands = [same for change in edit.changes if (same := _same(change)) is not None]
        self._just_done = (self._here, commands[0]) if len(commands) == 1 else None

    def _changes_more(self, command: SameText) -> bool:
        return self.session is not None and bool(command.places(self.session.annotations).spans)

    def _ask(self, command: SameText) -> None:
        """Say how many there are and show them; nothing happens before yes."""
        if self.session is None:
            return
        places = command.places(self.session.annotations)
        quote = short_quote(self.session.annotations, command.entity.span)
        if not places.spans:
            kept = f"; {places.kept} kept as they are" if places.kept else ""
            self.say(f"no other “{quote}” to change (exact case){kept}")
            return
        again = frozenset(self.workspace.keymap.keys("same_text"))
        self.question = Question(lambda: self._carry_out(command, places), again, places.spans)
        self.view.update_rows()
        self.say(asked(command, places, quote, self.key("same_text"), self.size.width - 2))

    def _carry_out(self, command: SameText, places: SamePlaces) -> None:
        if self.session is None:
            return
        first = self.session.annotations.exactly(command.entity.span)
        was_pending = first is not None and status_of(first) is Status.SUGGESTED
        self.selection = None
        if self.perform(command) is None:
            return
        if first is not None and was_pending and first.id == self.focus_id:
            self.go_on_from(first)
        quote = short_quote(self.session.annotations, command.entity.span)
        self.say(f"{done(command, places, quote)}: {self.takes_back}")

    def _ask_for_label(self, span: Span) -> None:
        """Take a label's key for text that has none yet."""
        quote = " ".join(self.document.text[span.start : span.end].split())
        more = self.key("more_labels")
        self.say(f"label every “{quote}” as what? a label’s digit, or {more} and its letter")
        self.capture = lambda key: self._take_label(span, key)

    def _take_label(self, span: Span, key: str) -> None:
        if key in self.workspace.keymap.keys("more_labels"):
            self.ask_for_letter(lambda letter: self._take_label(span, letter))
            return
        label = self.workspace.scheme.for_key(self.workspace.keymap.label_key(key))
        if label is None:
            self.say(f"no label on {key}")
            return
        if label.kind is LabelKind.CLAIM:
            self.say(f"{label.name} is for claims: {self.key('claim')} opens one")
            return
        command = LabelSameText(Entity(span, label.name))
        if self._changes_more(command):
            self._ask(command)
        else:
            self.set_label(label)


def _same(change: Change) -> SameText | None:
    """What the same change on equal text would be."""
    before, after = change.before, change.after
    if after is None and before is not None and isinstance(before.body, Entity):
        return RemoveSameText(before.body)
    if after is None or not isinstance(after.body, Entity):
        return None
    if after.status is Status.REJECTED:
        return RemoveSameText(after.body)
    old = before.body if before is not None else after.proposal
    return LabelSameText(after.body, old.label if old.label != after.body.label else None)
