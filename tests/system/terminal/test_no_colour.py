"""With `NO_COLOR` no colour reaches the terminal, so nothing can vanish into its background."""

from __future__ import annotations

import re

import pytest

from tests.system.terminal.conftest import TerminalUser

_COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def test_no_colour_is_sent_where_none_is_wanted(
    user: TerminalUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    reader = user.read()
    reader.press("1", "?")
    reader.wait_for("What you see")
    assert not _COLOUR.findall(reader.output)


def test_otherwise_there_is_colour(user: TerminalUser) -> None:
    reader = user.read()
    assert _COLOUR.findall(reader.output)
