"""Keys typed faster than the screen changes, or coming in one burst over a slow line."""

from __future__ import annotations

from tests.system.terminal.conftest import TerminalUser


def test_letters_after_the_search_key_are_searched_for(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("/Boris\r1")
    reader.wait_for(r"saved 1\b")
    assert user.accepted == ["Boris"]


def test_letters_after_the_note_key_are_the_note(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1")
    reader.wait_for(r"saved 1\b")
    reader.press("idaxX Aq")
    reader.wait_for("daxX Aq")
    reader.press("escape")
    reader.wait_for(r"saved 2\b")
    (record,) = user.library.articles()[0].layer("anna").load().records
    assert record.note == "daxX Aq"
    assert user.accepted == ["Anna"]


def test_a_burst_of_labels_and_motions_is_done_in_order(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1w2w3w4ww5")
    reader.wait_for(r"saved 5\b")
    assert user.accepted == ["Anna", "met", "Boris", "near", "while"]


def test_keys_behind_the_panel_key_go_to_the_panel_and_back_to_the_text(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1")
    reader.wait_for(r"saved 1\b")
    reader.press("p\rww2")
    reader.wait_for(r"saved 2\b")
    assert user.accepted == ["Anna", "Boris"]
