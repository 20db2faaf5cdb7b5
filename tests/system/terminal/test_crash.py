"""What the status line calls saved is on disk, whatever happens to the program then."""

from __future__ import annotations

import signal

import pytest

from store.errors import StoreDamaged
from tests.system.terminal.conftest import Desk
from tests.system.terminal.terminal import Terminal


def kill_during_the_write_of_an_undo(desk: Desk, *faults: str) -> None:
    """Label three tokens, see them saved, undo one, and kill while the disk still writes that."""
    reader = desk.read("stall", *faults)
    reader.press("1", "w", "1", "w", "1")
    reader.wait_for(r"saved 3\b")
    desk.stall.touch()
    reader.press("u")
    reader.wait_until(desk.stall_reached.exists, "write of the undo")
    reader.kill()


@pytest.mark.parametrize("labelled", [1, 3])
def test_kill_right_after_saved_loses_nothing(desk: Desk, labelled: int) -> None:
    reader = desk.read()
    reader.press(*["1", "w"] * labelled)
    reader.wait_for(rf"saved {labelled}\b")
    assert reader.kill() == -signal.SIGKILL
    assert desk.accepted == ["Anna", "met", "Boris"][:labelled]


def test_kill_during_a_write_keeps_what_was_acknowledged(desk: Desk) -> None:
    kill_during_the_write_of_an_undo(desk)
    # Nobody was told that the undo is stored; it may be.
    assert desk.accepted in (["Anna", "met", "Boris"], ["Anna", "met"])


def test_the_same_kill_ruins_a_file_that_is_rewritten_in_place(desk: Desk) -> None:
    kill_during_the_write_of_an_undo(desk, "in-place")
    with pytest.raises(StoreDamaged):
        _ = desk.accepted


def test_the_next_start_clears_what_a_kill_left_and_goes_on(desk: Desk) -> None:
    first = desk.read("stall")
    desk.stall.touch()
    first.press("1")
    first.wait_until(desk.stall_reached.exists, "write of the first label")
    first.kill()
    assert any(name.endswith(".tmp") for name in desk.files)
    desk.stall.unlink()
    reader = desk.read()
    assert not any(name.endswith(".tmp") for name in desk.files)
    reader.press("1")
    reader.wait_for(r"saved 1\b")
    assert desk.accepted == ["Anna"]


def test_the_next_start_goes_on_where_a_kill_during_a_write_left_off(desk: Desk) -> None:
    kill_during_the_write_of_an_undo(desk)
    desk.stall.unlink()
    reader = desk.read()
    reader.wait_for("[23] accepted")
    assert desk.files == ["anna.json", "anna.json.bak", "anna.json.journal.bak", "anna.lock"]
    reader.press("]", "d")
    reader.wait_for(r"saved 1\b")
    assert desk.accepted in (["met"], ["met", "Boris"])


def test_nothing_is_called_saved_before_the_disk_has_it(desk: Desk) -> None:
    reader = desk.read("stall")
    desk.stall.touch()
    reader.press("1")
    reader.wait_until(desk.stall_reached.exists, "write")
    reader.wait_for("saving…")
    assert not any(name == "anna.json" for name in desk.files)
    desk.stall.unlink()
    reader.wait_for(r"saved 1\b")
    assert desk.accepted == ["Anna"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_saves_and_restores_the_terminal(
    desk: Desk, number: signal.Signals, code: int
) -> None:
    reader = read_with_unsaved_labels(desk)
    reader.send(number)
    assert reader.wait_for_exit() == code
    assert reader.is_restored
    assert desk.accepted == ["Anna", "met"]


def test_quitting_saves_and_restores_the_terminal(desk: Desk) -> None:
    reader = read_with_unsaved_labels(desk)
    reader.press("q")
    assert reader.wait_for_exit() == 0
    assert reader.is_restored
    assert desk.accepted == ["Anna", "met"]


def test_a_fault_in_the_interface_loses_nothing_and_is_no_success(desk: Desk) -> None:
    reader = read_with_unsaved_labels(desk, "crash")
    reader.press("?")
    assert reader.wait_for_exit() == 1
    assert reader.is_restored
    assert desk.accepted == ["Anna", "met"]
    assert "postil: internal error, RuntimeError: a fault in the interface" in reader.text
    assert "Traceback" not in reader.text
    (log,) = desk.folder.rglob("postil-*.log")
    assert log.name in reader.text.replace("\n", "")
    assert "action_help" in log.read_text()
    assert "Anna" not in log.read_text()


def test_kill_leaves_the_terminal_as_it_was_in_use(desk: Desk) -> None:
    """So the tests above can see the difference."""
    reader = desk.read()
    reader.kill()
    assert not reader.is_restored


def read_with_unsaved_labels(desk: Desk, *faults: str) -> Terminal:
    """A reader with two labels that a slow disk has not stored yet."""
    reader = desk.read("slow", *faults)
    reader.press("1", "w", "1")
    reader.wait_for("2 accepted .* saving…")
    return reader
