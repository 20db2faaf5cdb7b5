"""Editing: delete, note, copy, undo and redo, across reopening too."""

from __future__ import annotations

from pathlib import Path

from tests.tui.reader_harness import BODIES, entity, open_desk


async def test_delete_rejects_what_a_pipeline_proposed(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "d")
        assert desk.items("rejected") == [BODIES[0]]


async def test_delete_removes_ones_own(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=()) as desk:
        await desk.press("1", "d")
        assert not desk.reader.session.annotations.records


async def test_a_note_of_several_lines_is_kept(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "a", "g", "right_square_bracket", "i")
        await desk.type("why not")
        await desk.press("enter")
        await desk.type("é 漢")
        await desk.press("escape")
        (record,) = desk.reader.session.annotations.records
        assert record.note == "why not\né 漢"
        assert "note: why not é 漢" in desk.message or "noted" in desk.message


async def test_a_note_leaves_a_pending_one_pending(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "i", "x", "escape")
        assert desk.items("suggested") == list(BODIES)
        (record,) = desk.reader.session.annotations.records
        assert record.note == "x"


async def test_undo_and_redo_say_what_they_did(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "a", "u")
        assert desk.message == "undid: accept PERSON “Low Garrick”"
        assert desk.items("suggested") == list(BODIES)
        assert desk.focus == BODIES[0]
        await desk.press("U")
        assert desk.message == "redid: accept PERSON “Low Garrick”"
        assert desk.items("accepted") == [BODIES[0]]


async def test_undo_goes_back_to_the_start_and_no_further(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "a", "x", "3", "space", "a", *["u"] * 4)
        assert desk.items("suggested") == list(BODIES)
        assert not desk.reader.session.annotations.records
        await desk.press("u")
        assert desk.message == "nothing to undo"


async def test_everything_is_there_after_reopening_and_can_be_undone(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "a", "x", "3", "g", "2", "i", "n", "escape")
        before = set(desk.reader.session.annotations.records)
    async with open_desk(tmp_path) as desk:
        assert set(desk.reader.session.annotations.records) == before
        await desk.press("u")
        assert desk.message.startswith("undid: note on ORG")
        await desk.press("u")
        assert entity("Harbour", "ORG") not in desk.items("accepted")
        await desk.press("U")
        assert entity("Harbour", "ORG") in desk.items("accepted")


async def test_copy_takes_what_is_in_focus(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("tab", "y")
        assert desk.reader.app.clipboard == "Low Garrick"


async def test_copy_takes_the_selection(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("v", "w", "ctrl+c")
        assert desk.reader.app.clipboard == "Harbour plan"
        assert desk.reader.app.is_running
