"""Text that would take over a terminal is drawn, never obeyed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.system.terminal.terminal import Terminal

POSTIL = str(Path(sys.executable).with_name("postil"))
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
    "without width": "a\u200bb\u200c\u2060\ufeff",
    "tags": "\U000e0041\U000e007f",
    "other line ends": "\u2028\u2029\x85",
    "a heap of marks": "e" + "\u0301" * 200,
}
HIDDEN = frozenset(
    "\u202e\u202c\u2066\u2069\u200b\u200c\u2060\ufeff\U000e0041\U000e007f\u2028\u2029\x85\x9b"
)
MARKUP = "[/] [bold]b[/bold] [@click=app.quit]quit[/] [link=x]y[/link] [0]"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def read(
    terminals: list[Terminal], folder: Path, text: str, name: str = "a.txt", rows: int = 24
) -> Terminal:
    """Open a text under a name; by hand, without a pipeline."""
    article = folder / name
    article.write_bytes(text.encode("utf-8", "surrogatepass"))
    return open_file(terminals, folder, article, rows)


def open_file(
    terminals: list[Terminal], folder: Path, article: Path, rows: int = 24, **environment: str
) -> Terminal:
    """Open a file; by hand, without a pipeline."""
    terminal = Terminal(
        [
            *(POSTIL, "read", str(article), "--library", str(folder / "library")),
            *("--model", "none_such", "--annotator", "anna"),
        ],
        environment={"XDG_CONFIG_HOME": str(folder), **environment},
        rows=rows,
        columns=100,
    )
    terminals.append(terminal)
    terminal.wait_for(r"\bsaved\b")
    return terminal


def test_no_payload_in_an_article_reaches_the_terminal(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    texts = "".join(f"Before {name}: {load} after.\n\n" for name, load in PAYLOADS.items())
    terminal = read(terminals, tmp_path, f"{texts}Last line of words.\n", rows=60)
    terminal.wait_for("Last line of words")
    for name, payload in PAYLOADS.items():
        assert re.search(rf"Before {name}: .+ after\.", terminal.text), name
        assert payload.encode("utf-8") not in terminal.output, name
    assert b"owned\x07" not in terminal.output
    assert not HIDDEN & set(terminal.sent)


def test_markup_is_shown_as_it_stands(terminals: list[Terminal], tmp_path: Path) -> None:
    terminal = read(terminals, tmp_path, f"{MARKUP}\n")
    assert MARKUP in terminal.text
    terminal.press("v", "$", "2", "i", *MARKUP[:20])
    terminal.wait_for("Note on ORG")
    terminal.press("escape")
    terminal.wait_for("saved 2")
    terminal.press("g")
    terminal.wait_for("note: ")
    assert f"note: {MARKUP[:12]}" in terminal.text


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
    screen = terminal._screen
    # The first row has the title, which is the same.
    y = next(y for y, row in enumerate(terminal.text.splitlines()) if y and "mark" in row)
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
            *(POSTIL, "read", *arguments, "--model", "none_such", "--annotator", "anna"),
        ],
        environment={"LANG": "C", "LC_ALL": "C", "XDG_CONFIG_HOME": str(tmp_path)},
        is_started=True,
    )
    terminals.append(terminal)
    terminal.wait_for(r"\bsaved\b")
    terminal.press("1")
    terminal.wait_for("saved 1")
    (text,) = (tmp_path / "library").glob("articles/*/texts/*.txt")
    assert text.read_bytes() == "Zoë met Żaneta.\n".encode()


def test_a_click_on_markup_does_nothing_but_place_the_cursor(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    terminal = read(terminals, tmp_path, f"{MARKUP}\n")
    title, text, *_ = terminal.text.splitlines()
    # Where the title stands, a click does nothing at all.
    for row, line, word in ((1, title, "click"), (2, text, "quit")):
        column = line.index(word) + 1
        terminal.press(f"\x1b[<0;{column};{row}M", f"\x1b[<0;{column};{row}m")
    terminal.press("y")
    terminal.wait_for("copied “app.quit”")
    assert MARKUP in terminal.text


@pytest.mark.parametrize("name", [b"x\xff\xfe.txt", b"[bold] [@click=app.quit].txt"])
def test_any_file_name_opens_and_is_drawn(
    terminals: list[Terminal], tmp_path: Path, name: bytes
) -> None:
    terminal = read(terminals, tmp_path, "Words to read.\n", name=os.fsdecode(name))
    assert name.decode("utf-8", "replace") in terminal.text
    assert b"\xff" not in terminal.output


def test_a_lone_surrogate_is_drawn_labelled_and_exported(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(r'{"text": "A\ud83d lone half."}' + "\n")
    terminal = open_file(terminals, tmp_path, lines)
    terminal.press("1")
    terminal.wait_for("saved 1")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
    exported = subprocess.run(
        [POSTIL, "export", "--library", str(tmp_path / "library")],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    assert rb'"text": "A\ud83d lone half."' in exported.stdout


def test_a_tiny_window_and_a_storm_of_sizes_are_survived(
    terminals: list[Terminal], tmp_path: Path
) -> None:
    terminal = read(terminals, tmp_path, "Words to read.\n" * 50)
    for rows, columns in [(5, 20), (24, 80), (1, 1), (60, 200), (2, 300), (5, 20)] * 4:
        terminal.resize(rows, columns)
    terminal.wait_for("(?m)^  Words to read")
    terminal.resize(24, 80)
    terminal.press("1")
    terminal.wait_for("saved 1")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0


def test_a_dumb_terminal_can_still_be_quit(terminals: list[Terminal], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words to read.\n")
    terminal = open_file(terminals, tmp_path, tmp_path / "a.txt", TERM="dumb")
    terminal.press("q")
    assert terminal.wait_for_exit() == 0
