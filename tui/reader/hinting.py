"""Hint jumps: letters over every word on screen, and going to the word whose letters are typed."""

from __future__ import annotations

from dataclasses import replace

from textual import events

from annotate.annotation import Item, Status, status_of
from annotate.entity import Entity
from annotate.span import Span
from tui.display.hint_letters import LETTERS, give_hints, words_of
from tui.keys.commands import ESCAPE
from tui.reader.base import ReaderBase
from tui.reader.hints import Hints

_BACKSPACE = frozenset({"backspace", "ctrl+h"})
_MODIFIERS = ("_shift", "_control", "_alt", "_super", "_hyper", "_meta", "_lock")
"""How the names of keys end that mean nothing by themselves."""


class Hinting(ReaderBase):
    """While hints are shown, every key belongs to them."""

    def action_hint(self) -> None:
        """Show letters over every word on screen; typing them goes there."""
        view = self.view
        words = [word for row in view.visible_rows for word in words_of(row, self.tokens)]
        hints = Hints(give_hints(words, self.cursor))
        if not hints.letters:
            self.say("no word on screen to go to")
            return
        self.set_focus(view)
        self._show_hints(hints)

    def take_hint_key(self, event: events.Key) -> None:
        """Narrow the hints by a letter, take one back, or leave."""
        if self.hints is None or event.key.endswith(_MODIFIERS):
            return
        typed, letter = self.hints.typed, (event.character or "").lower()
        if event.key in _BACKSPACE and typed:
            self._show_hints(replace(self.hints, typed=typed[:-1]))
        elif letter and letter in LETTERS:
            self._narrow(replace(self.hints, typed=typed + letter))
        else:
            self.drop_hints()
            self.say("" if event.key == "escape" else f"left the hints: {ESCAPE} does that too")

    def drop_hints(self) -> None:
        """Take the letters off the screen."""
        if self.hints is not None:
            words, self.hints = self.hints.matching, None
            self.view.redraw(*words)
            self.update_lines()

    def move_to(self, token: Span, *, jump: bool = False) -> None:
        """Put the cursor on a token; hints are of no use then."""
        self.drop_hints()
        super().move_to(token, jump=jump)

    def focus_on(self, item: Item) -> None:
        """Put focus and cursor on an annotation; hints are of no use then."""
        self.drop_hints()
        super().focus_on(item)

    def _narrow(self, hints: Hints) -> None:
        matching = hints.matching
        if not matching:
            self.say(
                f"no word has the letters “{hints.typed}”: Backspace takes one back", warning=True
            )
        elif hints.typed in matching.values():
            self._go_to_word(next(iter(matching)))
        else:
            self._show_hints(hints)

    def _show_hints(self, hints: Hints) -> None:
        before = dict(self.hints.matching) if self.hints is not None else {}
        self.hints = hints
        self.view.redraw(*(before | hints.matching))
        typed = f"“{hints.typed}…”   " if hints.typed else ""
        self.say(f"{typed}type the letters on a word to go there")

    def _go_to_word(self, word: Span) -> None:
        item = self._entity_from(word) if self.selection is None and self.frame is None else None
        if item is None:
            self.move_to(word, jump=True)
        else:
            self.jumps.leave(self.cursor.start)
            self.focus_on(item)

    def _entity_from(self, word: Span) -> Item | None:
        """The smallest pending or accepted entity that begins with a word."""
        if self.session is None:
            return None
        found = [
            item
            for item in self.session.annotations.items.overlapping(word)
            if isinstance(item.body, Entity)
            and item.body.span.start == word.start
            and status_of(item) is not Status.REJECTED
        ]
        return min(found, key=lambda item: len(item.body.extent), default=None)
