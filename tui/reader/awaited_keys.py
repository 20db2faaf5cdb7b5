"""Keys that something waits for: a question, a command that takes a letter, the hints."""

from __future__ import annotations

from textual import events

from tui.reader.hint_jump import HintJump
from tui.reader.page import Page
from tui.reader.question import Question
from tui.reader.state import ReadingState


class AwaitedKeys:
    """Gives a key to what waits for it, before it can be a command."""

    def __init__(self, state: ReadingState, page: Page, hint_jump: HintJump) -> None:
        self._state = state
        self._page = page
        self._hint_jump = hint_jump

    @property
    def is_waiting(self) -> bool:
        """True if something waits for a key."""
        state = self._state
        return any(wait is not None for wait in (state.hints, state.capture, state.question))

    def take(self, event: events.Key) -> None:
        """Give a key to the command that waits for it; modifier keys alone do not count."""
        state = self._state
        question = state.question
        if question is not None and question.is_settled:
            state.ask(None)
            if question.is_elsewhere(event.key):
                self._look_elsewhere(event, question)
            elif question.is_yes(event.key, event.character):
                event.stop()
                event.prevent_default()
            return
        is_waited_for = state.question is not None or state.capture is not None
        is_answer = is_waited_for and (event.character or event.key in {"escape", "enter"})
        if state.hints is None and not is_answer:
            return
        event.stop()
        event.prevent_default()
        if state.hints is not None:
            self._hint_jump.take_key(event)
        elif state.question is not None:
            self._answer_question(event)
        else:
            self._give_key(event)

    def _answer_question(self, event: events.Key) -> None:
        question = self._state.question
        self._page.redraw(self._state.ask(None))
        self._page.say("nothing changed")
        if question is not None and question.is_elsewhere(event.key):
            self._look_elsewhere(event, question)
        elif question is not None and question.is_yes(event.key, event.character):
            question.yes()

    def _look_elsewhere(self, event: events.Key, question: Question) -> None:
        event.stop()
        event.prevent_default()
        self._page.say("")
        if question.elsewhere is not None:
            question.elsewhere()

    def _give_key(self, event: events.Key) -> None:
        take = self._state.capture
        self._state.capture_key(None)
        self._page.say("")
        if take is not None and event.character and event.is_printable:
            take(event.character)
