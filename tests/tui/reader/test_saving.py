"""Saving: the status line tells the truth about the disk."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path

import pytest

from annotate.annotation import Annotation
from annotate.claim import Claim
from store.library.library import Library
from tests.patience import PATIENCE
from tests.tui.reader_harness import BODIES, TEXT, open_reader, until
from tui.dialogs.help import HelpScreen


def full(descriptor: int) -> None:
    """What fsync does on a full disk."""
    raise OSError(28, "No space left on device")


def hold_back_syncs(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let every sync to the disk wait until the event is set."""
    let_go = threading.Event()
    fsync = os.fsync

    def held_back(descriptor: int) -> None:
        let_go.wait(PATIENCE)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", held_back)
    return let_go


async def test_each_change_is_on_disk_when_the_line_says_saved(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        for number, key in enumerate(["tab a", "x", "3", "u"], start=1):
            await user.press(*key.split())
            await until(user.pilot, lambda n=number: f"saved {n}" in user.status)
            assert set(_stored(tmp_path)) == set(user.reader.session.annotations.records)


async def test_it_does_not_say_saved_before_the_disk_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path) as user:
        let_go = hold_back_syncs(monkeypatch)
        await user.press("tab", "a")
        assert "saving…" in user.status
        await user.press("w", "w", "b")
        assert "saving…" in user.status
        let_go.set()
        await until(user.pilot, lambda: "saved 1" in user.status)


async def test_a_full_disk_is_reported_and_the_next_try_saves_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path) as user:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await user.press("tab", "a")
            await until(user.pilot, lambda: "UNSAVED: No space left" in user.status)
            assert _stored(tmp_path) == ()
        await user.press("a")
        await until(user.pilot, lambda: "saved 2" in user.status)
        assert [record.body for record in _stored(tmp_path)] == list(BODIES[:2])


async def test_a_second_window_reads_only_and_names_the_first(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as first:
        await first.press("tab", "a")
        await until(first.pilot, lambda: "saved 1" in first.status)
        async with open_reader(tmp_path) as second:
            assert "read-only" in second.status
            assert str(os.getpid()) in second.message
            assert first.labels_line.startswith(";c CLAIM")
            assert second.labels_line == ""
            await second.press("tab", "a")
            assert "read-only" in second.message
            assert second.items("accepted") == [BODIES[0]]
            items = second.reader.state.annotations.items
            claim = next(item for item in items if isinstance(item.body, Claim))
            for key in ("c", "s", "t", "T", "S", "W", "e", "i", "r", "semicolon"):
                second.reader.page.focus_on(claim)
                await second.press(key)
                assert "takes over" in second.message, key
                assert second.reader.state.draft is None
                assert second.pilot.app.screen is second.reader
            await second.press("p")
            assert second.keys_line.startswith("j down   k up   Enter go there")
            assert not {"accept", "reject", "note", "undo"} & set(second.keys_line.split())
            await second.press("p", "v")
            assert second.keys_line.startswith("Enter grow   - shrink   o other end   y copy")
            await second.press("?")
            help_screen = second.pilot.app.screen
            assert isinstance(help_screen, HelpScreen)
            title = help_screen.sections[0].title
            assert title == "Now, with a selection in an article that is read-only"


async def test_a_second_window_offers_no_change_where_all_is_decided(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=BODIES[:1]) as first:
        await first.press("tab", "a", "escape")
        assert "done" in first.keys_line
        await until(first.pilot, lambda: "saved 1" in first.status)
        async with open_reader(tmp_path, bodies=BODIES[:1]) as second:
            assert "done" not in second.keys_line
        await first.press("D")
        assert "done" not in first.keys_line, "it would take that back"


async def test_a_second_window_follows_and_takes_over_when_the_first_is_closed(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path) as first:
        await first.press("tab", "a")
        async with open_reader(tmp_path) as second:
            await first.press("x", "u", "x")
            await until(first.pilot, lambda: "saved 4" in first.status)
            await until(second.pilot, lambda: len(second.items("rejected")) == 1)
            assert second.items("rejected") == first.items("rejected")
            assert second.items("accepted") == first.items("accepted")
            await second.press("ctrl+s")
            await until(second.pilot, lambda: f"process {os.getpid()}" in second.message)
            assert "read-only" in second.status

            rejected = first.items("rejected")
            first.pilot.app.exit()
            await until(second.pilot, lambda: "has closed" in second.message)
            assert "read-only, free" in second.status
            cursor = second.cursor
            await second.press("ctrl+s")
            await until(second.pilot, lambda: second.status.endswith("saved"))
            assert second.cursor == cursor
            assert second.items("rejected") == rejected
            await second.press("u")
            await until(second.pilot, lambda: "saved 1" in second.status)
            assert second.items("rejected") == []
            assert {r.body for r in _stored(tmp_path)} == {BODIES[0]}


@pytest.mark.parametrize(
    ("key", "stored"),
    [("m", [0, 1, 2]), ("t", [1]), ("o", [0, 2])],
    ids=["merge", "theirs", "ours"],
)
async def test_a_change_from_outside_is_asked_about_and_nothing_is_lost(
    tmp_path: Path, key: str, stored: list[int]
) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a")
        await until(user.pilot, lambda: "saved 1" in user.status)
        [path] = tmp_path.glob("articles/*/layers/ann.json")
        path.write_bytes(await _made_elsewhere(tmp_path / "elsewhere"))
        await user.press("tab", "a")
        await until(user.pilot, lambda: "another program changed the file" in user.message)
        assert user.status.endswith("UNSAVED: changed by another program")
        await user.press("ctrl+s", "z")
        assert "another program changed the file" in user.message
        await user.press("ctrl+s", key)
        await until(user.pilot, lambda: user.status.endswith("saved"))
        assert user.items("accepted") == [BODIES[number] for number in stored]
        assert "is kept as ann.json.replaced-" in user.message
        assert len(list(path.parent.glob("ann.json.replaced-*"))) == 1
        await user.press("tab", "a")
        await until(user.pilot, lambda: "saved 1" in user.status)
    assert len(_stored(tmp_path)) == len(stored) + 1


async def _made_elsewhere(library: Path) -> bytes:
    """A layer of the same article in which the second suggestion is accepted."""
    async with open_reader(library) as user:
        await user.press("tab", "tab", "a")
        await until(user.pilot, lambda: "saved 1" in user.status)
    [path] = library.glob("articles/*/layers/ann.json")
    return path.read_bytes()


async def test_a_failed_save_can_be_tried_again_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path) as user:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            await user.press("tab", "a")
            await until(user.pilot, lambda: "ctrl+s tries again, E exports" in user.message)
            await user.press("ctrl+s")
            await until(user.pilot, lambda: "ctrl+s tries again" in user.message)
            assert "UNSAVED: No space left on device" in user.status
            for keys in ("w", "tab", "escape v", "escape"):
                await user.press(*keys.split())
                assert user.keys_line.strip().startswith("ctrl+s save again"), keys
        await user.press("ctrl+s")
        await until(user.pilot, lambda: "saved 1" in user.status)
        assert "ctrl+s" not in user.keys_line
        assert "everything is on disk again" in user.message


