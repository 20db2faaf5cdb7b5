"""The editor: the one path of every change, which tells listeners of each edit."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from annotate.annotation_set import Command
from annotate.change import Edit
from annotate.errors import EditRefused
from store.editing.session import Session
from tui.reader.connection import Connection, Phase
from tui.reader.label_rules import label_objection
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
        """Carry out a command and say what it did; None where it was refused.

        Args:
            command: What to do.
            then: Lets the focus follow the edit, before it is drawn; its message comes second.
            goes_on: Whether `then` moves the focus on, which draws the edit as well.
            is_example: Whether the same might be wanted on equal text.
        """
        objection = label_objection(command, self._state, self._page)
        if objection:
            self._page.say(objection, warning=True)
            return None

        def follow(edit: Edit) -> None:
            self._page.say("")
            then()
            self._page.say_first(self.words(edit))

        return self._change(
            lambda session: session.perform(command), follow, goes_on=goes_on, is_example=is_example
        )

    def undo(self) -> Edit | None:
        """Undo the last edit; None where there is none."""
        return self._change(Session.undo)

    def redo(self) -> Edit | None:
        """Redo the edit that was undone last; None where there is none."""
        return self._change(Session.redo)

    def words(self, edit: Edit, details: str = "") -> str:
        """What an edit did, in words and with the key that undoes it.

        Args:
            edit: The edit.
            details: More about it, in brackets behind the words.
        """
        more = f" ({details})" if details else ""
        return f"{edit.description}{more}   {self._page.undo_hint}"

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
        follow: Callable[[Edit], object] = lambda edit: None,
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
            is_watching = self._connection.phase is Phase.WATCHING
            words = self._connection.way_to_edit if is_watching else str(error)
            self._page.say(words, warning=True)
            return None
        with self._page.together():
            if goes_on:
                self._page.panel.show()
            follow(edit)
            if not goes_on:
                self._page.redraw_all()
            for listener in self.listeners:
                listener(edit, is_example)
        return edit
