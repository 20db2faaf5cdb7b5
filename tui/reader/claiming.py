"""Actions of the group “Claims”: putting a frame of source, cue and content together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.annotation import Annotation, Status, sort_key, status_of
from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.commands import AddClaim, Revise
from annotate.entity import Entity
from annotate.labels.scheme import Label
from annotate.span import Span
from annotate.speakers import speaker_name
from annotate.text.quotation import quotation
from tui.reader.proposing import Proposing
from tui.reader.reviewing import Reviewing
from tui.reader.selecting import Selecting

if TYPE_CHECKING:
    from tui.dialogs.claim import EditedFrame

_SETTING = {Role.SOURCE: "source", Role.CUE: "claim", Role.CONTENT: "content"}
"""The command that sets a role of the open claim."""


class Claiming(Reviewing, Selecting, Proposing):
    """Building and changing claims."""

    def action_claim(self) -> None:
        """Open the claim in focus, or propose one at the cursor; in an open one, set the cue."""
        focused = self.focused_item
        if self.frame is not None or self.selection is not None:
            self._set(Role.CUE)
        elif focused is not None and isinstance(focused.body, Claim):
            self._frame(draft_of(focused.body, focused))
        else:
            self._propose()

    def action_source(self) -> None:
        """Set the source."""
        self._set(Role.SOURCE)

    def action_content(self) -> None:
        """Set the content."""
        self._set(Role.CONTENT)

    def action_add_content(self) -> None:
        """Add a fragment to the content."""
        if self._has_use_for(Role.CONTENT):
            self._frame((self.frame or ClaimDraft()).with_more(Role.CONTENT, self.chosen_span))

    def action_same_source(self) -> None:
        """Take the source of the last accepted claim ahead of the cursor."""
        last = self._last_claim()
        if last is None:
            self.say("no accepted claim ahead of here to take the source from")
            return
        frame = self.frame or ClaimDraft()
        self._frame(replace(frame, source=last.source, speaker=last.speaker))

    def action_accept(self) -> None:
        """Accept the open frame, else what is in focus."""
        if self.frame is None:
            super().action_accept()
        elif not self.frame.is_claim:
            keys = f"{self.key('claim')} or {self.key('content')}"
            self.say(f"a claim needs a cue or a content: {keys} sets it")
        else:
            self._accept_frame(self.frame)

    def action_speaker(self) -> None:
        """Link the source to the entity that it names: the one at the cursor, or one of a list."""
        claim = self._claim_in_hand()
        if claim is None or self.session is None:
            keys = self.key("claim"), self.key("speaker")
            self.say("open a claim first with {}: {} says who its source is".format(*keys))
            return
        here = self._entity_here() if self.frame is not None else None
        if here is not None:
            self._link(here[0])
            return
        from tui.dialogs.speaker import speaker_screen

        screen = speaker_screen(self.session.annotations, claim)
        self.app.push_screen(
            screen, lambda name: self._link(name or None, is_chosen=name is not None)
        )

    def action_claim_panel(self) -> None:
        """Show the claim in focus or in the making with all its parts."""
        item = self.target
        frame = self.frame
        if frame is None and item is not None and isinstance(item.body, Claim):
            frame = draft_of(item.body, item)
        if frame is None or self.session is None:
            self.say(f"go to a claim first: {self.key('claim_panel')} shows all its parts")
            return
        from tui.dialogs.claim import ClaimScreen

        screen = ClaimScreen(self.session.annotations, frame, self.workspace.keymap)
        self.app.push_screen(screen, self._take_from_panel)

    def _take_from_panel(self, edited: EditedFrame | None) -> None:
        """Accept the frame, or leave it open where something was changed in it."""
        if edited is None:
            return
        if edited.is_accepted:
            self._accept_frame(edited.frame)
        elif self.frame is not None or edited.is_changed:
            self._frame(edited.frame)

    def _propose(self) -> None:
        """Show what the parse makes of the word at the cursor, unless that is a claim already."""
        proposal = self.proposal
        known = self.claim_with_cue((self.cursor,))
        if known is None and proposal is not None:
            known = self.claim_with_cue(proposal.claim.cue)
        if known is not None and isinstance(known.body, Claim):
            if status_of(known) is Status.ACCEPTED:
                self.focus_on(known)
                self.say(f"this claim is accepted already: {self.key('claim')} opens it")
            else:
                self._frame(draft_of(known.body, known))
        elif proposal is not None:
            self._frame(self.frame_from(proposal))
        else:
            self._set(Role.CUE)

    def _claim_in_hand(self) -> Claim | None:
        """The claim in the making, else the one in focus or at the cursor."""
        if self.frame is not None:
            return self.frame.claim() if self.frame.is_claim else None
        body = self.target.body if self.target is not None else None
        return body if isinstance(body, Claim) else None

    def _link(self, speaker: str | None, *, is_chosen: bool = True) -> None:
        """Let the source be an entity, or nobody."""
        if not is_chosen:
            return
        item = self.target
        if self.frame is not None:
            self._frame(replace(self.frame, speaker=speaker))
        elif item is not None and isinstance(item.body, Claim):
            done = self.perform(Revise(item.id, replace(item.body, speaker=speaker)))
            self.focus_id = item.id if done else self.focus_id
            self.redraw_all()

    def _accept_frame(self, frame: ClaimDraft) -> None:
        claim = self._claim_of(frame)
        edit = self.perform(
            AddClaim(claim, frame.note)
            if frame.editing is None
            else Revise(frame.editing, claim, frame.note)
        )
        if edit is not None:
            self.frame = None
            self.focus_id = edit.changes[-1].id
            self.redraw_all()
            self.say("claim accepted")

    def _claim_of(self, frame: ClaimDraft) -> Claim:
        """The claim that a frame is, under a label of the scheme."""
        return self.workspace.scheme.trimmed(frame.claim())

    def _label_of(self, frame: ClaimDraft) -> Label:
        scheme = self.workspace.scheme
        return scheme.label(scheme.claim_name(frame.label))

    def _has_use_for(self, role: Role) -> bool:
        """Whether the label of the open claim has a role; where not, that is told."""
        label = self._label_of(self.frame or ClaimDraft())
        if role not in label.roles:
            self.say(f"{label.name} has no {role.value}: its labels.toml says so")
        return role in label.roles

    def _set(self, role: Role) -> None:
        """Put the selection, the entity at hand or the token into a role of the frame."""
        if not self._has_use_for(role):
            return
        frame = self.frame or ClaimDraft()
        entity = self._entity_here() if role is Role.SOURCE and self.selection is None else None
        if entity is None:
            self._frame(frame.with_part(role, self.chosen_span))
            return
        entity_id, span = entity
        self._frame(replace(frame.with_part(role, span), speaker=entity_id))

    def _frame(self, frame: ClaimDraft) -> None:
        """Show a frame as it stands now, and say what is missing."""
        self.frame = frame
        self.selection = None
        self.focus_id = None
        self.redraw_all()
        self.say(self._describe(frame))

    def _describe(self, frame: ClaimDraft) -> str:
        """What a frame is, what it still lacks, and how to go on."""
        missing = [
            f"{self.key(_SETTING[role])} {role.value}"
            for role in self._label_of(frame).roles
            if not frame.part(role)
        ]
        name = ""
        if self.session is not None and frame.is_claim:
            name = speaker_name(self.session.annotations, frame.claim())
        if frame.source and not name:
            missing.append(f"{self.key('speaker')} speaker")
        how = f" {quotation(self.document.text, frame.content)}" if frame.content else ""
        who = f", speaker {name}" if name else ""
        todo = f"still open: {', '.join(missing)}   " if missing else ""
        return f"claim:{how}{who}   {todo}{self.frame_keys}"

    def _entity_here(self) -> tuple[str, Span] | None:
        """Id and span of the entity in focus, else of the innermost one at the cursor."""
        item = self.target
        if item is None or not isinstance(item.body, Entity):
            return None
        return (item.id, item.body.span) if status_of(item) is not Status.REJECTED else None

    def _last_claim(self) -> Claim | None:
        if self.session is None:
            return None
        found = self.session.annotations.items.before(self.sort_place)
        while found is not None:
            accepted = isinstance(found, Annotation) and found.status is Status.ACCEPTED
            if accepted and isinstance(found.body, Claim) and found.body.source:
                return found.body
            found = self.session.annotations.items.before(sort_key(found))
        return None
