"""The first page is on screen before the app is loaded, which takes it over unseen."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.system.terminal.conftest import TerminalUser
from tests.system.terminal.quick_screen import QuickScreen, QuickStream
from tui.display.frame import rows_above, rows_below

ENTER, APP, LEAVE = b"\x1b[?1049h", b"\x1b[?1003h", b"\x1b[?1049l"


def texts_after_each_piece(output: bytes, size: tuple[int, int]) -> list[list[str]]:
    """The rows of text on screen from the first page on, after each few bytes that came.

    They are without the cells of the scrollbar, which the reader adds.
    """
    width, height = size
    rows = slice(rows_above(height), height - rows_below(height, width))
    screen = QuickScreen(*size)
    stream = QuickStream(screen)
    start = output.index(APP)
    stream.feed(output[:start])
    texts = [[row[:-2] for row in screen.rows[rows]]]
    for index in range(start, len(output), 100):
        stream.feed(output[index : index + 100])
        drawn = screen.rows
        if any("saved" in row for row in drawn[: rows.start]):
            # From here on the reader may have something to say over the text.
            break
        texts.append([row[:-2] for row in drawn[rows]])
    return texts


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (121, 40)])
def test_the_app_draws_over_the_first_page_and_no_word_moves(
    user: TerminalUser, size: tuple[int, int]
) -> None:
    user.article.write_text("".join(f"Line {n} has a word.\n\n" for n in range(200)))
    reader = user.read()
    reader.press("\x1b[6~", "\x1b[6~")
    reader.wait_for("Line 1[0-9] has")
    reader.press("q")
    reader.wait_for_exit()
    again = user.read(size=size)

    output = bytes(again.output)
    first, *others = texts_after_each_piece(output, size)
    assert "Line 1" in first[5]
    assert "Line 0" not in "".join(first)
    assert len(others) > 20
    for text in others:
        assert text == first
    # The screen is cleared once, ahead of the page, in one piece with it.
    assert re.findall(rb"\x1b\[\?1049.|\x1b\[[0-9]*[JM]|\x1bc", output) == [ENTER]
    assert output.startswith(b"\x1b[?2026h" + ENTER)
    assert output.index(b"\x1b[?2026l") < output.index(APP)


def test_keys_typed_on_the_first_page_are_kept_and_not_echoed(user: TerminalUser) -> None:
    reader = user.open(is_started=True)
    reader.wait_for("Anna met")
    reader.press("1w2")
    reader.wait_for(r"saved 2\b")

    assert user.accepted == ["Anna", "met"]
    assert b"1w2" not in reader.output
    reader.press("q")
    assert reader.wait_for_exit() == 0
    assert reader.is_restored


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 130)]
)
def test_a_signal_while_the_app_is_loaded_leaves_the_terminal_as_it_was(
    user: TerminalUser, number: signal.Signals, code: int
) -> None:
    reader = user.open(is_started=True)
    reader.wait_for("Anna met")
    reader.send(number)

    assert reader.wait_for_exit() in (code, 128 + number)
    assert reader.is_restored


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("library/labels.toml", b"no labels", rb"postil: .*labels\.toml"),
        ("postil/config.toml", b"colour = 'red'", rb"postil: .*colour.* is not a setting"),
        ("letter.txt", b"Words.\n" * 60_000 + b"\xff", rb"postil: .* is not utf-8 text"),
    ],
    ids=["labels", "configuration", "encoding"],
)
def test_what_goes_wrong_is_said_on_the_ordinary_screen(
    user: TerminalUser, name: str, content: bytes, words: bytes
) -> None:
    path = Path(user.folder, name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    reader = user.open()

    assert reader.wait_for_exit() != 0
    assert re.search(words, bytes(reader.output).rpartition(LEAVE)[2])
    assert reader.is_restored


@pytest.mark.parametrize(
    "variable", ["TERM=dumb", "COLUMNS=80", "NO_COLOR=", "PYTHONIOENCODING=latin-1"]
)
def test_whatever_is_out_of_the_ordinary_is_left_to_the_app(
    user: TerminalUser, variable: str
) -> None:
    name, _, value = variable.partition("=")
    # Python reads its own variables when it starts.
    reader = user.open(is_started=name.startswith("PYTHON"), **{name: value})
    reader.wait_for("Anna met")

    assert APP in reader.output
    assert bytes(reader.output).startswith(ENTER)
