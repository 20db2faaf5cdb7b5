"""Actions of the group “Create”: labelling and relabelling."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Item, Status, status_of
from annotate.commands import Accept, AddEntity, Revise
from annotate.entity import Entity
from annotate.scheme import Label
from tui.reader.reviewing import Reviewing
from tui.reader.selecting import Selecting


class Labelling(Reviewing, Selecting):
    """Labelling the selection or the token, relabelling."""

    def action_label(self, key: str) -> None:
        """Set the label of a digit."""
        label = self.workspace.scheme.for_key(key)
        if label is None:
            self.say(f"no label on {key}: ; shows the others")
        else:
            self.set_label(label)

    def action_more_labels(self) -> None:
        """Take the letter of a label."""
        letters = [label for label in self.workspace.scheme if label.key.isalpha()]
        self.say("  ".join(f"{label.key} {label.name}" for label in letters))
        self.capture = self.action_label

    def action_relabel(self) -> None:
        """Choose another label from a list."""
        item = self.target
        if item is not None and not isinstance(item.body, Entity):
            self.action_claim_panel()
            return
        if item is None:
            self.say("go to an entity first: r chooses another label for it")
            return
        from tui.screens.choose import ChooseScreen

        choices = [(label.name, f"{label.name:<13}{label.meaning}") for label in self._labels(item)]
        screen = ChooseScreen("Label", choices, chosen=item.body.label)
        self.app.push_screen(screen, lambda name: self.relabel_as(item, name))

    def set_label(self, label: Label) -> None:
        """Relabel what is in focus, or what is exactly selected; else label the selection."""
        if self.session is None:
            return
        focused = self.focused_item
        if focused is not None and isinstance(focused.body, Entity):
            self._relabel(focused, label.name)
            return
        if focused is not None and self.selection is None:
            self.say("a claim has no other label: move to a token to label that")
            return
        span = self.chosen_span
        present = self.session.annotations.exactly(span)
        if present is not None:
            self._relabel(present, label.name, go_on=False)
        elif self.perform(AddEntity(Entity(span, label.name))):
            self._drop_selection()
            self.say(f"{label.name} “{self.session.annotations.quote(span)}”")

    def relabel_as(self, item: Item, name: str | None) -> None:
        """Give an entity the label that was chosen, if any was."""
        if name is not None:
            self._relabel(item, name)

    def _relabel(self, item: Item, name: str, *, go_on: bool = True) -> None:
        """Give an entity a label and accept it; a pending one in focus leads on to the next."""
        was_pending = status_of(item) is Status.SUGGESTED
        if name == item.body.label:
            done = self.perform(Accept((item.id,)))
        else:
            done = self.perform(Revise(item.id, replace(item.body, label=name)))
        self._drop_selection()
        if done and was_pending and go_on:
            self.go_on_from(item)

    def _labels(self, item: Item) -> list[Label]:
        """The labels of the scheme, and those that the article has besides."""
        known = list(self.workspace.scheme)
        names = {label.name for label in known}
        if item.body.label not in names:
            known.append(self.workspace.scheme.label(item.body.label))
        return known

    def _drop_selection(self) -> None:
        if self.selection is not None:
            self.selection = None
            self.redraw_all()
