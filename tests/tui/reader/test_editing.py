"""Editing: delete, note, copy, undo and redo, across reopening too."""

from __future__ import annotations

from pathlib import Path

from tests.tui.reader_harness import BODIES, BROKEN, SAID, entity, open_reader


async def test_delete_rejects_what_a_pipeline_proposed(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "d")
        assert user.items("rejected") == [BODIES[0]]


async def test_delete_removes_ones_own(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("1", "d")
        assert user.message == "accepted, and in focus now: the same key deletes it"
        await user.press("d")
        assert user.message == "deleted PERSON “Harbour”   u undoes"
        assert not user.reader.session.annotations.records


async def test_a_note_of_several_lines_is_kept(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "g", "right_square_bracket", "i")
        await user.type("why not")
        await user.press("enter")
        await user.type("é 漢")
        await user.press("escape")
        (record,) = user.reader.session.annotations.records
        assert record.note == "why not\né 漢"
        assert user.message == "wrote a note on PERSON “Low Garrick”   u undoes"


async def test_a_note_leaves_a_pending_one_pending(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "i", "x", "escape")
        assert user.items("suggested") == list(BODIES)
        (record,) = user.reader.session.annotations.records
        assert record.note == "x"


async def test_undo_and_redo_say_what_they_did(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "u")
        assert user.message == "undid: accepted PERSON “Low Garrick”"
        assert user.items("suggested") == list(BODIES)
        assert user.focus == BODIES[0]
        await user.press("U")
        assert user.message == "redid: accepted PERSON “Low Garrick”"
        assert user.items("accepted") == [BODIES[0]]


async def test_undo_goes_back_to_the_start_and_no_further(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "x", "3", "space", "a", *["u"] * 4)
        assert user.items("suggested") == list(BODIES)
        assert not user.reader.session.annotations.records
        await user.press("u")
        assert user.message == "nothing to undo"


async def test_everything_is_there_after_reopening_and_can_be_undone(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "x", "3", "g", "2", "i", "n", "escape")
        before = set(user.reader.session.annotations.records)
    async with open_reader(tmp_path) as user:
        assert set(user.reader.session.annotations.records) == before
        await user.press("u")
        assert user.message.startswith("undid: wrote a note on ORG")
        await user.press("u")
        assert entity("Harbour", "ORG") not in user.items("accepted")
        await user.press("U")
        assert entity("Harbour", "ORG") in user.items("accepted")


async def test_copy_takes_what_is_in_focus(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "y")
        assert user.reader.app.clipboard == "Low Garrick"


async def test_copying_twice_adds_who_says_it_where_and_when(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        app = user.reader.app
        await user.press("tab", "y")
        assert user.message == "copied “Low Garrick”   y again: with title and date"
        await user.press("y")
        assert app.clipboard == "“Low Garrick” — harbour.txt"
        assert user.message == f"copied {app.clipboard}"
        await user.press("y")
        assert app.clipboard == "Low Garrick"
        await user.press("l", "h", "y")
        assert app.clipboard == "Low"
        await user.press("tab", "tab", "y", "y")
        assert user.focus == SAID
        assert app.clipboard == "the new quay would open in May — Ida Quill, harbour.txt"
        await user.press(*["tab"] * 4, "y")
        assert user.focus == BROKEN
        assert "…   y again: with speaker, title and date" in user.message
        await user.press("y")
        assert app.clipboard == (
            "“We are late,” … “but we are not lost.” — Tom Farrow, harbour.txt"
        )


async def test_copy_takes_the_selection(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("v", "w", "ctrl+c")
        assert user.reader.app.clipboard == "Harbour plan"
        assert user.reader.app.is_running
