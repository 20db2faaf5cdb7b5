"""The side panel: lists claims by speaker and names with counts, follows the cursor, acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.commands import Accept, SetNote
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import suggestion_id
from tests.tui.reader_harness import BODIES, BROKEN, SAID, ReaderUser, entity, open_reader, until
from tui.widgets.rule import Rule

NAMES = "Ann saw Bob. " * 60
ANNS = [Entity(Span(n * 13, n * 13 + 3), "PERSON") for n in range(60)]
WIDE = (120, 24)


def rows(user: ReaderUser) -> list[str]:
    """What the panel shows behind its line, without empty rows."""
    panel = user.reader.panel
    drawn = (panel.render_line(y).text for y in range(panel.size.height))
    shown = (row.removeprefix("│").rstrip() for row in drawn)
    return [row.rstrip("─ ") for row in shown if row]


async def test_the_panel_opens_and_closes(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        for key in ("p", "f2"):
            await user.press(key)
            assert user.reader.panel.display, key
            assert user.reader.panel.has_focus, key
            await user.press(key)
            assert not user.reader.panel.display, key
            assert user.reader.view.has_focus, key


async def test_claims_stand_under_their_speakers_and_names_with_their_counts(
    tmp_path: Path,
) -> None:
    again = entity("Quill", "ORG")
    async with open_reader(tmp_path, bodies=[*BODIES[1:], again], size=WIDE) as user:
        await user.press("p")
        assert rows(user) == [
            " Claims 2   Entities 6",
            "── Ida Quill (1)",
            " · said",
            "   the new quay would open in May",
            "── Tom Farrow (1)",
            " · said",
            "   “We are late,” … “but we are not …",
            "── entities (6)",
            " · PER Ida Quill",
            " · PER Tom Farrow",
            " · ORG Quill ×2",
            " · GPE Port Ansel",
            " · DAT May.",
        ]


async def test_moving_in_the_panel_shows_the_annotation(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        for key, body in (("g", SAID), ("j", BROKEN), ("j", BODIES[0]), ("k", BROKEN)):
            await user.press(*(() if user.reader.panel.display else ("p",)), key)
            assert user.focus == body == user.reader.panel.current.body
        await user.press("G")
        assert user.focus == entity("May.", "DATE")


async def test_enter_takes_the_keys_to_the_annotation(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=WIDE) as user:
        await user.press("p", "g", "enter")
        assert user.reader.view.has_focus
        assert user.reader.panel.display
        assert user.focus == SAID


async def test_enter_without_a_mark_marks_what_is_at_the_top(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=WIDE) as user:
        await user.press("g", "p")
        assert user.reader.panel.current is None
        await user.press("enter")
        assert user.reader.panel.has_focus
        assert user.focus == user.reader.panel.current.body == SAID


@pytest.mark.parametrize("leave", ["enter", "escape", "p"])
async def test_a_panel_that_lies_over_the_text_goes_away_with_the_keys(
    tmp_path: Path, leave: str
) -> None:
    async with open_reader(tmp_path, size=(80, 24)) as user:
        view, wide = user.reader.view, user.reader.view.wrapping.width
        await user.press("p", "g")
        assert user.reader.panel.region.overlaps(view.region)
        assert view.wrapping.width == wide
        await user.press(leave)
        assert not user.reader.panel.display
        assert view.has_focus
        assert user.focus == SAID


async def test_the_panel_follows_what_is_in_focus_or_at_the_cursor(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=WIDE) as user:
        await user.press("p", "enter")
        for item in user.reader.session.annotations.items:
            user.reader.page.move_to(user.reader.state.tokens.at(item.body.extent.start))
            assert user.reader.panel.current is user.reader.state.target
        await user.press("shift+tab")
        assert user.reader.panel.current is user.reader.focused_item


async def test_the_keys_walk_the_entities_of_a_name_and_act_on_each(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=NAMES, bodies=ANNS) as user:
        await user.press("p", "g")
        assert " · PER Ann 1 of 60" in rows(user)
        await user.press("l", "l")
        assert user.focus == ANNS[2]
        assert "3 of 60" in rows(user)[-1]
        await user.press("h", "h", "h")
        assert user.focus == ANNS[-1]
        await user.press("x")
        assert user.items("rejected") == [ANNS[-1]]
        await user.press("g", "h", "k", "u")
        assert not user.items("rejected")


async def test_all_that_reviewing_takes_is_done_in_the_panel(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("p", "g", "a")
        assert user.items("accepted") == [SAID]
        assert user.reader.panel.has_focus
        assert user.focus == user.reader.panel.current.body == BODIES[2]
        await user.press("x", "3", "space", "u")
        assert user.items("rejected") == [BODIES[2]]
        assert rows(user)[4] == "── not named (1)"
        await user.press("u", "g", "i", *"who", "ctrl+s")
        assert " ✓ said  * who" in rows(user)
        assert user.reader.panel.has_focus


async def test_what_the_filter_hides_is_not_listed(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=WIDE) as user:
        await user.press("p", "enter", "ampersand", *"gpe", "enter")
        head, *listed = rows(user)
        assert head.split() == ["Claims", "0", "Entities", "1", "&", "gpe"]
        assert listed == ["── entities (1)", " · GPE Port Ansel"]
        await user.press("ampersand", *"<1%", "enter")
        assert "nothing passes the filter" in " ".join(rows(user))
        await user.press("ampersand", "enter")
        assert rows(user)[0].split() == ["Claims", "2", "Entities", "6"]


async def test_with_a_filter_for_what_is_pending_rows_go_as_they_are_decided(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("ampersand", *"pending", "enter", "p", "g", "a", "g", "a")
        assert rows(user)[:2] == [" Claims 0   Entities 6           & pending", "── entities (6)"]


async def test_a_line_parts_it_from_the_text_and_meets_the_rules(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=(120, 40)) as user:
        above, below = user.reader.query(Rule)
        assert {"┬", "┴"}.isdisjoint(above.render_line(0).text + below.render_line(0).text)
        await user.press("p")
        column = user.reader.panel.region.x
        assert above.render_line(0).text[column] == "┬"
        assert below.render_line(0).text[column] == "┴"
        assert user.reader.panel.render_line(3).text[0] == "│"
        await user.pilot.resize_terminal(60, 40)
        assert user.reader.panel.line_column() is None


async def test_a_click_goes_there(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=WIDE) as user:
        await user.press("p", "enter")
        for y, body in ((3, SAID), (6, BROKEN), (8, BODIES[0])):
            await user.pilot.click(user.reader.panel, offset=(6, y))
            await user.pilot.pause()
            assert user.focus == body
            assert user.reader.view.has_focus
        for y in (0, 1, 7):
            await user.pilot.click(user.reader.panel, offset=(6, y))
            assert user.focus == BODIES[0]


async def test_a_long_list_comes_little_by_little(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(900))
    ports = [Entity(Span(*match.span()), "GPE") for match in re.finditer(r"Port \d+", text)]
    async with open_reader(tmp_path, text=text, bodies=ports) as user:
        panel = user.reader.panel
        await user.press("p")
        name = suggestion_id(user.reader.article.stored.scope, ports[899])
        user.reader.editor.perform(SetNote(name, "last"))
        while not panel._growing.is_complete:
            await user.pilot.pause(0.01)
        assert rows(user)[0] == " Claims 0   Entities 900"
        await user.press("G")
        assert rows(user)[-1] == " · GPE Port 899  * last"


async def test_a_row_that_was_scrolled_away_is_drawn_as_it_is_by_now(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(100))
    ports = [Entity(Span(*match.span()), "GPE") for match in re.finditer(r"Port \d+", text)]
    async with open_reader(tmp_path, text=text, bodies=ports, size=WIDE) as user:
        await user.press("p", "g")
        for number in (3, 5):
            assert rows(user)[number + 2] == f" · GPE Port {number}"
            await user.press("G")
            assert user.reader.panel.first_row > user.reader.panel.size.height
            name = suggestion_id(user.reader.article.stored.scope, ports[number])
            user.reader.editor.perform(Accept((name,)))
            await user.press("g")
            assert rows(user)[number + 2] == f" ✓ GPE Port {number}"


async def test_the_panel_scrolls_to_what_is_in_focus_when_the_keys_rest(tmp_path: Path) -> None:
    text = "".join(f"Port {number} lies here.\n" for number in range(100))
    ports = [Entity(Span(*match.span()), "GPE") for match in re.finditer(r"Port \d+", text)]
    async with open_reader(tmp_path, text=text, bodies=ports, size=WIDE) as user:
        panel = user.reader.panel
        await user.press("p", "enter", "g")
        keys_rest = False
        panel._revealer._is_quiet = lambda: keys_rest
        await user.press("shift+tab")
        assert panel.current is not None
        assert panel.current.body == ports[99]
        assert panel.scroll_offset.y == 0
        keys_rest = True
        await until(user.pilot, lambda: rows(user)[-1] == " · GPE Port 99")


async def test_the_panel_marks_the_claim_that_is_open(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=WIDE) as user:
        panel = user.reader.panel
        await user.press("p", "escape", "g", "tab", "tab", "e")
        assert user.reader.state.draft is not None
        assert panel.current is not None
        assert panel.current.body == SAID
        await user.press("}", "w")
        assert panel.current.body == SAID, "the cursor has left it"
        await user.press("p", "p")
        assert panel.current.body == SAID


@pytest.mark.parametrize("size", [(60, 15), WIDE], ids=str)
async def test_the_panel_lends_its_keys_while_a_claim_is_open(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_reader(tmp_path, size=size) as user:
        panel = user.reader.panel
        await user.press("p", "g", "j")
        for keys, end in (
            (("e",), ("escape",)),
            (("s",), ("escape",)),
            (("e", "s", "escape"), ("escape",)),
            (("e", "W", "escape", "W", "down", "enter"), ("a",)),
        ):
            await user.press(*keys)
            assert not panel.has_focus
            assert panel.display is not panel.covers_text
            await user.press(*end)
            assert panel.has_focus
            assert panel.display


async def test_the_text_makes_room_for_the_panel_also_after_scrolling(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text="A ferry leaves. " * 400, size=(102, 24)) as user:
        view = user.reader.view
        wide = view.wrapping.width
        for keys in (("G",), ("g", "j")):
            await user.press(*keys, "p", "enter")
            assert view.wrapping.width < view.size.width < wide + 20
            await user.press("p")
            assert view.wrapping.width == wide


async def test_an_empty_panel_says_so(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("p", "j", "G", "l", "enter")
        assert "no annotations yet: 1 labels the word" in " ".join(" ".join(rows(user)).split())
        user.reader.feed.progress = 0.4
        user.reader.panel.show()
        assert "looking for suggestions … 40%" in " ".join(rows(user))
        assert "Claims 0+" in rows(user)[0]
