"""Keys that are no commands: the letters of hints, answers to questions, the second of two keys."""

from __future__ import annotations

from dataclasses import replace

from textual import events

from annotate.annotation import Item, Status, status_of
from annotate.entity import Entity
from annotate.span import Span
from tui.display.hint_letters import LETTERS, give_hints, words_of
from tui.keys.command import ESCAPE
from tui.reader.actions.base import ReaderActions
from tui.reader.hints import Hints
from tui.reader.placing import Placing

_BACKSPACE = frozenset({"backspace", "ctrl+h"})
_MODIFIERS = ("_shift", "_control", "_alt", "_super", "_hyper", "_meta", "_lock")
"""Endings of the names of keys that mean nothing by themselves."""


class HintActions(ReaderActions):
    """Hint jumps: every key belongs to the hints while they are shown."""

    def action_hint(self) -> None:
        """Show letters over every word on screen; typing them goes there."""
        view, state = self.view, self.state
        words = [word for row in view.visible_rows for word in words_of(row, state.tokens)]
        hints = Hints(give_hints(words, state.cursor))
        if not hints.letters:
            self.say("no word on screen to go to")
            return
        self.set_focus(view)
        self._show_hints(hints)

    @property
    def keys_are_commands(self) -> bool:
        """True if nothing on this screen waits for a letter."""
        state = self.state
        is_waiting = state.hints is not None or state.capture is not None
        return self.focused is self.view and not is_waiting and state.question is None

    def on_key(self, event: events.Key) -> None:
        """Give a key to the command that waits for it; modifier keys alone do not count."""
        state = self.state
        question = state.question
        if question is not None and question.is_settled:
            state.ask(None)
            if not question.is_yes(event.key, event.character):
                return
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
            self._take_hint_key(event)
        elif state.question is not None:
            self._answer_question(event)
        else:
            self._give_key(event)

    def _answer_question(self, event: events.Key) -> None:
        question = self.state.question
        self.page.redraw(self.state.ask(None))
        self.say("nothing changed")
        if question is not None and question.is_yes(event.key, event.character):
            question.yes()

    def _give_key(self, event: events.Key) -> None:
        take = self.state.capture
        self.state.capture_key(None)
        self.say("")
        if take is not None and event.character and event.is_printable:
            take(event.character)

    def _take_hint_key(self, event: events.Key) -> None:
        """Narrow the hints by a letter, drop the last letter, or leave."""
        hints = self.state.hints
        if hints is None or event.key.endswith(_MODIFIERS):
            return
        letter = (event.character or "").lower()
        if event.key == "enter" and hints.placing is not None and hints.placing.suggestion:
            self.page.redraw(self.state.drop_hints())
            self.parts.take_suggestion(hints.placing)
        elif event.key in _BACKSPACE and hints.typed:
            self._show_hints(replace(hints, typed=hints.typed[:-1]))
        elif letter and letter in LETTERS:
            self._narrow(replace(hints, typed=hints.typed + letter))
        else:
            self.page.redraw(self.state.drop_hints())
            self.say("" if event.key == "escape" else f"left the hints: {ESCAPE} does that too")

    def _narrow(self, hints: Hints) -> None:
        words = hints.matches
        if not words:
            typed = hints.typed
            self.say(f"no word has the letters “{typed}”: Backspace removes the last", warning=True)
        elif hints.typed in words.values():
            self._take_word(next(iter(words)), hints.placing)
        else:
            self._show_hints(hints)

    def _show_hints(self, hints: Hints) -> None:
        self.page.redraw(self.state.show_hints(hints))
        if hints.placing is not None:
            self.say(self.parts.words(hints.placing, hints.typed))
            return
        typed = f"“{hints.typed}…”   " if hints.typed else ""
        self.say(f"{typed}type the letters on a word to go there")

    def _take_word(self, word: Span, placing: Placing | None) -> None:
        """Place a part of a claim at the chosen word, or go there."""
        if placing is None:
            self._go_to_word(word)
            return
        self.page.redraw(self.state.drop_hints())
        if placing.is_new:
            self.proposer.propose_at(word)
        else:
            self.parts.place_at(placing, word)

    def _go_to_word(self, word: Span) -> None:
        is_selecting = self.state.selection is not None or self.state.draft is not None
        item = None if is_selecting else self._entity_from(word)
        if item is None:
            self.page.move_to(word, jump=True)
        else:
            self.page.focus_on(item, jump=True)

    def _entity_from(self, word: Span) -> Item | None:
        """The smallest pending or accepted entity that begins with a word."""
        annotations = self.state.annotations
        if annotations is None:
            return None
        entities = [
            item
            for item in annotations.items.overlapping(word)
            if isinstance(item.body, Entity)
            and item.body.span.start == word.start
            and status_of(item) is not Status.REJECTED
        ]
        return min(entities, key=lambda item: len(item.body.extent), default=None)
