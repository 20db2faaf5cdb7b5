"""The action `*`: the same label, or the same removal, on every equal text of the article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.commands import LabelSameText, RemoveSameText, SamePlaces
from annotate.commands.describing import short_quote
from annotate.entity import Entity
from annotate.labels.scheme import LabelKind
from annotate.span import Span
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, requires_session
from tui.reader.question import Question, settled
from tui.reader.same_text import SameText
from tui.reader.same_text_words import details_words, question_words


class SameTextActions(ReaderActions):
    """Doing to all equal texts what was done to one of them."""

    @requires_session
    def action_same_text(self, session: Session) -> None:
        """Do the last change, else what the annotation at hand says, on every equal text."""
        annotations, state = session.annotations, self.state
        last = self.last_example.take()
        if last is not None and last.places(annotations).spans:
            self._ask(annotations, last)
            return
        item = state.target if state.selection is None else annotations.entity_on(state.chosen_span)
        if item is not None and isinstance(item.body, Entity):
            is_rejected = status_of(item) is Status.REJECTED
            command = RemoveSameText(item.body) if is_rejected else LabelSameText(item.body)
            self._ask(annotations, command)
        elif state.focused_item is not None:
            self.say(f"{self.key('same_text')} is for entities, not for claims")
        else:
            self._ask_for_label(state.chosen_span)

    def _ask(self, annotations: AnnotationSet, command: SameText) -> None:
        """Say how many there are and show them; nothing happens before yes."""
        places = command.places(annotations)
        quote = short_quote(annotations, command.entity.span)
        if not places.spans:
            count = places.untouched_count
            exceptions = f"; {count} kept as they are" if count else ""
            library = f"   {self.key('find')}: in the whole library"
            self.say(f"no other “{quote}” to change (exact case){exceptions}{library}")
            self._expect_an_answer(command.entity.span)
            return
        keys = frozenset(self.workspace.keymap.keys("same_text"))
        question = Question(
            lambda: self._carry_out(annotations, command, places),
            keys,
            places.spans,
            *self._elsewhere(command.entity.span),
        )
        self.page.redraw(self.state.ask(question))
        words = question_words(
            *(command, places, quote, self.key("same_text"), self.page.width - 2),
            find_key=self.key("find"),
            is_about_focus=self.state.claim_at_hand is None,
        )
        self.say(words)

    def _carry_out(self, annotations: AnnotationSet, command: SameText, places: SamePlaces) -> None:
        item = annotations.entity_on(command.entity.span)
        was_pending = item is not None and status_of(item) is Status.SUGGESTED
        self.state.drop_selection()

        def go_on() -> None:
            if item is not None and was_pending and item.id == self.state.focus_id:
                self.queue.go_on(item)

        edit = self.editor.perform(command, then=go_on)
        if edit is not None:
            self.say(self.editor.words(edit, details_words(places)))

    def _ask_for_label(self, span: Span) -> None:
        """Take a label's key for text that has none yet."""
        quote = " ".join(self.document.text[span.start : span.end].split())
        more = self.key("more_labels")
        self.say(f"label every “{quote}” as what? a label’s digit, or {more} and its letter")
        self.state.capture_key(lambda key: self._take_label(span, key))

    def _take_label(self, span: Span, key: str) -> None:
        keymap, annotations = self.workspace.keymap, self.state.annotations
        if key in keymap.keys("more_labels"):
            self.labeller.ask_for_letter(lambda letter: self._take_label(span, letter))
            return
        label = self.workspace.scheme.for_key(keymap.label_key(key))
        if label is None or annotations is None:
            self.say(f"no label on {key}")
            return
        if label.kind is LabelKind.CLAIM:
            self.say(f"{label.name} is for claims: {self.key('claim')} opens one")
            return
        command = LabelSameText(Entity(span, label.name))
        if command.places(annotations).spans:
            self._ask(annotations, command)
        else:
            self.labeller.use_label(label)
            self._expect_an_answer(span)

    def _expect_an_answer(self, span: Span) -> None:
        """Take a yes that may come although nothing was asked: it does nothing."""
        elsewhere, keys = self._elsewhere(span)
        question = settled(self.workspace.keymap.keys("same_text"))
        self.state.ask(replace(question, elsewhere=elsewhere, elsewhere_keys=keys))

    def _elsewhere(self, span: Span) -> tuple[Callable[[], None], frozenset[str]]:
        """What looks for a text in the whole library, and its keys."""
        words = " ".join(self.document.text[span.start : span.end].split()).replace('"', " ")
        keys = frozenset(self.workspace.keymap.keys("find"))
        return lambda: self.host.finding.look_for(f'"{words}"'), keys
