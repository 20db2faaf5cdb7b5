"""Actions of the group “Create”: labelling and relabelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim
from annotate.commands import Accept, AddEntity, Revise
from annotate.entity import Entity
from annotate.labels.scheme import Label, LabelKind
from tui.reader.reviewing import Reviewing
from tui.reader.selecting import Selecting

_A_CHOICE = 2
"""Labels from which one can choose."""


class Labelling(Reviewing, Selecting):
    """Labelling the selection or the token, relabelling."""

    def action_label(self, key: str) -> None:
        """Set the label of a digit."""
        label = self.workspace.scheme.for_key(key)
        if label is None:
            self.say(f"no label on {key}: {self.key('more_labels')} shows the others")
        else:
            self.set_label(label)

    def action_more_labels(self) -> None:
        """Take the letter of a label."""
        self.ask_for_letter(self.action_label)

    def ask_for_letter(self, take: Callable[[str], None]) -> None:
        """Show the labels behind `;` and hand the letter on that is pressed."""
        letters = [label for label in self.workspace.scheme if label.key.isalpha()]
        words = "  ".join(f"{label.key} {label.name}" for label in letters)
        if len(words) < self.size.width - 1:
            self.say(
                words or f"every label here is on a digit, or in the list of {self.key('relabel')}"
            )
            self.capture = take if letters else None
            return
        from tui.dialogs.label_keys import LabelKeysScreen

        self.app.push_screen(LabelKeysScreen(letters), lambda key: take(key) if key else None)

    def action_relabel(self) -> None:
        """Choose another label from a list."""
        item = self.target
        if item is None:
            self.say(
                f"go to an annotation first: {self.key('relabel')} chooses another label for it"
            )
            return
        if isinstance(item.body, Claim) and len(self._labels(item)) < _A_CHOICE:
            self.action_claim_panel()
            return
        from tui.dialogs.choose import ChooseScreen

        labels = self._labels(item)
        choices = [(label.name, f"{label.name:<13}{label.meaning}") for label in labels]
        screen = ChooseScreen("Label", choices, chosen=item.body.label)
        screen.details = {label.name: label.guideline for label in labels}
        self.app.push_screen(screen, lambda name: self.relabel_as(item, name))

    def set_label(self, label: Label) -> None:
        """Relabel what is in focus, or what is exactly selected; else label the selection."""
        if self.session is None:
            return
        if label.kind is LabelKind.CLAIM:
            self._label_claim(label)
            return
        focused = self.focused_item
        if focused is not None and isinstance(focused.body, Entity):
            self._relabel(focused, label.name)
            return
        if focused is not None and self.selection is None:
            self.say(f"{label.name} is not for claims: move to a token to label that")
            return
        span = self.chosen_span
        present = self.session.annotations.exactly(span)
        if present is not None:
            self._relabel(present, label.name, go_on=False)
        elif self.perform(AddEntity(Entity(span, label.name))):
            self._drop_selection()
            self.say(f"{label.name} “{self.session.annotations.quote(span)}”")

    def _label_claim(self, label: Label) -> None:
        """Give the open frame, or the claim in focus, another label."""
        focused = self.focused_item
        if self.frame is not None:
            self.frame = replace(self.frame, label=label.name)
            self.say(f"claim: {label.name}   {self.frame_keys}")
        elif focused is not None and isinstance(focused.body, Claim):
            self._relabel(focused, label.name)
        else:
            self.say(f"{label.name} is for claims: {self.key('claim')} opens one")

    def relabel_as(self, item: Item, name: str | None) -> None:
        """Give an entity the label that was chosen, if any was."""
        if name is not None:
            self._relabel(item, name)

    def _relabel(self, item: Item, name: str, *, go_on: bool = True) -> None:
        """Give an annotation a label and accept it; a pending one in focus leads on to the next."""
        was_pending = status_of(item) is Status.SUGGESTED
        if name == item.body.label:
            done = self.perform(Accept((item.id,)))
        else:
            done = self.perform(Revise(item.id, replace(item.body, label=name)))
        self._drop_selection()
        if done and was_pending and go_on:
            self.go_on_from(item)

    def _labels(self, item: Item) -> list[Label]:
        """The labels of the scheme for its kind, and its own where that is another one."""
        known = list(self.workspace.scheme.of_kind(LabelKind(item.body.kind)))
        names = {label.name for label in known}
        if item.body.label not in names:
            known.append(self.workspace.scheme.label(item.body.label))
        return known

    def _drop_selection(self) -> None:
        if self.selection is not None:
            self.selection = None
            self.redraw_all()
