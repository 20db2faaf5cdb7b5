"""However the program is left, the terminal is as before and what was being done is kept."""

from __future__ import annotations

import json
import shlex
import signal
import sys
from pathlib import Path

import pytest

from tests.system.terminal.conftest import WORDS, TerminalUser
from tests.system.terminal.terminal import Terminal


def notes(user: TerminalUser) -> list[str]:
    [article] = user.library.articles()
    return [record.note for record in article.layer("anna").load().records]


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
)
def test_a_half_written_note_is_kept(user: TerminalUser, number: signal.Signals, code: int) -> None:
    reader = user.read()
    reader.press("1", "i")
    reader.wait_for("Esc keep and close")
    reader.press(*"a thought that")
    reader.wait_for("a thought that")
    reader.send(number)
    assert reader.wait_for_exit() == code
    assert reader.is_restored
    assert notes(user) == ["a thought that"]


def test_ctrl_c_twice_leaves_and_nothing_is_lost(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1", "\x03")
    reader.wait_for("once more quits")
    reader.press("\x03")
    assert reader.wait_for_exit() == 130
    assert reader.is_restored
    assert user.accepted == ["Anna"]


def test_after_a_stop_from_outside_keys_keep_their_order_and_the_terminal_is_restored(
    user: TerminalUser,
) -> None:
    reader = user.read()
    for _ in range(4):
        reader.send(signal.SIGSTOP)
        reader.wait_for_stop()
        reader.press("1", "w")
        reader.send(signal.SIGCONT)
        reader.press("1", "w")
    reader.wait_for("saved 8")
    assert user.accepted == WORDS.split()[:8]
    reader.press("q")
    assert reader.wait_for_exit() == 0
    assert reader.is_restored


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_back(user: TerminalUser) -> None:
    program = [str(Path(sys.executable).with_name("postil")), "read", str(user.article)]
    options = ["--library", str(user.library.root), "--annotator", "anna", "--model", "none_such"]
    shell = Terminal(
        ["/bin/bash", "--norc", "--noprofile", "-i"],
        environment={"PS1": "ready> ", "XDG_CONFIG_HOME": str(user.folder)},
        is_started=True,
    )
    try:
        shell.wait_for("ready>")
        shell.press(shlex.join([*program, *options]), "enter")
        shell.wait_for(r"\bsaved\b")
        shell.press("1")
        shell.wait_for("saved 1")
        shell.press("\x1a")
        shell.wait_for(r"Stopped[^>]*ready>")
        assert user.accepted == ["Anna"]
        shell.press("echo $((40 + 2))", "enter")
        shell.wait_for(r"(?m)^42$")
        shell.press("fg", "enter")
        shell.wait_for("✓1 .*saved 1")
        shell.press("w", "1")
        shell.wait_for("saved 2")
        shell.press("q")
        shell.wait_for("ready>")
        assert user.accepted == ["Anna", "met"]
    finally:
        shell.close()


def test_who_leaves_unsaved_is_asked_once_and_the_exit_code_says_so(user: TerminalUser) -> None:
    reader = user.read("full")
    user.stall.touch()
    reader.press("1")
    reader.wait_for("UNSAVED: No space left on device")
    reader.wait_for(r"ctrl\+s tries again, E exports")
    reader.press("q")
    reader.wait_for("not everything is on disk")
    reader.press("E", *"\x15", *str(user.folder / "saved.jsonl"), "enter")
    reader.wait_for("exported to")
    reader.press("q")
    assert reader.wait_for_exit() == 6
    assert reader.is_restored
    assert "No space left" in reader.text
    [line] = (user.folder / "saved.jsonl").read_text().splitlines()
    assert [span["text"] for span in json.loads(line)["spans"]] == ["Anna"]


def test_what_could_not_be_saved_is_saved_when_asked_again(user: TerminalUser) -> None:
    reader = user.read("full")
    user.stall.touch()
    reader.press("1")
    reader.wait_for("UNSAVED")
    user.stall.unlink()
    reader.press("\x13")
    reader.wait_for(r"saved 1\b")
    reader.press("q")
    assert reader.wait_for_exit() == 0
    assert user.accepted == ["Anna"]


def test_a_second_window_takes_over(user: TerminalUser) -> None:
    first = user.read()
    first.press("1")
    first.wait_for("saved 1")
    second = user.open()
    second.wait_for("read-only")
    second.wait_for("open for editing in process [0-9]+")
    first.press("w", "1")
    first.wait_for("saved 2")
    second.wait_for("✓2 ")
    first.kill()
    second.wait_for("has closed this article")
    second.press("\x13")
    second.wait_for(r"(?m)✓2 .* saved$")
    second.press("w", "w", "1")
    second.wait_for("saved 1")
    second.press("q")
    assert second.wait_for_exit() == 0
    assert user.accepted == ["Anna", "met", "Boris"]
