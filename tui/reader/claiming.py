"""Actions of the group “Claims”: putting a frame of source, cue and content together."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Annotation, Status, sort_key, status_of
from annotate.claim import Claim, Role
from annotate.commands import AddClaim, Revise
from annotate.entity import Entity
from annotate.span import Span
from tui.reader.frame import Frame, frame_of
from tui.reader.reviewing import Reviewing
from tui.reader.selecting import Selecting

_KEYS = {Role.SOURCE: "s", Role.CUE: "c", Role.CONTENT: "t"}


class Claiming(Reviewing, Selecting):
    """Building and changing claims."""

    def action_claim(self) -> None:
        """Open the claim in focus, or a new one with this cue; in an open one, set the cue."""
        focused = self.focused_item
        if self.frame is None and focused is not None and isinstance(focused.body, Claim):
            self._frame(frame_of(focused.body, focused.id))
        else:
            self._set(Role.CUE)

    def action_source(self) -> None:
        """Set the source."""
        self._set(Role.SOURCE)

    def action_content(self) -> None:
        """Set the content."""
        self._set(Role.CONTENT)

    def action_add_content(self) -> None:
        """Add a fragment to the content."""
        self._frame((self.frame or Frame()).with_more(Role.CONTENT, self.chosen_span))

    def action_same_source(self) -> None:
        """Take the source of the last accepted claim ahead of the cursor."""
        last = self._last_claim()
        if last is None:
            self.say("no accepted claim ahead of here to take the source from")
            return
        frame = self.frame or Frame()
        self._frame(replace(frame, source=last.source, speaker=last.speaker))

    def action_accept(self) -> None:
        """Accept the open frame, else what is in focus."""
        if self.frame is None:
            super().action_accept()
        elif not self.frame.is_claim:
            self.say("a claim needs a cue or a content: c or t sets it")
        else:
            self._accept_frame(self.frame)

    def _accept_frame(self, frame: Frame) -> None:
        claim = frame.claim()
        command = AddClaim(claim) if frame.editing is None else Revise(frame.editing, claim)
        edit = self.perform(command)
        if edit is not None:
            self.frame = None
            self.focus_id = edit.changes[-1].id
            self.redraw_all()
            self.say("claim accepted")

    def _set(self, role: Role) -> None:
        """Put the selection, the entity at hand or the token into a role of the frame."""
        frame = self.frame or Frame()
        entity = self._entity_here() if role is Role.SOURCE and self.selection is None else None
        if entity is None:
            self._frame(frame.with_part(role, self.chosen_span))
            return
        entity_id, span = entity
        self._frame(replace(frame.with_part(role, span), speaker=entity_id))

    def _frame(self, frame: Frame) -> None:
        """Show a frame as it stands now, and say what is missing."""
        self.frame = frame
        self.selection = None
        self.focus_id = None
        missing = [f"{_KEYS[role]} {role.value}" for role in Role if not frame.part(role)]
        todo = f"still open: {', '.join(missing)}   " if missing else ""
        self.redraw_all()
        self.say(f"claim: {todo}a accepts, Esc drops it")

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
