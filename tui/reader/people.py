"""Who is who in the library, looked up for the open article while keys go on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from annotate.errors import PostilError
from annotate.people.article_speakers import KnownPeople
from annotate.people.rules import RuleKind
from store.library.people_rules import PeopleFile
from tui.display.people_words import rule_words
from tui.reader.page import Page
from tui.reader.state import ReadingState


class LibraryPeople:
    """Gives the speakers of the open article what its library knows about people."""

    @dataclass
    class LookedUp(Message):
        """It was looked up, or could not be."""

        known: KnownPeople | None
        refusal: str = ""

    @dataclass
    class Linked(Message):
        """A rule was made, or could not be."""

        words: str
        is_warning: bool = False

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

    def link(self, source: str, name: str) -> None:
        """Let the words of a source stand for a name in all articles, as a rule."""
        screen = self._page.screen
        screen.run_worker(
            lambda: screen.post_message(self._link(source, name)), group="rules", thread=True
        )

    def take_link(self, message: Linked) -> None:
        """Say what was done, and resolve the sources anew."""
        self._page.say(message.words, warning=message.is_warning)
        if not message.is_warning:
            self.look_up()

    def _link(self, source: str, name: str) -> Linked:
        workspace = self._page.workspace
        file = PeopleFile(workspace.library.root)
        try:
            rule = file.add(RuleKind.LINK, source, name, workspace.author)
        except PostilError as error:
            return self.Linked(str(error), is_warning=True)
        key = self._page.key("people")
        rules = workspace.keymap.shown_key("rules", "people")
        return self.Linked(f"{rule_words(rule)} in all articles   {key} {rules} takes it back")

    def _look_up(self) -> None:
        from store.index.known_people import remembered_people

        try:
            outcome = self.LookedUp(remembered_people(self._page.workspace.library))
        except PostilError as error:
            outcome = self.LookedUp(None, str(error))
        self._page.screen.post_message(outcome)
