"""Who is who in the library, looked up for the open article while keys go on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from annotate.errors import PostilError
from annotate.people.article_speakers import KnownPeople
from tui.reader.page import Page
from tui.reader.state import ReadingState


class LibraryPeople:
    """Gives the speakers of the open article what its library knows about people."""

    @dataclass
    class LookedUp(Message):
        """It was looked up, or could not be."""

        known: KnownPeople | None
        refusal: str = ""

    def __init__(self, state: ReadingState, page: Page) -> None:
        self._state = state
        self._page = page

    def look_up(self) -> None:
        """Read rules, and names in other articles, as the index remembers them."""
        self._page.screen.run_worker(self._look_up, group="people", exclusive=True, thread=True)

    def take(self, message: LookedUp) -> None:
        """Resolve the sources by what was looked up."""
        if message.refusal:
            self._page.say(message.refusal, warning=True)
        if message.known is not None and self._state.speakers is not None:
            self._state.speakers.know(message.known)
            self._page.redraw_all()
            self._page.update_lines()

    def _look_up(self) -> None:
        from store.index.known_people import remembered_people

        try:
            outcome = self.LookedUp(remembered_people(self._page.workspace.library))
        except PostilError as error:
            outcome = self.LookedUp(None, str(error))
        self._page.screen.post_message(outcome)
