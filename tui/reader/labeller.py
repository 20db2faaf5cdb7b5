"""The labeller: gives text and annotations a label of the scheme, and takes the keys of labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotate.annotation import Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.commands import Accept, AddEntity, Revise
from annotate.commands.records import twin_of
from annotate.entity import Entity
from annotate.labels.scheme import Label, LabelKind
from tui.reader.editor import Editor
from tui.reader.first_focus import focus_first
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
        """Relabel the entity in focus, selected or named at the cursor; else label the text."""
        annotations, focused = self._state.annotations, self._state.focused_item
        if annotations is None:
            return
        if label.kind is LabelKind.CLAIM:
            self._label_claim(label)
            return
        if focused is not None and isinstance(focused.body, Claim):
            self._page.say(f"{label.name} is not for claims: move to a token to label that")
            return
        present = self._entity_at_hand(annotations)
        if present is None:
            self._label_text(annotations, Entity(self._state.chosen_span, label.name))
        elif not self._has_it(present, label) and not focus_first(
            present, self._state, self._page, again=f"labels it {label.name}"
        ):
            self.relabel(present, label.name)

    def relabel(self, item: Item, name: str) -> None:
        """Give an annotation a label, accept it and go on; in an open claim, stay there."""

        def follow_up() -> None:
            self._page.redraw(self._state.drop_selection())
            if self._state.draft is None:
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

    def _entity_at_hand(self, annotations: AnnotationSet) -> Item | None:
        """The entity that a label is for; None where it is for the selection or the token.

        A selection has to be the entity exactly, and so has the token while a claim is open.
        """
        target = self._state.target
        if self._state.selection is not None or self._state.draft is not None:
            return annotations.entity_on(self._state.chosen_span)
        is_entity = target is not None and isinstance(target.body, Entity)
        if not is_entity or target is None:
            return None
        is_rejected = status_of(target) is Status.REJECTED
        return None if is_rejected and target.id != self._state.focus_id else target

    def _has_it(self, item: Item, label: Label) -> bool:
        """Focus an accepted annotation that has a label already, and say so; False for others."""
        is_labelled = item.body.label == label.name and status_of(item) is Status.ACCEPTED
        if not is_labelled or item.id == self._state.focus_id:
            return False
        self._page.focus_on(item)
        self._page.say(f"that one is {label.name} already")
        return True

    def _label_text(self, annotations: AnnotationSet, entity: Entity) -> None:
        """Label text as an entity; where just that was rejected, focus the rejection first."""
        twin = twin_of(annotations, entity)
        if twin is not None and focus_first(twin, self._state, self._page, again="accepts it"):
            return
        drop_selection = self._state.drop_selection
        self._editor.perform(AddEntity(entity), then=drop_selection, is_example=True)

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
