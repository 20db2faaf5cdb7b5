"""Actions of the group “Claims”: putting source, cue and content together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.annotation import Status, status_of
from annotate.attributes import attributes_of, in_words
from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.commands import Revise
from annotate.commands.describing import shortened
from annotate.entity import Entity
from annotate.people.names import one_line
from annotate.people.sources import words_of
from annotate.span import Span
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, begins_change, requires_session
from tui.reader.claim_proposals import last_accepted_claim
from tui.reader.motions import Motions
from tui.reader.nesting import innermost_at
from tui.reader.placing import Placing
from tui.widgets.prompt import ANSWER_KEYS, is_yes


@dataclass(frozen=True, slots=True)
class _Offer:
    """A rule that one more key makes."""

    source: str
    """The words of a source."""
    name: str
    """Whom they are to stand for."""
    message: object
    """The message that offers it; the offer goes with it."""


class ClaimActions(ReaderActions):
    """Building and changing claims."""

    motions: Motions
    _offer: _Offer | None = None
    """The rule that was offered last."""

    @begins_change
    def action_claim(self) -> None:
        """Place the cue of the claim in focus or open, or propose a claim at the cursor."""
        if self.state.claim_at_hand is not None or self.state.selection is not None:
            self._set(Role.CUE)
        else:
            self.proposer.propose()

    def action_edit_or_word_end(self) -> None:
        """Open the claim that the screen names for changes; without one, go to the word's end."""
        state = self.state
        item = state.target if state.selection is None else state.focused_item
        if item is not None and isinstance(item.body, Claim):
            if not self.refuses_changes():
                self.claims.show(draft_of(item.body, item), "open for changes")
            return
        self.page.move_to(self.motions.word_end(state.cursor))
        if state.draft is None and state.selection is None:
            edit, following = self.key("edit_or_word_end"), self.key("item_next")
            self.say(f"end of the word: {edit} at a claim edits it   {following} goes to the next")

    @begins_change
    def action_source(self) -> None:
        """Set the source."""
        self._set(Role.SOURCE)

    @begins_change
    def action_content(self) -> None:
        """Set the content."""
        self._set(Role.CONTENT)

    @begins_change
    def action_add_content(self) -> None:
        """Add a fragment to the content."""
        self._set(Role.CONTENT, is_more=True)

    @begins_change
    @requires_session
    def action_same_source(self, session: Session) -> None:
        """Take the source and the attributes of the last accepted claim ahead of the cursor."""
        item = last_accepted_claim(session.annotations, self.state.sort_place)
        claim = item.body if item is not None else None
        if item is None or not isinstance(claim, Claim):
            self.say("no accepted claim ahead of here to take the source from")
        else:
            draft = self.claims.draft
            copied = attributes_of({**dict(item.attributes), **dict(draft.attributes)})
            more = f", with {in_words(copied)}" if copied != draft.attributes else ""
            words = f"the source of the claim before{more}"
            same = replace(draft, source=claim.source, speaker=claim.speaker, attributes=copied)
            self._show_change(same, words)

    @begins_change
    @requires_session
    def action_speaker(self, session: Session) -> None:
        """Link the source to the entity that it names: the one at the cursor, or one of a list."""
        claim = self._claim_at_hand
        if claim is None:
            keys = self.key("claim"), self.key("speaker")
            self.say("open a claim first with {}: {} says who its source is".format(*keys))
            return
        if self._offer is not None and self.page.message is self._offer.message:
            self._ask_for_rule(self._offer)
            return
        entity = self._entity_here if self.state.draft is not None else None
        if entity is not None:
            self._link(entity[0])
            return
        from tui.dialogs.speaker import speaker_screen

        self.app.push_screen(
            speaker_screen(session.annotations, claim, self.claims.speaker_labels),
            lambda entity_id: self._link(entity_id or None) if entity_id is not None else None,
        )

    def action_claim_panel(self) -> None:
        """Show the claim in focus or in the making with all its parts."""
        self.parts.open_panel(self.refusal)

    @property
    def _claim_at_hand(self) -> Claim | None:
        """The claim that is being built, else the one in focus or at the cursor."""
        if self.state.draft is not None:
            return self.state.draft.claim() if self.state.draft.is_claim else None
        body = self.state.target.body if self.state.target is not None else None
        return body if isinstance(body, Claim) else None

    @property
    def _entity_here(self) -> tuple[str, Span] | None:
        """Id and span of the entity in focus, else of the innermost one at the cursor."""
        state, item = self.state, self.state.focused_item
        if item is None and state.annotations is not None:
            item = innermost_at(state.annotations, state.cursor, state.passes_filter)
        if item is None or not isinstance(item.body, Entity):
            return None
        return (item.id, item.body.span) if status_of(item) is not Status.REJECTED else None

    def _set(self, role: Role, *, is_more: bool = False) -> None:
        """Place a part at the selection or the cursor, or ask for a word to place it at.

        In a claim that is in focus, or that was just opened, the cursor stands where one of its
        parts is: there the letters on the words choose the place.
        """
        if not self.claims.has_role(role):
            return
        placing = self.parts.placing(role, is_more=is_more)
        selection = self.state.selection
        if self.state.lacks_place:
            self.parts.ask(placing)
        elif selection is not None:
            self.parts.place(placing, (selection.span,))
        else:
            self._place_here(placing)

    def _place_here(self, placing: Placing) -> None:
        """Place a part at the cursor; the entity there is the source, and who speaks."""
        entity = self._entity_here if placing.role is Role.SOURCE else None
        if entity is None:
            self.parts.place_at(placing, self.state.cursor)
        else:
            entity_id, span = entity
            self.parts.place(placing, (span,), entity_id)

    def _show_change(self, draft: ClaimDraft, words: str) -> None:
        """Open the claim in focus as it is, then change it, so that the change can go back."""
        if self.state.draft is None and draft.editing is not None:
            self.state.open_draft(self.claims.draft)
        self.claims.show(draft, words)

    def _link(self, entity_id: str | None) -> None:
        """Let the source be an entity, or nobody; what is pending waits to be accepted."""
        item, annotations = self.state.target, self.state.annotations
        entity = annotations.get(entity_id) if annotations and entity_id else None
        name = shortened(annotations.quote(entity.body.extent)) if annotations and entity else "—"
        words = f"speaker {name}"
        claim = self._claim_at_hand
        if self.state.draft is not None:
            self.claims.show(replace(self.state.draft, speaker=entity_id), words)
        elif item is None or not isinstance(item.body, Claim):
            return
        elif item.body.speaker == entity_id:
            self.say(f"{words}, as before")
        elif status_of(item) is not Status.ACCEPTED:
            draft = draft_of(item.body, item)
            self.state.open_draft(draft)
            self.claims.show(replace(draft, speaker=entity_id), words)
        elif self.editor.perform(Revise(item.id, replace(item.body, speaker=entity_id))):
            self.state.set_focus_id(item.id)
            self.page.redraw_all()
            self.say(f"{words}   {self.page.undo_hint}")
        if claim is not None and annotations is not None and entity is not None:
            self._offer_rule(claim, annotations.quote(entity.body.extent))

    def _offer_rule(self, claim: Claim, name: str) -> None:
        """Offer to link a noun such as “the company” in all articles, by the same key."""
        message, speakers = self.page.message, self.state.speakers
        if message is None or speakers is None:
            return
        source = speakers.speaker(replace(claim, speaker=None))
        is_part = words_of(source.name) <= words_of(name)
        if source.can_be_linked and not is_part:
            key, hint = self.key("speaker"), message.text.partition("   ")[2]
            self.say(f"{key} again: “{source.name}” is always {shortened(name)}   {hint}")
            self._offer = _Offer(source.name, one_line(name), self.page.message)

    def _ask_for_rule(self, offer: _Offer) -> None:
        """Make the rule that was offered, after a question."""
        self.page.prompt(
            f"“{offer.source}” stands for {offer.name} in all articles? y or n ",
            lambda answer: self.people.link(offer.source, offer.name) if is_yes(answer) else None,
            keys=ANSWER_KEYS,
        )
