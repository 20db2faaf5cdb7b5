"""The terminal's own cursor, which braille displays and magnifiers follow, and the plain line."""

from __future__ import annotations

from tests.system.terminal.conftest import TerminalUser
from tests.system.terminal.terminal import Terminal

_LINES = (
    "Anna met Boris.\n\n"
    "漢字の Calais — é\u0301 “naïve” \x1b[31m Doris\tEmil went\n\n"
    + "\n\n".join(f"Row {number} of Ferrol" for number in range(60))
    + "\n"
)


def under_cursor(reader: Terminal) -> str:
    """What stands on the screen from its cursor to the next blank."""
    return reader.row_from_cursor.partition(" ")[0]


def check(reader: Terminal, keys: str, words: str) -> None:
    reader.press(*keys)
    reader.wait_until(lambda: under_cursor(reader).startswith(words), f"cursor on {words}")


def test_the_cursor_stands_on_the_token_in_hand_in_every_part_of_the_screen(
    user: TerminalUser,
) -> None:
    user.article.write_text(_LINES)
    reader = user.read()
    assert not reader.shows_cursor
    for keys, words in (
        ("", "Anna"),
        ("ww", "Boris"),
        ("/Calais\r", "Calais"),
        ("/Doris\r", "Doris"),
        ("w", "Emil"),
        ("G", "Ferrol"),
        ("gvw1", "met"),
        ("$[", "Anna"),
    ):
        check(reader, keys, words)
    reader.press("/", *"pp")
    reader.wait_until(lambda: reader.row_to_cursor == " /pp", "cursor behind what is typed")
    check(reader, "\x1b", "Anna")
    reader.press("p")
    reader.wait_until(lambda: reader.row_from_cursor.startswith(" ✓ PER Anna met"), "its entry")


def test_with_announce_changes_are_said_in_the_last_row_and_the_cursor_is_seen(
    user: TerminalUser,
) -> None:
    reader = user.read(options=("--announce",))
    assert reader.shows_cursor

    for keys, words in (
        ("l", "no annotation here"),
        ("hvw", "selected “Anna met”"),
        ("1", "added PERSON “Anna met”. at the cursor: PERSON “Anna met”, accepted"),
        ("$[", "PERSON “Anna met”, accepted"),
        ("x", "rejected PERSON “Anna met”. at the cursor: PERSON “Anna met”, rejected"),
        ("gc", "a new claim: cue “Anna”. open claim, source missing, cue Anna, content missing"),
        ("/", "Enter take the line   Esc back"),
    ):
        reader.press(*keys)
        reader.wait_until(lambda words=words: last_row(reader) == words, words)


def last_row(reader: Terminal) -> str:
    return reader.text.splitlines()[-1].strip()
