"""Text that would take over a terminal is drawn, never obeyed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal

PAYLOADS = {
    "clear the screen": "\x1b[2J",
    "reset": "\x1bc",
    "set the title": "\x1b]0;owned\x07",
    "write the clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "link": "\x1b]8;;http://owned.example\x07",
    "ask for the cursor": "\x1b[6n",
    "device string": "\x1bPowned\x1b\\",
    "eight-bit control": "\x9b2J",
    "bell and backspace": "\x07\x08\x0b\x0c",
    "reorder": "\u202egnp.exe\u202c",
    "isolate": "\u2066x\u2069",
    "null and delete": "\x00\x7f",
}
MARKUP = "[/] [bold]b[/bold] [@click=app.quit]quit[/] [link=x]y[/link] [0]"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def read(terminals: list[Terminal], folder: Path, text: str, name: str = "a.txt") -> Terminal:
    """Open a text under a name; by hand, without a pipeline."""
    article = folder / name
    article.write_bytes(text.encode("utf-8", "surrogatepass"))
    terminal = Terminal(
        [
            str(Path(sys.executable).with_name("postil")),
            *("read", str(article), "--library", str(folder / "library")),
            *("--model", "none_such", "--annotator", "anna"),
        ],
        environment={"XDG_CONFIG_HOME": str(folder)},
        columns=100,
    )
    terminals.append(terminal)
    terminal.wait_for(r"\bsaved\b")
    return terminal


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_no_payload_in_an_article_reaches_the_terminal(
    terminals: list[Terminal], tmp_path: Path, payload: str
) -> None:
    terminal = read(terminals, tmp_path, f"Before {payload} after\n\nSecond line of words.\n")
    terminal.wait_for("Second line of words")
    assert re.search(r"Before .+ after", terminal.text)
    assert payload.encode("utf-8") not in terminal.output
    assert b"owned\x07" not in terminal.output
    assert not set(payload) & set("\u202e\u202c\u2066\u2069") & set(terminal.output.decode("utf-8"))


def test_markup_is_shown_as_it_stands(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = read(terminals, tmp_path, f"{MARKUP}\n")
    assert MARKUP in terminal.text
    terminal.press("v", "$", "2", "i", *MARKUP[:20])
    terminal.wait_for("Note on ORG")
    terminal.press("escape")
    terminal.wait_for("saved 2")
    terminal.press("g")
    terminal.wait_for("note: ")
    assert f"note: {MARKUP[:20]}" in terminal.text


def test_a_hostile_file_name_is_shown_as_glyphs(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = read(terminals, tmp_path, "Words to read.\n", name="x\x1b[2J[]\u202e\ny.txt")
    terminal.wait_for("Words to read")
    assert "x␛[2J[]⇄␊y.txt" in terminal.text
    assert b"\x1b[2J[]" not in terminal.output


def test_hostile_text_shifts_no_highlight(terminals: list[Terminal], tmp_path: Path) -> None:
    text = "A\x07B\u200bC\u202eD \x1b[1m mark 漢字 e\u0301 end\n"
    terminal = read(terminals, tmp_path, text)
    terminal.press("/", *"mark", "enter", "2")
    terminal.wait_for("saved 1")
    row = next(line for line in terminal.text.splitlines() if "mark" in line)
    screen = terminal._screen
    y = terminal.text.splitlines().index(row)
    highlighted = [
        screen.buffer[y][x].data
        for x in range(100)
        if screen.buffer[y][x].bg not in ("default", screen.buffer[y][99].bg, "1d1c1a")
    ]
    assert "".join(highlighted[:4]) == "mark"


def test_a_locale_without_utf8_changes_nothing_on_disk(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Zoë met Żaneta.\n", encoding="utf-8")
    arguments = [str(tmp_path / "a.txt"), "--library", str(tmp_path / "library")]
    terminal = Terminal(
        [
            str(Path(sys.executable).with_name("postil")),
            *("read", *arguments, "--model", "none_such", "--annotator", "anna"),
        ],
        environment={"LANG": "C", "LC_ALL": "C", "XDG_CONFIG_HOME": str(tmp_path)},
    )
    terminals.append(terminal)
    terminal.wait_for(r"\bsaved\b")
    terminal.press("1")
    terminal.wait_for("saved 1")
    (text,) = (tmp_path / "library").glob("articles/*/texts/*.txt")
    assert text.read_bytes() == "Zoë met Żaneta.\n".encode()
