"""Actions of the group “Create”: labelling and relabelling."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.claim import Claim
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, begins_change, requires_session

_LEAST_CHOICE = 2
"""Labels of which one can choose one."""


class LabelActions(ReaderActions):
    """Labelling the selection or the token, relabelling."""

    @requires_session
    def action_label(self, session: Session, key: str) -> None:
        """Set the label of a digit."""
        self._use_key(key)

    @begins_change
    def action_more_labels(self) -> None:
        """Take the letter of a label."""
        self.labeller.ask_for_letter(self._use_key)

    @begins_change
    def action_relabel(self) -> None:
        """Choose another label from a list."""
        item = self.state.target
        if item is None:
            key = self.key("relabel")
            self.say(f"go to an annotation first: {key} chooses another label for it")
        elif isinstance(item.body, Claim) and not self._has_choice(item):
            self.parts.open_panel(self.refusal)
        else:
            self.page.focus_on(item)
            self._choose_label(item)

    def _choose_label(self, item: Item) -> None:
        from tui.dialogs.label_choices import label_list

        labels = self.labeller.labels_for(item)
        screen = label_list("Label", labels, chosen=item.body.label)
        self.app.push_screen(
            screen, lambda name: self.labeller.relabel(item, name) if name is not None else None
        )

    def _has_choice(self, item: Item) -> bool:
        return len(self.labeller.labels_for(item)) >= _LEAST_CHOICE

    def _use_key(self, key: str) -> None:
        label = self.workspace.scheme.for_key(key)
        if label is None:
            self.say(f"no label on {key}: {self.key('more_labels')} shows the others")
        else:
            self.labeller.use_label(label)
