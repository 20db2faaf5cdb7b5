"""The part placer: lets a source, a cue or a content be at another place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.claim import Claim, Role
from annotate.claim_doubts import claim_doubt
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.claim_piece import ClaimPiece, reshaped
from annotate.commands.describing import in_marks, shortened
from annotate.span import Fragments, Span, fragments, join_fragments
from annotate.speakers import linked_to_accepted
from tui.display.hint_letters import give_hints, words_of
from tui.keys.command import ESCAPE
from tui.reader.claim_builder import ClaimBuilder
from tui.reader.hints import Hints
from tui.reader.page import Page
from tui.reader.part_spans import clear_of, part_at, suggested_part
from tui.reader.placing import Placing
from tui.reader.span_growth import larger_spans
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed

if TYPE_CHECKING:
    from tui.dialogs.claim import EditedDraft


class PartPlacer:
    """Places the parts of the claim that is open or in focus."""

    def __init__(
        self, state: ReadingState, page: Page, claims: ClaimBuilder, feed: SuggestionFeed
    ) -> None:
        self._state = state
        self._page = page
        self._claims = claims
        self._feed = feed

    def placing(self, role: Role, *, index: int | None = None, is_more: bool = False) -> Placing:
        """What there is to place, with what the parse suggests for it."""
        annotations, draft = self._state.annotations, self._claims.draft
        if annotations is None or is_more or index is not None:
            return Placing(role, index, is_more)
        anchors = draft.cue or draft.content or draft.source
        structure = self._feed.structures.at(anchors[0]) if anchors else None
        labels = self._claims.speaker_labels
        return Placing(role, suggestion=suggested_part(role, draft, structure, annotations, labels))

    def ask(self, placing: Placing, only: Callable[[Span], bool] = lambda word: True) -> bool:
        """Show letters on words on screen, one of which is where the part begins.

        Args:
            placing: What the word is for.
            only: Tells which words get letters.

        Returns:
            False where no word on screen is one of them; nothing is asked then.
        """
        view, state = self._page.view, self._state
        rows = view.visible_rows
        words = [word for row in rows for word in words_of(row, state.tokens) if only(word.span)]
        hints = Hints(give_hints(words, state.cursor), placing=placing)
        if hints.letters:
            self._page.redraw(state.show_hints(hints))
            self._page.lend_keys()
            self._page.say(self.words(placing, ""))
        return bool(hints.letters)

    def words(self, placing: Placing, typed: str) -> str:
        """What to press while the place of a part is chosen."""
        letters = f"“{typed}…”" if typed else "letters of its first word"
        name = "claim at a cue" if placing.is_new else placing.name
        words = f"{name}: {letters}"
        if placing.suggestion:
            is_stored = self._state.draft is None and not placing.is_new
            accepts = " and accepts" if is_stored else ""
            cue = " as the cue" if placing.is_new else ""
            words += f"   Enter takes {self._quote(placing.suggestion)}{cue}{accepts}"
        return f"{words}   {ESCAPE} leaves it"

    def place_at(self, placing: Placing, word: Span) -> None:
        """Place a part at a word, as far as the parse or an annotation says that it goes."""
        state = self._state
        # A content may be pointed at by the quotation mark that ends it.
        if placing.role is not Role.CONTENT and not _is_word(state.document.text, word):
            self._page.say(f"{placing.name}: there is no word here")
            return
        structure = self._feed.structures.at(word)
        draft = self._claims.draft
        before = draft.part(placing.role)
        if not placing.is_more and placing.index is None:
            draft = draft.with_pieces(placing.role, ())
        pieces = part_at(
            word,
            placing.role,
            draft,
            tokens=state.tokens,
            structure=structure,
            annotations=state.annotations,
            suggestion=placing.suggestion,
        )
        if pieces == before and len(before) == 1 and word.start > before[0].start:
            # Somebody who points into a part that is there already wants less of it.
            pieces = (word,)
        self.place(placing, pieces)

    def place(self, placing: Placing, pieces: Fragments, speaker: str | None = None) -> None:
        """Let a part be these fragments; says what they replace and what is doubtful.

        Args:
            placing: The part, or the fragment of it.
            pieces: Its new fragments, of which the first one is in hand afterwards.
            speaker: The id of the entity that a source is, if that is known.
        """
        state, role, before = self._state, placing.role, self._claims.draft
        draft = before.with_pieces(role, fragments((*_remaining(before, placing), *pieces)))
        if role is Role.SOURCE:
            draft = replace(draft, speaker=speaker or self._speaker_of(pieces))
        if state.draft is None and before.editing is not None:
            state.open_draft(before)
        part = draft.part(role)
        first = next(index for index, piece in enumerate(part) if piece.overlaps(pieces[0]))
        words = self._placed_words(role, pieces, before, draft)
        if state.draft is None and before.editing is None:
            words = f"a new claim: {words}"
        self._claims.show(draft, words, ClaimPiece(role, first))

    def open_panel(self, refusal: Callable[[], str]) -> None:
        """Show the claim that is open, in focus or at the cursor with all its parts.

        Args:
            refusal: Tells why nothing may be changed there; empty where it may.
        """
        state, item, draft = self._state, self._state.target, self._state.draft
        if draft is None and item is not None and isinstance(item.body, Claim):
            draft = draft_of(item.body, item)
        if draft is None or state.annotations is None:
            key = self._page.key("claim_panel")
            self._page.say(f"go to a claim first: {key} shows all its parts")
            return
        from tui.dialogs.claim import ClaimScreen

        keymap, labels = self._page.workspace.keymap, self._claims.speaker_labels
        screen = ClaimScreen(state.annotations, draft, keymap, labels, refusal)
        self._page.screen.app.push_screen(screen, self._take_from_panel)

    def _take_from_panel(self, outcome: EditedDraft | None) -> None:
        """Accept the draft, or leave it open where something changed or gets another place."""
        if outcome is None:
            return
        draft, piece = outcome.draft, outcome.to_place
        if outcome.is_accepted:
            self._page.show(self._state.open_draft(draft))
            self._claims.accept_draft()
        elif self._state.draft is not None or outcome.is_changed or piece is not None:
            self._claims.show(draft)
        if piece is not None:
            index = piece.index if len(draft.part(piece.role)) > 1 else None
            self.ask(self.placing(piece.role, index=index))

    @property
    def is_in_hand(self) -> bool:
        """True if a part of the open claim was just placed, and the cursor is still there."""
        state = self._state
        return state.draft is not None and state.lacks_place and state.piece_in_hand is not None

    def grow(self) -> None:
        """Let the piece in hand be the next larger thing around it, without the other parts."""
        piece, draft = self._state.piece_in_hand, self._claims.draft
        if piece is None or piece.span(draft) is None:
            return
        larger = self._larger(piece, draft)
        if larger is None:
            self._page.say("this part cannot grow any further")
            return
        pieces = fragments((*draft.part(piece.role), larger))
        self._claims.show_piece(self._state.change_draft(reshaped(draft, piece.role, pieces)))

    def shrink(self) -> None:
        """Let the piece in hand be what it was before it grew."""
        steps, piece = self._state.draft_steps, self._state.piece_in_hand
        before = steps.back() if steps is not None else None
        if steps is None or before is None or piece is None:
            return
        large = piece.span(steps.draft)
        if large is not None and large == self._larger(piece, before.draft):
            self._claims.show_piece(self._state.take_steps(before))
        else:
            key = self._page.key("edge_right_in")
            self._page.say(f"this part has not grown: {key} makes it shorter")

    def _larger(self, piece: ClaimPiece, draft: ClaimDraft) -> Span | None:
        """What a piece of a draft grows to, up to the other parts; None where nothing is larger."""
        state, span = self._state, piece.span(draft)
        if span is None:
            return None
        structure = self._feed.structures.at(span)
        others = tuple(p for role in Role if role is not piece.role for p in draft.part(role))
        around = larger_spans(state.tokens, span, structure, state.annotations)
        cleared = (clear_of(others, each, span, state.document.text) for each in around)
        return min((each for each in cleared if each != span), key=len, default=None)

    def take_suggestion(self, placing: Placing) -> None:
        """Place what the parse suggests; a claim that was whole in focus is accepted with it.

        It stays in focus: another part may be wrong as well.
        """
        was_whole = self._state.draft is None and self._state.focused_item is not None
        self.place(placing, placing.suggestion)
        if was_whole:
            self._claims.accept_draft(goes_on=False)

    def _placed_words(
        self, role: Role, pieces: Fragments, before: ClaimDraft, after: ClaimDraft
    ) -> str:
        """What was placed, what it replaced, and what is doubtful about it."""
        words = f"{role.value} {self._quote(pieces)}"
        replaced = tuple(piece for piece in before.part(role) if piece not in after.part(role))
        if replaced:
            words += f"   in place of {self._quote(replaced)}"
        annotations = self._state.annotations
        if annotations is not None and after.is_claim:
            doubt = claim_doubt(annotations, after.claim(), self._claims.speaker_labels)
            words = f"{doubt}   {words}" if doubt else words
        return words

    def _quote(self, pieces: Fragments) -> str:
        text = self._state.document.text
        return in_marks(shortened(join_fragments(text, pieces)))

    def _speaker_of(self, source: Fragments) -> str | None:
        """The accepted person or organisation that a source is, if there is one."""
        annotations = self._state.annotations
        if annotations is None:
            return None
        return linked_to_accepted(annotations, source, self._claims.speaker_labels)


def _remaining(draft: ClaimDraft, placing: Placing) -> Fragments:
    """The fragments of a part that stay when a place is chosen."""
    present = draft.part(placing.role)
    if placing.is_more:
        return present
    if placing.index is None:
        return ()
    return (*present[: placing.index], *present[placing.index + 1 :])


def _is_word(text: str, token: Span) -> bool:
    """Tell whether a token has letters or digits."""
    return any(map(str.isalnum, text[token.start : token.end]))
