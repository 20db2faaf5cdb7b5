"""The action of the group “Attributes”: saying more of an annotation, or of the article."""

from __future__ import annotations

from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, begins_change, requires_session


class AttributeActions(ReaderActions):
    """Setting and clearing the attributes of the label scheme."""

    @begins_change
    @requires_session
    def action_attribute(self, session: Session, number: str) -> None:
        """Ask for a value of the attribute on the key with a number."""
        self.attributes.ask(number)
