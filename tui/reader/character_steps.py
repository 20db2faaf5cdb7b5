"""Character steps: edges and selections by grapheme cluster, for what tokens cannot express."""

from __future__ import annotations

from annotate.text.character_map import CharacterMap
from annotate.text.edges import Units
from tui.reader.reading import Reading
from tui.reader.selecting import Selecting
from tui.reader.selection import Selection


class CharacterSteps(Reading, Selecting):
    """Steps by token or by character, and the motions that heed that with a selection."""

    def action_toggle_steps(self) -> None:
        """Steps by character, or by token again."""
        self.by_character = not self.by_character
        steps = "character" if self.by_character else "token"
        self.say(f"edges and selections move by {steps}: {self.key('toggle_steps')} changes that")

    def action_token_left(self) -> None:
        """Previous token; with character steps, one character less or more selected."""
        if not self._move_head(-1):
            super().action_token_left()

    def action_token_right(self) -> None:
        """Next token; with character steps, one character more or less selected."""
        if not self._move_head(1):
            super().action_token_right()

    def action_swap_ends(self) -> None:
        """Let motions move the other end; with character steps, the other character."""
        if self.by_character and self.selection is not None:
            self.selection = self._in_characters(self.selection)
        super().action_swap_ends()
        self.cursor = self.tokens.at(self.cursor.start) or self.cursor

    @property
    def units(self) -> Units:
        """What edges step over."""
        return self.characters if self.by_character else self.tokens

    @property
    def characters(self) -> CharacterMap:
        """The characters of the article."""
        return CharacterMap(self.document.text)

    def _move_head(self, step: int) -> bool:
        """Move the head of a selection by a character; False where tokens are asked for."""
        if self.selection is None or not self.by_character:
            return False
        before = self.selection.span
        selection = self._in_characters(self.selection)
        head = selection.head
        found = self.characters.next(head.end) if step > 0 else self.characters.before(head.start)
        self.selection = selection.moved(found or head)
        head = self.selection.head
        self.cursor = self.tokens.at(head.start) or self.cursor
        self.view.reveal(head)
        self.view.redraw(before, self.selection.span)
        self.say("")
        return True

    def _in_characters(self, selection: Selection) -> Selection:
        """The same range with one character for each end."""
        span = selection.span
        first = self.characters.next(span.start) or selection.anchor
        last = self.characters.before(span.end) or selection.head
        if selection.anchor.start <= selection.head.start:
            return Selection(first, last)
        return Selection(last, first)
