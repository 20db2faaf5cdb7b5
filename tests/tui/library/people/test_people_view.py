"""The people view: who speaks, all that they claim, the place and back, and rules about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library.people_rules import PeopleFile
from tests.tui.people_harness import forty, open_people, shelf
from tests.tui.reader_harness import open_reader, until
from tui.library.people.screen import PeopleScreen
from tui.library.screen import LibraryScreen
from tui.widgets.lines import Line


async def test_who_speaks_is_listed_and_leads_to_the_claims_the_place_and_back(
    tmp_path: Path,
) -> None:
    async with open_people(tmp_path) as user:
        assert user.line("people-head").endswith("5 names, 8 claims")
        assert user.line("people-columns").split()[:3] == ["name", "↓claims", "direct"]
        assert user.rows == [
            "Quill unclear: I. Quill or Ida… 2 1 0 1 2 2024-02-07 2024-03-09",
            "Blue Line 1 0 0 1 1",
            "I. Quill 1 0 0 1 1 2024-03-10 2024-03-10",
            "Ida Quill Mayor 1 0 0 1 1 2024-01-05 2024-01-05",
            "Tom Farrow 1 0 0 1 1 2024-03-10 2024-03-10",
            "Sources that no name stands for 2",
            "company 1 0 0 1 1 2024-04-11 2024-04-11",
            "harbour spokeswoman 1 0 0 1 1",
        ]
        for keys, row in (("G {", "Quill"), ("}", "company"), ("{", "Quill"), ("j {", "Quill")):
            await user.press(*keys.split())
            assert user.here.startswith(row), keys
        await user.press("o")
        assert user.rows[0].startswith("Blue Line")
        assert "ordered by name" in user.line("message")

        await user.enter("slash", "quill")
        assert [row.split()[0] for row in user.rows] == ["I.", "Ida", "Quill"]
        await user.press("G", "enter")
        await user.settle()
        assert user.rows == [
            "Harbour news 2 2024-02-07",
            "· doubt claimed: the ferry had never been late. Nobody laughed.",
            "Harbour news 3 2024-03-09",
            "· admission admitted: We had no ferry to lose.",
        ]
        await user.press("j")
        here = user.here
        await user.press("enter")
        reader = await user.in_reader()
        assert reader.document.title == "Harbour news 3"
        assert reader.focused_item is not None
        assert reader.focused_item.body.kind == "claim"
        await user.press("B")
        await user.settle()
        assert user.here == here

        await user.press("escape")
        assert user.here.startswith("Quill unclear")
        await user.press("escape")
        assert len(user.rows) == 8
        await user.press("escape")
        assert user.app.screen is reader
        await user.press("q")
        await until(user.pilot, lambda: isinstance(user.app.screen, LibraryScreen))
        await user.press("at")
        assert user.here.startswith("Quill unclear")


async def test_names_are_merged_renamed_and_split_and_all_of_it_is_taken_back(
    tmp_path: Path,
) -> None:
    async with open_people(tmp_path) as user:
        await user.enter("slash", "i. quill")
        await user.press("j", "space", "escape")
        await user.enter("slash", "mayor")
        await user.press("m")
        await user.message("I. Quill is the same as Ida Quill: 1 claim   u undoes")
        assert len(user.rows) == 1, "the list is as narrow as before"
        await user.press("escape")
        assert user.rows[0].startswith("Ida Quill Mayor 4 1 0 3 4 2024-01-05 2024-03-10")
        assert len(user.rows) == 6
        await user.enter("r", "Ida Quill II")
        await user.message("goes by the name Ida Quill II")
        assert user.here.startswith("Ida Quill II")

        await user.press("enter")
        await user.settle()
        await user.press("j")
        await user.enter("S", "Quill the elder")
        await user.message("is Quill the elder in article")
        assert user.line("people-head").count("3 claims in 3 articles") == 1
        await user.press("escape", "R")
        assert [row.rsplit("ann,", 1)[0].strip() for row in user.rows][1:] == [
            "Ida Quill goes by the name Ida Quill II",
            "I. Quill is the same as Ida Quill",
        ]
        await user.press("j", "d")
        await user.message("taken back: Ida Quill goes by the name Ida Quill II   u undoes")
        assert len(user.rows) == 2
        for words in ("in force again: Ida Quill goes by", "taken back: Ida Quill II is"):
            await user.press("u")
            await user.message(words)
        for words in ("taken back: Ida Quill goes by", "taken back: I. Quill is the same"):
            await user.press("u")
            await user.message(words)
        assert user.rows[0].startswith("No rules yet")
        await user.press("u")
        await user.message("nothing to undo: no rule was changed here")


async def test_a_noun_is_linked_to_a_body_by_one_key_and_the_reader_knows_it(
    tmp_path: Path,
) -> None:
    async with open_people(tmp_path) as user:
        await user.press("j", "space", "W")
        assert "which no name stands for" in user.line("message")
        await user.enter("slash", "company")
        await user.press("W")
        await user.message("“company” stands for Blue Line: 1 claim   u undoes")
        assert user.here.startswith("Blue Line 2 0 0 2 2")
        await user.press("g", "enter")
        await user.settle()
        await user.press("G", "enter")
        reader = await user.in_reader()
        assert "The company → Blue Line" in user.line("focus")
        assert reader.document.title == "Harbour news 5"
        await user.press("B", "u")
        await user.message("taken back: “company” stands for Blue Line")
        await until(user.pilot, lambda: "→" not in reader.query_one("#focus", Line).text)
        await user.press("escape", "G", "W", "enter")
        await user.message("“harbour spokeswoman” stands for Blue Line: 1 claim")


async def test_in_the_reader_one_more_key_links_a_noun_in_all_articles(tmp_path: Path) -> None:
    async with open_people(tmp_path) as user:
        await user.enter("slash", "company")
        await user.press("enter")
        await user.settle()
        await user.press("enter")
        reader = await user.in_reader()
        await user.press("W", "enter")
        assert "→ Blue Line" in user.line("focus")
        assert "W again: “company” is always Blue Line" in user.line("focus")
        await user.press("W")
        question = str(reader.query_one("#prompt-label").render())
        assert "“company” stands for Blue Line in all articles? y or n" in question
        await user.press("y", "enter")
        await until(user.pilot, lambda: "“company” stands for Blue Line" in user.line("focus"))
        [rule] = PeopleFile(tmp_path).read().rules
        assert (rule.kind, rule.name, rule.to, rule.by) == ("link", "company", "Blue Line", "ann")


async def test_what_cannot_be_done_is_said_and_changes_nothing(tmp_path: Path) -> None:
    async with open_people(tmp_path) as user:
        refusals = {
            "m": "mark the names that are one with Space",
            "S": "Enter on a name lists the claims",
            "d": "R lists the rules",
            "W": "go to a source such as",
        }
        for key, words in refusals.items():
            await user.press(key)
            assert words in user.line("message"), key
        await user.press("space", "u")
        await user.message("nothing to undo: no rule was changed here")
        assert len(user.screen.state.marks) == 1
        await user.press("k", "space", "G", "r")
        assert "only a name can be changed" in user.line("message")
        await user.press("g", "j")
        await user.enter("r", "Tom Farrow")
        await user.message("Tom Farrow speaks already: merge them")
        assert not (tmp_path / "people.jsonl").exists()
        await user.press("ampersand")
        await user.settle()
        assert user.rows[0].startswith("Nobody speaks: there are no accepted claims")
        # It takes the place of what was said before.
        assert user.line("message").strip() == "accepted claims"
        await user.press("space")
        assert "go to a name" in user.line("message")


async def test_from_an_open_article_the_view_leads_back_into_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("at")
        screen = user.pilot.app.screen
        assert isinstance(screen, PeopleScreen)
        await until(user.pilot, lambda: not screen.state.is_counting)
        await user.press("q")
        assert user.pilot.app.screen is user.reader


async def test_what_somebody_said_of_something_and_when_it_changed_takes_under_ten_keys(
    tmp_path: Path,
) -> None:
    async with open_people(tmp_path, tuple(forty())) as user:
        await user.press("slash", *"qu", "enter", "enter")
        await user.settle()
        await user.press("slash", *"fe")
        tones = [row.split()[1] for row in user.rows if row.startswith("·")]
        assert tones == ["neutral"] * 3 + ["denial"] * 2
        dates = [row.split()[-1] for row in user.rows if row.startswith("Harbour")]
        assert dates == sorted(dates)
        assert user.pressed < 10


@pytest.mark.parametrize("size", [(60, 8), (96, 8), (200, 24)])
async def test_numbers_stand_under_their_names_and_beside_the_people(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with open_people(tmp_path, size=size) as user:
        rows = user.screen.rows
        heads = user.screen.query_one("#people-columns", Line).render_line(0).text
        first = rows.draw_row(0, rows.size.width).text.rstrip()
        assert rows.show_vertical_scrollbar == (size[1] == 8)
        for name, number in (("claims", "2"), ("articles", "2"), ("last", "2024-03-09")):
            end = heads.index(name) + len(name)
            assert first[:end].endswith(f" {number}"), (heads, first)
        assert len(first) <= 168


async def test_a_damaged_file_of_rules_is_named_and_hides_nobody(tmp_path: Path) -> None:
    shelf(tmp_path)
    (tmp_path / "people.jsonl").write_text("{}\n", encoding="utf-8")
    async with open_people(tmp_path, size=(200, 24)) as user:
        assert "people.jsonl, line 1, is passed over" in user.line("message")
        assert len(user.rows) == 8
    (tmp_path / "people.jsonl").unlink()
    (tmp_path / "people.jsonl").mkdir()
    async with open_people(tmp_path, size=(200, 24)) as user:
        assert "people.jsonl cannot be read" in user.rows[0]