async def test_two_annotators_work_on_one_article(tmp_path: Path) -> None:
    async with (
        open_reader(tmp_path, annotator="ann") as ann,
        open_reader(tmp_path, annotator="ben") as ben,
    ):
        await ann.press("tab", "a")
        await ben.press("tab", "x")
        assert ann.items("accepted") == ben.items("rejected") == [BODIES[0]]


async def test_a_changed_file_keeps_its_annotations_and_so_it_does_when_it_is_changed_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a")
    with monkeypatch.context() as patch:
        patch.setattr("annotate.extract.pipeline.PREFERRED", ())
        changed = TEXT.replace("May", "June")
        async with open_reader(tmp_path, text=changed, bodies=None) as user:
            assert "the text changed: 1 in place, 0 moved, 0 lost" in user.message
            assert len(user.items("accepted")) == 1
    async with open_reader(tmp_path) as user:
        assert user.items("accepted") == [BODIES[0]]


def _stored(root: Path) -> tuple[Annotation, ...]:
    """What is on disk now, in text order."""
    (article,) = Library(root).articles()
    records = article.layer("ann").load().records
    return tuple(sorted(records, key=lambda record: record.body.extent))


async def test_leaving_with_unsaved_work_has_to_be_said_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path) as user:
        monkeypatch.setattr(os, "fsync", full)
        await user.press("tab", "a", "q")
        assert "not everything is on disk: E exports it" in user.message
        assert "UNSAVED: No space left" in user.status
        assert user.pilot.app.screen is user.reader
        await user.press("L")
        assert user.pilot.app.screen is not user.reader
        assert "No space left" in str(user.pilot.app.navigator.trouble)


async def test_the_interface_lives_on_while_leaving_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader(tmp_path) as user:
        let_go = hold_back_syncs(monkeypatch)
        await user.press("tab", "a")
        leaving = asyncio.create_task(user.reader.run_action("library"))
        await asyncio.sleep(0.1)
        user.reader.say("still here")
        assert user.pilot.app.screen is user.reader
        assert user.message == "still here"
        assert "saving…" in user.status
        let_go.set()
        await leaving
        assert user.pilot.app.screen is not user.reader
    assert [record.body for record in _stored(tmp_path)] == [BODIES[0]]
