"""The labeller: gives text and annotations a label of the scheme, and takes the keys of labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim
from annotate.commands import Accept, AddEntity, Revise
from annotate.entity import Entity
from annotate.labels.scheme import Label, LabelKind
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.review_queue import ReviewQueue
from tui.reader.state import ReadingState


class Labeller:
    """Labels and relabels; the keys of labels and the list of them lead here."""

    def __init__(self, state: ReadingState, page: Page, editor: Editor, queue: ReviewQueue) -> None:
        self._state = state
        self._page = page
        self._editor = editor
        self._queue = queue

    def ask_for_letter(self, take: Callable[[str], None]) -> None:
        """Show the labels that have a letter, and hand on the letter that is pressed."""
        letters = [label for label in self._page.workspace.scheme if label.key.isalpha()]
        words = "  ".join(f"{label.key} {label.name}" for label in letters)
        screen = self._page.screen
        if len(words) < screen.size.width - 1:
            key = self._page.key("relabel")
            self._page.say(words or f"every label here is on a digit, or in the list of {key}")
            self._state.capture_key(take if letters else None)
            return
        from tui.dialogs.label_keys import LabelKeysScreen

        screen.app.push_screen(LabelKeysScreen(letters), lambda key: take(key) if key else None)

    def use_label(self, label: Label) -> None:
        """Relabel what is in focus, or what is exactly selected; else label the selection."""
        annotations, focused = self._state.annotations, self._state.focused_item
        if annotations is None:
            return
        if label.kind is LabelKind.CLAIM:
            self._label_claim(label)
            return
        if focused is not None and isinstance(focused.body, Entity):
            self.relabel(focused, label.name)
            return
        if focused is not None and self._state.selection is None:
            self._page.say(f"{label.name} is not for claims: move to a token to label that")
            return
        span = self._state.chosen_span
        present = annotations.exactly(span)
        if present is not None:
            self.relabel(present, label.name, goes_on=False)
            return

        def stay() -> None:
            self._state.drop_selection()
            self._page.say(f"{label.name} “{annotations.quote(span)}”")

        self._editor.perform(AddEntity(Entity(span, label.name)), then=stay, is_example=True)

    def relabel(self, item: Item, name: str, *, goes_on: bool = True) -> None:
        """Give an annotation a label and accept it.

        Args:
            item: The annotation.
            name: The label.
            goes_on: Whether a pending one leads on to the next.
        """
        was_pending = status_of(item) is Status.SUGGESTED

        def follow_up() -> None:
            self._state.drop_selection()
            if was_pending and goes_on:
                self._queue.go_on(item)

        command = (
            Accept((item.id,))
            if name == item.body.label
            else Revise(item.id, replace(item.body, label=name))
        )
        if self._editor.perform(command, then=follow_up, is_example=True) is None:
            self._page.show(self._state.drop_selection())

    def labels_for(self, item: Item) -> list[Label]:
        """The labels of the scheme for its kind, and its own where that is another one."""
        scheme = self._page.workspace.scheme
        labels = list(scheme.of_kind(LabelKind(item.body.kind)))
        if item.body.label not in {label.name for label in labels}:
            labels.append(scheme.label(item.body.label))
        return labels

    def _label_claim(self, label: Label) -> None:
        """Give the claim that is being built, or the one in focus, another label."""
        focused, draft = self._state.focused_item, self._state.draft
        if draft is not None:
            self._state.change_draft(replace(draft, label=label.name))
            self._page.say(f"claim: {label.name}   {self._page.draft_hint}")
        elif focused is not None and isinstance(focused.body, Claim):
            self.relabel(focused, label.name)
        else:
            self._page.say(f"{label.name} is for claims: {self._page.key('claim')} opens one")
