"""Exporting from the reader: a thread writes the file, and keys go on meanwhile."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from store.exporter.output_files import write_files
from tests.patience import PATIENCE
from tests.tui.reader_harness import BODIES, ReaderUser, open_reader, until


class SlowDisk:
    """A disk that takes no file of an export before it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.let_go = threading.Event()
        self.is_reached = threading.Event()

        def held_back(*args: Any, **options: Any) -> None:
            self.is_reached.set()
            self.let_go.wait(PATIENCE)
            write_files(*args, **options)

        monkeypatch.setattr("store.exporter.output_files.write_files", held_back)


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SlowDisk]:
    monkeypatch.chdir(tmp_path)
    disk = SlowDisk(monkeypatch)
    yield disk
    disk.let_go.set()


def labels(path: str) -> list[str]:
    return [span["label"] for span in json.loads(Path(path).read_text())["spans"]]


async def begin_export(user: ReaderUser, disk: SlowDisk, name: str = "a.jsonl") -> None:
    await user.press("E", "ctrl+u", *name, "enter")
    await until(user.pilot, disk.is_reached.is_set)
    assert f"exporting to {name}" in user.message


async def test_keys_go_on_while_a_slow_disk_takes_the_file(
    tmp_path: Path, slow_disk: SlowDisk
) -> None:
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a")
        await begin_export(user, slow_disk)
        await user.press("g", "w", "w")
        assert user.cursor == "divides"
        await user.press("tab", "a", "tab")
        assert user.items("accepted") == list(BODIES[:2])
        assert not Path("a.jsonl").exists()
        slow_disk.let_go.set()
        await until(user.pilot, lambda: "exported to a.jsonl" in user.message)


async def test_an_export_holds_what_was_accepted_when_its_key_was_pressed(
    tmp_path: Path, slow_disk: SlowDisk
) -> None:
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a")
        await begin_export(user, slow_disk)
        await user.press("A")
        slow_disk.let_go.set()
        await until(user.pilot, lambda: "exported to a.jsonl" in user.message)
        assert labels("a.jsonl") == ["PERSON"]


async def test_a_second_export_waits_for_the_first(tmp_path: Path, slow_disk: SlowDisk) -> None:
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a")
        await begin_export(user, slow_disk)
        await user.press("E", "ctrl+u", *"b.jsonl", "enter")
        assert user.long_message == "still exporting to a.jsonl: one at a time"
        slow_disk.let_go.set()
        await until(user.pilot, lambda: "exported to a.jsonl" in user.message)
        assert not Path("b.jsonl").exists()
        await user.press("enter")
        await until(user.pilot, lambda: "exported to b.jsonl" in user.message)
        assert labels("b.jsonl") == labels("a.jsonl") == ["PERSON"]


async def test_who_leaves_during_an_export_is_warned_once(
    tmp_path: Path, slow_disk: SlowDisk
) -> None:
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a")
        await begin_export(user, slow_disk)
        await user.press("q")
        assert "still exporting to a.jsonl: leave again" in user.message
        assert user.pilot.app.screen is user.reader
        await user.press("L")
        assert user.pilot.app.screen is not user.reader
        slow_disk.let_go.set()
        await until(user.pilot, lambda: Path("a.jsonl").exists())


async def test_an_export_that_fails_is_reported_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a")
        await until(user.pilot, lambda: "saved 1" in user.status)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await user.press("E", "ctrl+u", *"a.jsonl", "enter")
            await until(user.pilot, lambda: "No space left on device" in user.message)
        assert list(tmp_path.glob("*.jsonl")) == []
        await user.press("E", "enter")
        await until(user.pilot, lambda: "exported to a.jsonl" in user.message)
        assert labels("a.jsonl") == ["PERSON"]


async def test_a_folder_that_is_not_there_and_the_library_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a", "E", "ctrl+u", *"nowhere/a.jsonl", "enter")
        assert user.long_message == "there is no folder nowhere"
        await user.press("ctrl+u", *"library/a.jsonl", "enter")
        await until(user.pilot, lambda: "is in the library" in user.message)


async def test_a_refused_file_stays_in_the_prompt_to_be_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader(tmp_path / "library") as user:
        await user.press("E", "ctrl+u", *"a.odt", "enter")
        assert "no format has the ending .odt" in user.long_message
        assert ".jsonl" in user.long_message
        assert user.reader.query_one(Input).value == "a.odt"
        await user.press("enter", *["backspace"] * 3, *"jsonl", "enter")
        await until(user.pilot, lambda: "exported to a.jsonl" in user.message)
        assert not user.long_message
    assert not Path("a.odt").exists()


async def test_a_refusal_goes_with_the_prompt(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("E", *".x", "enter", "escape")
        assert (user.long_message, user.message) == ("", "")


async def test_a_table_is_written_by_its_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_reader(tmp_path / "library") as user:
        await user.press("tab", "a", "E", "ctrl+u", *"a.csv", "enter")
        await until(user.pilot, lambda: "exported to a.csv" in user.message)
    header, row = Path("a.csv").read_text("utf-8").splitlines()
    assert dict(zip(header.split(","), row.split(","), strict=True))["label"] == "PERSON"
