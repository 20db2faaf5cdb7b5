"""An article that takes long to read: a line says so, and Esc ends it."""

from __future__ import annotations

from tests.slow_page import slow_page
from tests.system.terminal.conftest import TerminalUser


def test_esc_ends_the_reading(user: TerminalUser) -> None:
    user.article = user.folder / "bridge.html"
    user.article.write_bytes(slow_page(1_000_000, "The bridge is open."))
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
