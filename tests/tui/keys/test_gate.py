"""The key gate: keys that are typed ahead reach what is meant to take them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from annotate.author import Author
from store.library.library import Library
from tests.tui.reader_harness import until
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.keys.gate import KeyGate
from tui.library.screen import LibraryScreen


class _List(Input):
    """Stands for a list, which has the focus as soon as a screen is composed."""


class _AskingScreen(Screen[None]):
    """Asks for a line when it is mounted, which takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.line = _List(), Input()
        self.has_begun, self.may_end = asyncio.Event(), asyncio.Event()

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.line

    async def on_mount(self) -> None:
        self.set_focus(self.list)
        self.has_begun.set()
        await self.may_end.wait()
        self.set_focus(self.line)


async def test_keys_wait_until_a_screen_is_mounted_whatever_has_the_focus(tmp_path: Path) -> None:
    app = PostilApp(Workspace(Library(tmp_path), Author("ann")))
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        screen = _AskingScreen()
        app.push_screen(screen)
        await screen.has_begun.wait()
        for letter in "quay":
            await app.key_gate.put(events.Key(letter, letter))
        screen.may_end.set()
        await until(pilot, lambda: len(screen.line.value + screen.list.value) == len("quay"))
        assert screen.line.value == "quay"
        app.exit()


async def test_what_waits_for_a_rest_or_a_pause_comes_once_after_many_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.keys.gate._PAUSE_SECONDS", 0.5)
    app, rests, pauses = PostilApp(Workspace(Library(tmp_path), Author("ann"))), 0, 0

    def note_rest() -> None:
        nonlocal rests
        rests += 1
        assert gate.is_quiet()

    def note_pause() -> None:
        nonlocal pauses
        pauses += 1

    async def ignore(_: events.Key) -> None:
        pass

    async with app.run_test() as pilot:
        gate = KeyGate(app, ignore, ignore, at_rest=note_rest, at_pause=note_pause)
        for expected in (1, 2):
            for letter in "quay":
                await gate.put(events.Key(letter, letter))
            assert rests == expected - 1, "none while keys come"
            await until(pilot, lambda expected=expected: rests == expected)
        assert pauses == 0, "none while they come again after a rest"
        await until(pilot, lambda: pauses == 1)
        app.exit()


class _ReadingScreen(Screen[None]):
    """Takes keys itself, until they are commands."""

    keys_are_commands = False


async def test_a_key_that_a_widget_took_ends_at_a_rest(tmp_path: Path) -> None:
    app = PostilApp(Workspace(Library(tmp_path), Author("ann")))
    delivered: list[str] = []
    carried_out: list[str] = []
    rested = asyncio.Event()

    async def deliver(event: events.Key) -> None:
        delivered.append(event.key)

    async def carry_out(event: events.Key) -> None:
        carried_out.append(event.key)

    async with app.run_test() as pilot:
        screen = _ReadingScreen()
        await app.push_screen(screen)
        gate = KeyGate(app, deliver, carry_out, at_rest=rested.set, at_pause=rested.set)
        await gate.put(events.Key("enter", "\r"))
        await rested.wait()
        await pilot.pause()
        screen.keys_are_commands = True
        await gate.put(events.Key("n", "n"))
        assert (delivered, carried_out) == (["enter"], ["n"])
        app.exit()
