"""Actions of the group “Claims”: putting source, cue and content together."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.commands import Revise
from annotate.entity import Entity
from annotate.span import Span
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, requires_session
from tui.reader.claim_proposals import (
    claim_with_cue,
    draft_from,
    last_accepted_claim,
    proposal_at,
)


class ClaimActions(ReaderActions):
    """Building and changing claims."""

    def action_claim(self) -> None:
        """Open the claim in focus, or propose one at the cursor; in an open one, set the cue."""
        focused, annotations = self.state.focused_item, self.state.annotations
        if self.state.draft is not None or self.state.selection is not None or annotations is None:
            self._set(Role.CUE)
        elif focused is not None and isinstance(focused.body, Claim):
            self.claims.show(draft_of(focused.body, focused))
        else:
            self._propose(annotations)

    def action_source(self) -> None:
        """Set the source."""
        self._set(Role.SOURCE)

    def action_content(self) -> None:
        """Set the content."""
        self._set(Role.CONTENT)

    def action_add_content(self) -> None:
        """Add a fragment to the content."""
        if self.claims.has_role(Role.CONTENT):
            self.claims.show(self._draft.with_more(Role.CONTENT, self.state.chosen_span))

    @requires_session
    def action_same_source(self, session: Session) -> None:
        """Take the source of the last accepted claim ahead of the cursor."""
        claim = last_accepted_claim(session.annotations, self.state.sort_place)
        if claim is None:
            self.say("no accepted claim ahead of here to take the source from")
        else:
            self.claims.show(replace(self._draft, source=claim.source, speaker=claim.speaker))

    @requires_session
    def action_speaker(self, session: Session) -> None:
        """Link the source to the entity that it names: the one at the cursor, or one of a list."""
        claim = self._claim_at_hand
        if claim is None:
            keys = self.key("claim"), self.key("speaker")
            self.say("open a claim first with {}: {} says who its source is".format(*keys))
            return
        entity = self._entity_here if self.state.draft is not None else None
        if entity is not None:
            self._link(entity[0])
            return
        from tui.dialogs.speaker import speaker_screen

        self.app.push_screen(
            speaker_screen(session.annotations, claim),
            lambda entity_id: self._link(entity_id or None) if entity_id is not None else None,
        )

    def action_claim_panel(self) -> None:
        """Show the claim in focus or in the making with all its parts."""
        self.claims.open_panel()

    def _propose(self, annotations: AnnotationSet) -> None:
        """Show what the parse makes of the word at the cursor, unless that is a claim already."""
        cursor = self.state.cursor
        proposal = proposal_at(self.feed.structures, cursor)
        claim_item = claim_with_cue(annotations, (cursor,))
        if claim_item is None and proposal is not None:
            claim_item = claim_with_cue(annotations, proposal.claim.cue)
        if claim_item is not None and isinstance(claim_item.body, Claim):
            if status_of(claim_item) is Status.ACCEPTED:
                self.page.focus_on(claim_item)
                self.say(f"this claim is accepted already: {self.key('claim')} opens it")
            else:
                self.claims.show(draft_of(claim_item.body, claim_item))
        elif proposal is not None:
            self.claims.show(draft_from(annotations, proposal))
        else:
            self._set(Role.CUE)

    @property
    def _draft(self) -> ClaimDraft:
        """The claim that is being built, else a new one."""
        return self.state.draft or ClaimDraft()

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
        item = self.state.target
        if item is None or not isinstance(item.body, Entity):
            return None
        return (item.id, item.body.span) if status_of(item) is not Status.REJECTED else None

    def _set(self, role: Role) -> None:
        """Put the selection, the entity at hand or the token into a role of the draft."""
        if not self.claims.has_role(role):
            return
        is_entity_wanted = role is Role.SOURCE and self.state.selection is None
        entity = self._entity_here if is_entity_wanted else None
        if entity is None:
            self.claims.show(self._draft.with_part(role, self.state.chosen_span))
        else:
            entity_id, span = entity
            self.claims.show(replace(self._draft.with_part(role, span), speaker=entity_id))

    def _link(self, entity_id: str | None) -> None:
        """Let the source be an entity, or nobody."""
        item = self.state.target
        if self.state.draft is not None:
            self.claims.show(replace(self.state.draft, speaker=entity_id))
        elif item is not None and isinstance(item.body, Claim):
            command = Revise(item.id, replace(item.body, speaker=entity_id))
            if self.editor.perform(command):
                self.state.set_focus_id(item.id)
            self.page.redraw_all()
