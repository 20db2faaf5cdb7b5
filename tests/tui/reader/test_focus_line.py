"""The focus line as it is drawn: what is next to be decided, beside what was just done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.reader_harness import SAID, ReaderUser, entity, open_reader
from tui.widgets.lines import Line

NARROW, WIDE = (80, 24), (120, 40)
FARROW, ANSEL = entity("Tom Farrow", "PERSON"), entity("Port Ansel", "GPE")


def drawn(user: ReaderUser) -> str:
    return user.reader.query_one("#focus", Line).render_line(0).text.strip()


async def test_on_a_narrow_window_the_report_gives_way_to_what_is_next(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[FARROW, SAID, ANSEL], size=NARROW) as user:
        await user.press("tab")
        assert drawn(user).startswith("CLAIM  pending")
        await user.press("a")
        assert drawn(user).startswith("PERSON  pending  “Tom Farrow”   ")
        assert "   accepted CLAIM “the new" in drawn(user)
        await user.press("a")
        assert "“Port Ansel”" in drawn(user)
        assert "accepted PERSON “Tom Farrow”" in drawn(user)


async def test_the_last_decision_says_that_nothing_is_pending(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[ANSEL], size=WIDE) as user:
        assert user.keys_line.startswith("Tab next pending")
        await user.press("tab", "1")
        assert drawn(user).endswith("nothing is pending any more")
        assert "relabelled GPE “Port Ansel” as PERSON" in drawn(user)
        assert user.keys_line.startswith("D done")
        await user.press("a", "a")
        already = "PERSON “Port Ansel” is accepted already"
        assert user.message == f"{already}   nothing is pending any more"
        await user.press("u")
        assert "Tab next pending" not in user.keys_line
        await user.press("escape")
        assert user.keys_line.startswith("Tab next pending")


async def test_what_the_filter_hides_is_counted_where_nothing_is_pending(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[FARROW, SAID, ANSEL], size=WIDE) as user:
        await user.type("&GPE")
        await user.press("enter", "tab", "a")
        assert user.message.endswith("nothing is pending any more; 2 hidden by the filter")
        await user.press("tab")
        assert user.message == "nothing is pending; 2 hidden by the filter"
        await user.press("A")
        assert user.message == "nothing is pending here; 2 hidden by the filter"


@pytest.mark.parametrize("label", ["GPE", "PERSON"])
async def test_a_label_that_it_has_already_is_not_offered_again(tmp_path: Path, label: str) -> None:
    ansel = entity("Port Ansel", label)
    async with open_reader(tmp_path, bodies=[ansel]) as user:
        await user.press("tab", "a", "3")
        assert user.focus == ansel
        assert user.items("accepted") == [ansel]
        again = "accepted, and in focus now: the same key labels it GPE"
        assert user.message == ("that one is GPE already" if label == "GPE" else again)


async def test_a_selection_is_named_beside_the_labels_that_it_can_get(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID], size=WIDE) as user:
        await user.press("j", "v", "w")
        assert user.labels_line.endswith("for “Mayor Ida”")
        await user.pilot.resize_terminal(80, 24)
        await user.pilot.pause()
        assert user.labels_line.endswith("; more")
        await user.pilot.resize_terminal(120, 40)
        await user.press("escape", "escape")
        assert "for “" not in user.labels_line
