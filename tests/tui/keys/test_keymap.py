"""The keymap: one table, no clashes, nothing that does nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.tui.reader_harness import ReaderUser, open_reader
from tui.dialogs.help import HelpScreen
from tui.keys.commands import COMMANDS, FIXED, KeyCommand
from tui.keys.keymap import DEFAULT, Context
from tui.library.actions.groups import GROUPS as LIBRARY_GROUPS
from tui.library.answer_actions import AnswerActions, AnswerMotions
from tui.library.find.screen import FindScreen
from tui.library.people.screen import PeopleScreen
from tui.library.statements.screen import StatementsScreen
from tui.reader.actions.groups import GROUPS
from tui.reader.adjudication.actions import AdjudicationActions
from tui.widgets.article_view import ArticleView

ANSWERING = (AnswerMotions, AnswerActions)
ACTORS = {
    "reader": GROUPS,
    "review": (*GROUPS, AdjudicationActions),
    "find": (FindScreen, *ANSWERING),
    "people": (PeopleScreen, *ANSWERING),
    "statements": (StatementsScreen, *ANSWERING),
    "library": LIBRARY_GROUPS,
}
"""The classes that have the actions of a mode."""


@pytest.mark.parametrize("mode", FIXED)
def test_no_key_has_two_commands(mode: str) -> None:
    keys = Counter(key for command in DEFAULT.commands(mode) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("mode", FIXED)
def test_every_command_has_an_action(mode: str) -> None:
    for command in DEFAULT.commands(mode):
        name = command.action.partition("(")[0]
        actors = [actor for actor in ACTORS[mode] if _has(actor, f"action_{name}")]
        assert len(actors) == 1, command.action


def _has(actor: type, action: str) -> bool:
    """Tell whether a class of ours defines an action; screens of Textual have some of their own."""
    ours = (parent for parent in actor.__mro__ if parent.__module__.startswith("tui."))
    return any(action in vars(parent) for parent in ours)


def test_ids_are_unique_and_printable() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)
    assert all(name.replace("_", "").replace(".", "").isalnum() for name in ids)


async def test_a_screen_has_the_keys_of_the_table_and_no_others(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        bound = {binding.id for _, binding in user.reader._bindings}
    assert bound == {command.id for command in DEFAULT.commands("reader")}


def test_the_article_inherits_no_keys() -> None:
    assert not ArticleView._merged_bindings.key_to_bindings


@pytest.mark.parametrize("context", list(Context))
def test_the_footer_always_offers_help_at_its_end(context: Context) -> None:
    *_, last = footer = list(DEFAULT.footer(context))
    is_way_out = last in (("q", "quit"), ("q", "back"))
    assert footer[-2 if is_way_out else -1] == ("?", "help")


async def test_help_lists_every_command(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("question_mark")
        screen = user.pilot.app.screen
        assert isinstance(screen, HelpScreen)
        lines = "\n".join(screen.lines())
        for command in DEFAULT.commands("reader"):
            if not command.is_of_scheme:
                assert command.tooltip in lines
        await user.press("escape")
        assert user.pilot.app.screen is user.reader


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def open_reader_of_all(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ReaderUser]:
    """One reader for many keys, none of which does anything to it."""
    async with open_reader(tmp_path_factory.mktemp("keys"), bodies=()) as user:
        yield user


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("command", DEFAULT.commands("reader"), ids=lambda command: command.id)
async def test_every_key_reaches_its_action(
    open_reader_of_all: ReaderUser, command: KeyCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[object] = []
    name = f"action_{command.action.partition('(')[0]}"
    reader = open_reader_of_all.reader
    monkeypatch.setattr(reader, name, lambda *arguments: called.append(arguments))
    for key in command.keys:
        await open_reader_of_all.press(key)
    assert len(called) == len(command.keys)
