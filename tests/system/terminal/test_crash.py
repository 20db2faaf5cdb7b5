"""What the status line calls saved is on disk, whatever happens to the program then."""

from __future__ import annotations

import signal

import pytest

from store.errors import StoreDamaged
from tests.system.terminal.conftest import TerminalUser
from tests.system.terminal.terminal import Terminal


def kill_during_the_write_of_an_undo(user: TerminalUser, *faults: str) -> None:
    """Label three tokens, see them saved, undo one, and kill while the disk still writes that."""
    reader = user.read("stall", *faults)
    reader.press("1", "w", "1", "w", "1")
    reader.wait_for(r"saved 3\b")
    user.stall.touch()
    reader.press("u")
    reader.wait_until(user.stall_reached.exists, "write of the undo")
    reader.kill()


@pytest.mark.parametrize("labelled", [1, 3])
def test_kill_right_after_saved_loses_nothing(user: TerminalUser, labelled: int) -> None:
    reader = user.read(is_started=True)
    reader.press(*["1", "w"] * labelled)
    reader.wait_for(rf"saved {labelled}\b")
    assert reader.kill() == -signal.SIGKILL
    assert user.accepted == ["Anna", "met", "Boris"][:labelled]


def test_kill_during_a_write_keeps_what_was_acknowledged(user: TerminalUser) -> None:
    kill_during_the_write_of_an_undo(user)
    # Nobody was told that the undo is stored; it may be.
    assert user.accepted in (["Anna", "met", "Boris"], ["Anna", "met"])


def test_the_same_kill_ruins_a_file_that_is_rewritten_in_place(user: TerminalUser) -> None:
    kill_during_the_write_of_an_undo(user, "in-place")
    with pytest.raises(StoreDamaged):
        _ = user.accepted


def test_the_next_start_clears_what_a_kill_left_and_goes_on(user: TerminalUser) -> None:
    first = user.read("stall")
    user.stall.touch()
    first.press("1")
    first.wait_until(user.stall_reached.exists, "write of the first label")
    first.kill()
    assert any(name.endswith(".tmp") for name in user.files)
    user.stall.unlink()
    reader = user.read()
    assert not any(name.endswith(".tmp") for name in user.files)
    reader.press("1")
    reader.wait_for(r"saved 1\b")
    assert user.accepted == ["Anna"]


def test_the_next_start_goes_on_where_a_kill_during_a_write_left_off(user: TerminalUser) -> None:
    kill_during_the_write_of_an_undo(user)
    user.stall.unlink()
    reader = user.read()
    reader.wait_for("✓[23] ")
    assert user.files == ["anna.json", "anna.json.bak", "anna.json.journal.bak", "anna.lock"]
    reader.press("]", "d")
    reader.wait_for(r"saved 1\b")
    assert user.accepted in (["met"], ["met", "Boris"])


def test_nothing_is_called_saved_before_the_disk_has_it(user: TerminalUser) -> None:
    reader = user.read("stall")
    user.stall.touch()
    reader.press("1")
    reader.wait_until(user.stall_reached.exists, "write")
    reader.wait_for("saving…")
    assert not any(name == "anna.json" for name in user.files)
    user.stall.unlink()
    reader.wait_for(r"saved 1\b")
    assert user.accepted == ["Anna"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_saves_and_restores_the_terminal(
    user: TerminalUser, number: signal.Signals, code: int
) -> None:
    reader = read_with_unsaved_labels(user)
    reader.send(number)
    assert reader.wait_for_exit() == code
    assert reader.is_restored
    assert user.accepted == ["Anna", "met"]


def test_quitting_saves_and_restores_the_terminal(user: TerminalUser) -> None:
    reader = read_with_unsaved_labels(user, is_started=True)
    reader.press("q")
    assert reader.wait_for_exit() == 0
    assert reader.is_restored
    assert user.accepted == ["Anna", "met"]


def test_a_fault_in_the_interface_loses_nothing_and_is_no_success(user: TerminalUser) -> None:
    reader = read_with_unsaved_labels(user, "crash")
    reader.press("?")
    assert reader.wait_for_exit() == 1
    assert reader.is_restored
    assert user.accepted == ["Anna", "met"]
    assert "postil: internal error, RuntimeError: a fault in the interface" in reader.text
    assert "Traceback" not in reader.text
    (log,) = user.folder.rglob("postil-*.log")
    assert log.name in reader.text.replace("\n", "")
    assert "action_help" in log.read_text()
    assert "Anna" not in log.read_text()


def test_kill_leaves_the_terminal_as_it_was_in_use(user: TerminalUser) -> None:
    """So the tests above can see the difference."""
    reader = user.read()
    reader.kill()
    assert not reader.is_restored


def read_with_unsaved_labels(
    user: TerminalUser, *faults: str, is_started: bool = False
) -> Terminal:
    """A reader with two labels that a slow disk has not stored yet."""
    reader = user.read("slow", *faults, is_started=is_started)
    reader.press("1", "w", "1")
    reader.wait_for("✓2 .* saving…")
    return reader
