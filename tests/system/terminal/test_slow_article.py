"""An article that takes long to read: a line says so, and Esc ends it."""

from __future__ import annotations

from tests.system.terminal.conftest import TerminalUser

_ATTRIBUTES = " ".join(f"a{number}=1" for number in range(1_000_000))
"""The parser compares each of them with all before it."""


def test_esc_ends_the_reading(user: TerminalUser) -> None:
    user.article = user.folder / "bridge.html"
    user.article.write_text(f"<!doctype html><p {_ATTRIBUTES}>The bridge is open.</p>")
    reader = user.open()
    reader.wait_for(r"reading bridge\.html … \d+ s   Esc ends it")
    reader.press("escape")
    assert reader.wait_for_exit() == 130
    line = reader.text.replace("\n", "")
    assert line.startswith("postil: ")
    assert line.endswith(
        "bridge.html was not read to its end, as Esc was pressed; nothing is changed"
    )
    assert not user.library.articles()
