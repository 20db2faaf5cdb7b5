"""Choosing between two annotators, from the list of articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from annotate.author import ADJUDICATED
from annotate.errors import PostilError
from tui.dialogs.choose import ChooseScreen
from tui.library.base import LibraryBase

if TYPE_CHECKING:
    from store.library.adjudication import Adjudication

_TWO = 2


class Comparing(LibraryBase):
    """Asks for two annotators and opens the articles on which both worked."""

    @dataclass
    class AnnotatorsFound(Message):
        """The annotators of the library are known."""

        names: list[str]

    @dataclass
    class ReadingsFound(Message):
        """What two annotators have is known, or why it is not."""

        adjudication: Adjudication | PostilError

    def action_review(self) -> None:
        """Choose where two annotators differ."""
        if self.workspace.adjudication is not None:
            self.say("this is a review already")
        else:
            self._find_annotators()

    @work(thread=True, exclusive=True, group="compare")
    def _find_annotators(self) -> None:
        articles = self.workspace.library.articles()
        names = {name for article in articles for name in article.annotators()}
        self.post_message(self.AnnotatorsFound(sorted(names - {ADJUDICATED})))

    def on_comparing_annotators_found(self, message: AnnotatorsFound) -> None:
        """Ask for the first of two, then for the other."""
        names = message.names
        if len(names) < _TWO:
            self.say("a review needs two annotators here: --annotator NAME, or postil import")
        elif len(names) == _TWO:
            self._find_readings((names[0], names[1]))
        else:
            self._ask(
                "The first of two annotators", names, lambda first: self._ask_second(first, names)
            )

    def _ask_second(self, first: str, names: list[str]) -> None:
        others = [name for name in names if name != first]
        self._ask(f"{first} and whom", others, lambda other: self._find_readings((first, other)))

    def _ask(self, title: str, names: list[str], take: Callable[[str], object]) -> None:
        screen = ChooseScreen(title, [(name, name) for name in names])
        self.app.push_screen(screen, lambda name: _hand_on(take, name))

    @work(thread=True, exclusive=True, group="compare")
    def _find_readings(self, names: tuple[str, str]) -> None:
        from store.library.adjudication import adjudication, two_layers

        library = self.workspace.library
        try:
            found = adjudication(library, ADJUDICATED, names, two_layers(library, names))
            self.post_message(self.ReadingsFound(found))
        except PostilError as error:
            self.post_message(self.ReadingsFound(error))

    def on_comparing_readings_found(self, message: ReadingsFound) -> None:
        """Open the review, if there is anything in it."""
        found = message.adjudication
        if isinstance(found, PostilError):
            self.say(str(found), warning=True)
        elif not found.articles:
            self.say("these two have annotated no article both")
        else:
            self.host.begin_adjudication(found)


def _hand_on(take: Callable[[str], object], name: str | None) -> None:
    if name is not None:
        take(name)
