"""Every key of every command, pressed in the real program, in old bytes and in kitty's protocol."""

from __future__ import annotations

import json
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase

import pytest

from annotate.document import Document
from annotate.extract.pipeline import choose
from store.library.library import Library
from store.library.preferences import Preferences
from tests.system.terminal.key_bytes import kitty, legacy
from tests.system.terminal.key_scenarios import (
    A_HITS,
    ARTICLE,
    HITS,
    LABELS,
    LIBRARY,
    LIST,
    READER,
    REVIEW,
    STATEMENTS,
)
from tests.system.terminal.people_scenarios import COUNTED, PEOPLE, SHELF
from tests.system.terminal.scenario import ENDS, STOPS, Scenario
from tests.system.terminal.terminal import Terminal
from tests.tui.people_harness import shelf
from tests.tui.reader.adjudication.adjudication_harness import FAC, GPE, MAYOR, QUILL, annotate
from tests.tui.reader_harness import BODIES, TEXT, remember
from tui.keys.commands import COMMANDS
from tui.library.ordering import Order

pytestmark = pytest.mark.long

_BY_ID = {command.id: command for command in COMMANDS}


class Keyboard:
    """The program on a library of three articles, and a hand that tries keys."""

    def __init__(self, folder: Path, send: Callable[[str], str]) -> None:
        self._folder = folder
        self.send = send
        """The bytes of a key that is tried."""
        self._letters = cycle(ascii_lowercase)
        self._undo = ""
        """Keys that undo what the last one may have done to annotations."""
        self._pipeline = _make_pipeline(folder / "pipeline")
        self._library = Library(folder / "library")
        self._stock()
        self.terminal = self._start()

    def try_key(self, scenario: Scenario, key: str) -> None:
        """Press a key in its state; the screen must change as expected, and only then."""
        if scenario.command.startswith("reader."):
            self._go_to_start_of_article()
        else:
            self._go_to_start_of_library()
        self._undo = "u u u escape" if scenario.changes else ""
        self.press(f"{scenario.start} {scenario.look}")
        self.terminal.wait_for(f"(?s){scenario.before}")
        # The last rows of a screen may come a moment later than the first.
        self.terminal.wait_until(
            lambda: not re.search(scenario.after, self.terminal.text),
            f"state in which {key} has something to do for {scenario.command}",
        )
        self.terminal.press(self.send(key))
        if scenario.after == ENDS:
            assert self.terminal.wait_for_exit() == 0
            self.terminal = self._start()
            return
        if scenario.after == STOPS:
            self.terminal.wait_for_stop()
            self.terminal.send(signal.SIGCONT)
            return
        self.press(f"{scenario.look} {scenario.show}")
        self.terminal.wait_for(scenario.after)
        _go_back(self.terminal, scenario)

    def press(self, keys: str) -> None:
        """Press keys that are not tried, in bytes that cannot be taken for others."""
        self.terminal.press(*map(kitty, keys.split()))

    def _go_to_start_of_article(self) -> None:
        letter = next(self._letters)
        self.press(f"escape escape escape {self._undo} g m {letter}")
        self.terminal.wait_for(f"(?s)(?=.*marked {letter}).*8 pending  0 accepted  0 rejected")

    def _go_to_start_of_library(self) -> None:
        self.press("escape escape G g / 1")
        self.terminal.wait_for("1 of 3")
        self.press("escape")
        self.terminal.wait_for(r"(?m)^ /shelf/1 harbour\n by title$")

    def _stock(self) -> None:
        choice = choose(str(self._pipeline))
        for title, text in (("1 harbour", ARTICLE), ("2 apples", "Apples")):
            document = Document(text, title, f"/shelf/{title}")
            remember(self._library, document, BODIES if text == ARTICLE else (), choice=choice)
        unread = Document("Wax", "3 candles", "/shelf/3 candles")
        self._library.article_for(unread).create(unread)
        (self._library.root / "labels.toml").write_text(LABELS)
        Preferences(self._library, "anna").set("order", Order.TITLE)

    def _start(self) -> Terminal:
        program = [str(Path(sys.executable).with_name("postil")), "--annotator", "anna"]
        options = ["--library", str(self._library.root), "--model", str(self._pipeline)]
        homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        terminal = Terminal(
            [*program, *options],
            environment=dict.fromkeys(homes, str(self._folder)),
            columns=100,
        )
        terminal.wait_for(LIST)
        return terminal


def _make_pipeline(folder: Path) -> Path:
    """A pipeline that has a name and cannot be loaded; what it found is remembered."""
    folder.mkdir()
    facts = {"lang": "en", "name": "cached", "version": "1"}
    (folder / "meta.json").write_text(json.dumps(facts))
    return folder


@pytest.fixture(params=[legacy, kitty])
def keyboard(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keyboard]:
    keyboard = Keyboard(tmp_path, request.param)
    yield keyboard
    keyboard.terminal.close()


def test_every_command_has_a_scenario() -> None:
    scenarios = (*READER, *LIBRARY, *REVIEW, *HITS, *STATEMENTS, *PEOPLE)
    assert sorted(_BY_ID) == sorted(scenario.command for scenario in scenarios)


