"""Jumps by hints: letters over the words on screen, and the keys that choose among them."""

from __future__ import annotations

from dataclasses import replace

from textual import events

from annotate.annotation import Item, Status, status_of
from annotate.entity import Entity
from annotate.span import Span
from tui.display.hint_letters import LETTERS, give_hints, words_of
from tui.keys.command import ESCAPE
from tui.reader.claim_proposer import ClaimProposer
from tui.reader.hints import Hints
from tui.reader.page import Page
from tui.reader.part_placer import PartPlacer
from tui.reader.placing import Placing
from tui.reader.state import ReadingState

_BACKSPACE = frozenset({"backspace", "ctrl+h"})
_MODIFIERS = ("_shift", "_control", "_alt", "_super", "_hyper", "_meta", "_lock")
"""Endings of the names of keys that mean nothing by themselves."""


class HintJump:
    """Every key belongs to the hints while they are shown."""

    def __init__(
        self, state: ReadingState, page: Page, parts: PartPlacer, proposer: ClaimProposer
    ) -> None:
        self._state = state
        self._page = page
        self._parts = parts
        self._proposer = proposer

    def begin(self) -> None:
        """Show letters over every word on screen; typing them goes there."""
        view, state = self._page.view, self._state
        words = [word for row in view.visible_rows for word in words_of(row, state.tokens)]
        hints = Hints(give_hints(words, state.cursor))
        if not hints.letters:
            self._page.say("no word on screen to go to")
            return
        self._page.leave_panel()
        self._show_hints(hints)

    def take_key(self, event: events.Key) -> None:
        """Narrow the hints by a letter, drop the last letter, or leave."""
        hints = self._state.hints
        if hints is None or event.key.endswith(_MODIFIERS):
            return
        letter = (event.character or "").lower()
        if event.key == "enter" and hints.placing is not None and hints.placing.suggestion:
            self._page.redraw(self._state.drop_hints())
            self._parts.take_suggestion(hints.placing)
        elif event.key in _BACKSPACE and hints.typed:
            self._show_hints(replace(hints, typed=hints.typed[:-1]))
        elif letter and letter in LETTERS:
            self._narrow(replace(hints, typed=hints.typed + letter))
        else:
            self._page.redraw(self._state.drop_hints())
            self._page.say(
                "" if event.key == "escape" else f"left the hints: {ESCAPE} does that too"
            )

    def _narrow(self, hints: Hints) -> None:
        words = hints.matches
        if not words:
            typed = hints.typed
            self._page.say(
                f"no word has the letters “{typed}”: Backspace removes the last", warning=True
            )
        elif hints.typed in words.values():
            self._take_word(next(iter(words)), hints.placing)
        else:
            self._show_hints(hints)

    def _show_hints(self, hints: Hints) -> None:
        self._page.redraw(self._state.show_hints(hints))
        if hints.placing is not None:
            self._page.say(self._parts.words(hints.placing, hints.typed))
            return
        typed = f"“{hints.typed}…”   " if hints.typed else ""
        self._page.say(f"{typed}type the letters on a word to go there")

    def _take_word(self, word: Span, placing: Placing | None) -> None:
        """Place a part of a claim at the chosen word, or go there."""
        if placing is None:
            self._go_to_word(word)
            return
        self._page.redraw(self._state.drop_hints())
        if placing.is_new:
            self._proposer.propose_at(word)
        else:
            self._parts.place_at(placing, word)

    def _go_to_word(self, word: Span) -> None:
        is_selecting = self._state.selection is not None or self._state.draft is not None
        item = None if is_selecting else self._entity_from(word)
        if item is None:
            self._page.move_to(word, jump=True)
        else:
            self._page.focus_on(item, jump=True)

    def _entity_from(self, word: Span) -> Item | None:
        """The smallest pending or accepted entity that begins with a word."""
        annotations = self._state.annotations
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
