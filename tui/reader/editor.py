"""The editor: the one path of every change, which tells listeners of each edit."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from annotate.annotation_set import Command
from annotate.change import Edit
from annotate.commands import Accept, AddClaim, Revise
from annotate.errors import EditRefused
from annotate.suggestion import Body
from store.editing.session import Session
from tui.reader.connection import Connection
from tui.reader.page import Page
from tui.reader.state import ReadingState

EditListener = Callable[[Edit, bool], None]
"""Gets each edit, once everything that follows from it is done, and whether it is an example of
what can be done on equal text."""


class Editor:
    """Carries out commands, undo and redo; a refusal becomes a message and changes nothing."""

    def __init__(self, state: ReadingState, page: Page, connection: Connection) -> None:
        self._state = state
        self._page = page
        self._connection = connection
        self.listeners: list[EditListener] = []
        self._unfinished: Callable[[], Command] | None = None

    def perform(
        self,
        command: Command,
        *,
        then: Callable[[], object] = lambda: None,
        goes_on: bool = False,
        is_example: bool = False,
    ) -> Edit | None:
        """Carry out a command; None where it was refused.

        Args:
            command: What to do.
            then: Lets focus and message follow the edit, before it is drawn.
            goes_on: Whether `then` moves the focus on, which draws the edit as well.
            is_example: Whether the same might be wanted on equal text.
        """
        objection = self.objection(command)
        if objection:
            how = (
                ""
                if self._state.draft
                else f": {self._page.key('edit_or_word_end')} opens the claim"
            )
            self._page.say(objection + how, warning=True)
            return None
        return self._change(
            lambda session: session.perform(command), then, goes_on=goes_on, is_example=is_example
        )

    def undo(self) -> Edit | None:
        """Undo the last edit; None where there is none."""
        return self._change(Session.undo)

    def redo(self) -> Edit | None:
        """Redo the edit that was undone last; None where there is none."""
        return self._change(Session.redo)

    def objection(self, command: Command) -> str:
        """The reason why the label scheme refuses a command; empty when it does not."""
        body: Body | None = None
        annotations = self._state.annotations
        match command:
            case Revise():
                body = command.body
            case AddClaim():
                body = command.claim
            case Accept(ids=(item_id,)) if annotations is not None:
                item = annotations.get(item_id)
                body = item.body if item is not None else None
        return self._page.workspace.scheme.objection(body) if body is not None else ""

    def keep_unfinished(self, command: Callable[[], Command] | None) -> None:
        """Carry this command out if the article closes first; None when it is finished."""
        self._unfinished = command

    def finish(self) -> None:
        """Carry out what is being written on a screen on top, as it stands."""
        unfinished, self._unfinished = self._unfinished, None
        session = self._connection.session
        if unfinished is not None and session is not None:
            with contextlib.suppress(EditRefused):
                session.perform(unfinished())

    def _change(
        self,
        change: Callable[[Session], Edit],
        then: Callable[[], object] = lambda: None,
        *,
        goes_on: bool = False,
        is_example: bool = False,
    ) -> Edit | None:
        session = self._connection.session
        if session is None:
            self._page.say("one moment: the article is being opened")
            return None
        try:
            edit = change(session)
        except EditRefused as error:
            self._page.say(str(error), warning=True)
            return None
        if goes_on:
            self._page.panel.show()
        then()
        if not goes_on:
            self._page.redraw_all()
        for listener in self.listeners:
            listener(edit, is_example)
        return edit