def test_every_key_of_the_reader_works(keyboard: Keyboard) -> None:
    keyboard.press("enter")
    _try_all(keyboard, READER)


def test_every_key_of_the_library_works(keyboard: Keyboard) -> None:
    _try_all(keyboard, LIBRARY)


def test_every_key_of_the_find_screen_works(keyboard: Keyboard) -> None:
    terminal = keyboard.terminal
    # What is typed at once is for the line; the second time, the index answers in its order.
    keyboard.press(f"ctrl+f {A_HITS}")
    terminal.wait_for("hits in 3 articles")
    _go_back(terminal, HITS[0])
    _try_all_from(terminal, r"(?s)hits in 3 articles(?!.*▪).*/ change", HITS, keyboard.send)


@pytest.mark.parametrize("send", [legacy, kitty])
def test_every_key_of_the_people_view_works(tmp_path: Path, send: Callable[[str], str]) -> None:
    with _on_shelf(tmp_path, SHELF) as terminal:
        terminal.press("@")
        _try_all_from(terminal, COUNTED, PEOPLE, send)


@pytest.mark.parametrize("send", [legacy, kitty])
def test_every_key_of_the_compared_statements_works(
    tmp_path: Path, send: Callable[[str], str]
) -> None:
    says = "[{{Quill}}] [said] (the <Orlo> ferry cost {} euros)."
    costs = tuple((says.format(n), f"2024-02-0{n}") for n in range(1, 7))
    with _on_shelf(tmp_path, costs) as terminal:
        terminal.press(*map(kitty, ["=", "o", "r", "l", "o", "enter"]))
        compared = "15 pairs about the same, 15 differ in number"
        _try_all_from(terminal, compared, STATEMENTS, send)


@contextmanager
def _on_shelf(folder: Path, articles: tuple[tuple[str, str], ...]) -> Iterator[Terminal]:
    """The program on a library of some articles."""
    shelf(folder / "library", articles)
    program = [str(Path(sys.executable).with_name("postil")), "--annotator", "anna"]
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    terminal = Terminal(
        [*program, "--library", str(folder / "library")],
        environment=dict.fromkeys(homes, str(folder)),
        columns=100,
    )
    try:
        terminal.wait_for("ctrl\\+f find")
        yield terminal
    finally:
        terminal.close()


def _try_all_from(
    terminal: Terminal, rest: str, scenarios: Sequence[Scenario], send: Callable[[str], str]
) -> None:
    """Try keys, each from the same state of the screen, which it is brought back to."""
    for scenario in scenarios:
        for key in _keys(scenario, send):
            terminal.wait_for(rest)
            terminal.press(*map(kitty, scenario.start.split()))
            terminal.wait_for(scenario.before)
            terminal.wait_until(
                lambda after=scenario.after: not re.search(after, terminal.text),
                f"state in which {key} has something to do for {scenario.command}",
            )
            terminal.press(send(key))
            if scenario.after == STOPS:
                terminal.wait_for_stop()
                terminal.send(signal.SIGCONT)
                continue
            terminal.press(*map(kitty, scenario.show.split()))
            terminal.wait_for(scenario.after)
            _go_back(terminal, scenario)


def _go_back(terminal: Terminal, scenario: Scenario) -> None:
    terminal.press(*map(kitty, scenario.leave.split()))
    terminal.wait_for(scenario.left)
    terminal.press(*map(kitty, scenario.back.split()))


@pytest.mark.parametrize("send", [legacy, kitty])
def test_every_key_of_a_review_works(tmp_path: Path, send: Callable[[str], str]) -> None:
    document = Document(TEXT, "harbour", "/shelf/harbour")
    for name, bodies in (("anna", (GPE, QUILL)), ("ben", (FAC, MAYOR))):
        annotate(Library(tmp_path), document, name, bodies)
    program = [str(Path(sys.executable).with_name("postil")), "review", "anna", "ben"]
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    terminal = Terminal(
        [*program, "--library", str(tmp_path)],
        environment=dict.fromkeys(homes, str(tmp_path)),
    )
    try:
        for scenario in REVIEW:
            for key in _keys(scenario, send):
                before = terminal.wait_for("(?s).*✗0 .*▸ H anna  · .*1 of 2.*2 open.*")
                assert not re.search(scenario.after, before), f"{key} has nothing to do"
                terminal.press(send(key))
                terminal.wait_for(scenario.after)
                terminal.press(*map(kitty, scenario.leave))
    finally:
        terminal.close()


def _try_all(keyboard: Keyboard, scenarios: Sequence[Scenario]) -> None:
    for scenario in scenarios:
        for key in _keys(scenario, keyboard.send):
            keyboard.try_key(scenario, key)


def _keys(scenario: Scenario, send: Callable[[str], str]) -> Iterator[str]:
    """The keys of a command; those with the same bytes in both protocols, in the old one alone."""
    for key in _BY_ID[scenario.command].keys:
        if send is legacy or send(key) != legacy(key):
            yield key
