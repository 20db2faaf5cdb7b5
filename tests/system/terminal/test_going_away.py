"""However the program is left, the terminal is as before and what was being done is kept."""

from __future__ import annotations

import json
import shlex
import signal
import sys
from pathlib import Path

import pytest

from tests.system.terminal.conftest import Desk
from tests.system.terminal.terminal import Terminal


def notes(desk: Desk) -> list[str]:
    [article] = desk.library.articles()
    return [record.note for record in article.layer("anna").load().records]


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
)
def test_a_half_written_note_is_kept(desk: Desk, number: signal.Signals, code: int) -> None:
    reader = desk.read()
    reader.press("1", "i")
    reader.wait_for("Esc keeps it")
    reader.press(*"a thought that")
    reader.wait_for("a thought that")
    reader.send(number)
    assert reader.wait_for_exit() == code
    assert reader.is_restored
    assert notes(desk) == ["a thought that"]


def test_ctrl_c_twice_leaves_and_nothing_is_lost(desk: Desk) -> None:
    reader = desk.read()
    reader.press("1", "\x03")
    reader.wait_for("once more quits")
    reader.press("\x03")
    assert reader.wait_for_exit() == 130
    assert reader.is_restored
    assert desk.accepted == ["Anna"]


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_back(desk: Desk) -> None:
    program = [str(Path(sys.executable).with_name("postil")), "read", str(desk.article)]
    options = ["--library", str(desk.library.root), "--annotator", "anna", "--model", "none_such"]
    shell = Terminal(
        ["/bin/bash", "--norc", "--noprofile", "-i"],
        environment={"PS1": "ready> ", "XDG_CONFIG_HOME": str(desk.folder)},
    )
    try:
        shell.wait_for("ready>")
        shell.press(shlex.join([*program, *options]), "enter")
        shell.wait_for(r"\bsaved\b")
        shell.press("1")
        shell.wait_for("saved 1")
        shell.press("\x1a")
        shell.wait_for(r"Stopped[^>]*ready>")
        assert desk.accepted == ["Anna"]
        shell.press("echo $((40 + 2))", "enter")
        shell.wait_for(r"(?m)^42$")
        shell.press("fg", "enter")
        shell.wait_for("1 accepted.*saved 1")
        shell.press("w", "1")
        shell.wait_for("saved 2")
        shell.press("q")
        shell.wait_for("ready>")
        assert desk.accepted == ["Anna", "met"]
    finally:
        shell.close()


def test_who_leaves_unsaved_is_asked_once_and_the_exit_code_says_so(desk: Desk) -> None:
    reader = desk.read("full")
    desk.stall.touch()
    reader.press("1")
    reader.wait_for("UNSAVED: No space left on device")
    reader.wait_for(r"ctrl\+s tries again, E exports")
    reader.press("q")
    reader.wait_for("not everything is on disk")
    reader.press("E", *"\x15", *str(desk.folder / "saved.jsonl"), "enter")
    reader.wait_for("exported to")
    reader.press("q")
    assert reader.wait_for_exit() == 6
    assert reader.is_restored
    assert "No space left" in reader.text
    [line] = (desk.folder / "saved.jsonl").read_text().splitlines()
    assert [span["text"] for span in json.loads(line)["spans"]] == ["Anna"]


def test_what_could_not_be_saved_is_saved_when_asked_again(desk: Desk) -> None:
    reader = desk.read("full")
    desk.stall.touch()
    reader.press("1")
    reader.wait_for("UNSAVED")
    desk.stall.unlink()
    reader.press("\x13")
    reader.wait_for(r"saved 1\b")
    reader.press("q")
    assert reader.wait_for_exit() == 0
    assert desk.accepted == ["Anna"]


def test_a_second_window_takes_over(desk: Desk) -> None:
    first = desk.read()
    first.press("1")
    first.wait_for("saved 1")
    second = desk.open()
    second.wait_for("read-only")
    second.wait_for("open for editing in process [0-9]+")
    first.press("w", "1")
    first.wait_for("saved 2")
    second.wait_for("2 accepted")
    first.kill()
    second.wait_for("has closed this article")
    second.press("\x13")
    second.wait_for(r"(?m)2 accepted.* saved$")
    second.press("w", "w", "1")
    second.wait_for("saved 1")
    second.press("q")
    assert second.wait_for_exit() == 0
    assert desk.accepted == ["Anna", "met", "Boris"]
