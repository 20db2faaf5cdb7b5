"""Actions of the group “Select”: ranges of tokens or characters, and going a step back."""

from __future__ import annotations

from annotate.commands.describing import in_marks, shortened
from tui.reader.actions.base import ReaderActions
from tui.reader.claim_line import ROLE_ACTIONS
from tui.reader.span_growth import larger_spans
from tui.reader.state import Held


class SelectionActions(ReaderActions):
    """Starting, growing and dropping a selection."""

    def action_select(self) -> None:
        """Start a selection at the cursor, or drop the one there is."""
        if self.state.selection is not None:
            self.show(self.state.drop_selection())
        else:
            self.show(self.state.begin_selection())

    def action_swap_ends(self) -> None:
        """Let motions move the other end; with character steps, the other character."""
        if self.state.selection is not None:
            self.show(self.state.swap_ends())
            self.view.reveal(self.state.cursor)

    def action_grow(self) -> None:
        """Grow to the next larger thing: word, phrase, quotation or clause, sentence, paragraph."""
        if self.parts.is_in_hand:
            self.parts.grow()
            return
        span, tokens = self.state.chosen_span, self.state.tokens
        structure = self.feed.structures.at(span)
        larger = larger_spans(tokens, span, structure, self.state.annotations)
        if not larger:
            self.say("the selection cannot grow any further")
            return
        chosen = min(larger, key=len)
        first, last = tokens.at(chosen.start), tokens.before(chosen.end)
        if first is not None and last is not None:
            self.show(self.state.grow_to(first, last))
            if self.state.draft is not None:
                self._say_what_a_part_may_be()

    def _say_what_a_part_may_be(self) -> None:
        """Say what is selected for a part of the open claim, and the keys that make it one."""
        span = self.state.chosen_span
        quote = in_marks(shortened(self.document.text[span.start : span.end]))
        keys = " ".join(map(self.key, ROLE_ACTIONS.values()))
        self.say(f"selected {quote}   {keys} make it source, cue, content")

    def action_shrink(self) -> None:
        """Shrink to what was selected before it grew, or to what a part was before."""
        if self.parts.is_in_hand:
            self.parts.shrink()
        else:
            self.show(self.state.shrink())

    def action_cancel(self) -> None:
        """Close the prompt, else let go of what is selected, being built, in focus or found."""
        if self.page.is_prompting:
            self.page.close_prompt()
            return
        steps = self.state.draft_steps
        held, dirty = self.state.step_back()
        if held is Held.PIECE:
            self.claims.show_piece(dirty)
        elif held is Held.DRAFT and self.state.draft is not None:
            self.show(dirty)
            cancel, undo = self.key("cancel"), self.key("undo")
            self.say(f"{cancel} again drops it   {undo} takes back the last part")
        elif held is Held.DRAFT:
            self.show(dirty)
            self.claims.note_dropped(steps)
        else:
            self.page.message = None
            self.show(dirty)
