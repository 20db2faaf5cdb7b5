"""What a run of the program says when it is left."""

from __future__ import annotations

import signal

from tests.system.terminal.conftest import TerminalUser


def test_leaving_says_what_was_decided_on_the_restored_screen(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1", "w", "3", "q")

    assert reader.wait_for_exit() == 0
    assert reader.is_restored
    _, _, after = reader.output.partition(b"\x1b[?1049l")
    assert b"1 article, 2 decisions in " in after
    assert str(user.library.root).encode() in after


def test_nothing_is_said_after_a_signal_or_without_a_decision(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1")
    reader.wait_for("saved 1")
    reader.send(signal.SIGTERM)
    assert reader.wait_for_exit() == 143
    assert b"decision" not in reader.output

    again = user.read()
    again.press("q")
    assert again.wait_for_exit() == 0
    assert b"decision" not in again.output
