"""The proposer of claims: opens the claim that the parse makes of a word, or asks for a cue."""

from __future__ import annotations

from annotate.annotation import Status, status_of
from annotate.claim import Claim, Role
from annotate.claim_draft import draft_of
from annotate.span import Span
from tui.reader.claim_builder import ClaimBuilder
from tui.reader.claim_proposals import claim_with_cue, draft_from, proposal_at
from tui.reader.page import Page
from tui.reader.part_placer import PartPlacer
from tui.reader.placing import Placing
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed


class ClaimProposer:
    """Begins claims."""

    def __init__(
        self,
        state: ReadingState,
        page: Page,
        feed: SuggestionFeed,
        *,
        claims: ClaimBuilder,
        parts: PartPlacer,
    ) -> None:
        self._state = state
        self._page = page
        self._feed = feed
        self._claims = claims
        self._parts = parts

    def propose(self) -> None:
        """Open the claim of the word at the cursor; where there is none, ask for a cue in view.

        Where no cue in view would make a new claim, the word itself becomes the cue of one.
        """
        if self._open_claim_here() or not self._claims.has_role(Role.CUE):
            return
        placing = Placing(Role.CUE, is_new=True, suggestion=(self._state.cursor,))
        if not self._parts.ask(placing, self._begins_claim):
            self._parts.place_at(Placing(Role.CUE), self._state.cursor)
            if self._awaits_parse:
                self._page.say_first("the parse has not come this far: this is the cue alone")

    def propose_at(self, word: Span) -> None:
        """Go to a cue and open its claim."""
        self._page.move_to(word, jump=True)
        self._open_claim_here()

    def _open_claim_here(self) -> bool:
        """Open what the parse makes of the word at the cursor, unless that is a claim already."""
        cursor, annotations = self._state.cursor, self._state.annotations
        if annotations is None:
            return False
        proposal = proposal_at(self._feed.structures, cursor)
        item = claim_with_cue(annotations, (cursor,))
        if item is None and proposal is not None:
            item = claim_with_cue(annotations, proposal.claim.cue)
        if item is None or not isinstance(item.body, Claim):
            if proposal is not None:
                self._claims.show(draft_from(annotations, proposal))
            return proposal is not None
        if status_of(item) is Status.ACCEPTED:
            self._page.focus_on(item)
            key = self._page.key("edit_or_word_end")
            self._page.say(f"this claim is accepted already: {key} opens it")
        else:
            self._claims.show(draft_of(item.body, item))
        return True

    @property
    def _awaits_parse(self) -> bool:
        """True if a pipeline has not parsed the text at the cursor yet."""
        feed = self._feed
        may_come = feed.is_running or (feed.pipeline_title is not None and not len(feed.structures))
        return may_come and feed.structures.at(self._state.cursor) is None

    def _begins_claim(self, word: Span) -> bool:
        """Tell whether a word governs the cue of a likely claim that is not there yet."""
        structure, annotations = self._feed.structures.at(word), self._state.annotations
        if structure is None or annotations is None:
            return False
        return any(
            claim_with_cue(annotations, proposal.claim.cue) is None
            for proposal in structure.proposals_within(word)
        )
