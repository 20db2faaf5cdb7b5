"""The screen that compares statements: pairs side by side, to a place and back to the same one."""

from __future__ import annotations

from pathlib import Path

from tests.tui.people_harness import open_people
from tests.tui.reader_harness import until
from tests.tui.statements_harness import ARTICLES, open_statements
from tui.library.people.screen import PeopleScreen
from tui.library.screen import LibraryScreen
from tui.library.statements.screen import StatementsScreen


async def test_pairs_that_differ_stand_on_top_side_by_side_where_there_is_room(
    tmp_path: Path,
) -> None:
    async with open_statements(tmp_path, size=(120, 40)) as user:
        assert "Type whose statements" in user.rows[1]
        await user.ask("orlo")

        assert user.line("statements-head").endswith(
            "6 statements, 4 pairs about the same, 2 differ in number, 1 in polarity;"
            " 1 not compared"
        )
        rows = user.rows
        assert rows[0] == " ≠ number: 12 million euros | 15 million euros"
        assert rows[1].startswith("▸ · 2024-01-05  Harbour news 1 ¶ 1")
        assert "· 2024-02-07  Harbour news 2 ¶ 1" in rows[1]
        assert "Ida Quill claimed [doubt]: the ferry to Orlo would" in rows[2]
        [heading] = [row for row in rows if "polarity" in row]
        assert heading == " ± polarity: safe | not safe"
        at = rows.index(" Not compared")
        assert "warned [warning]: of ice" in rows[at + 2]

        await user.pilot.resize_terminal(250, 40)
        await until(user.pilot, lambda: user.screen.size.width == 250)
        assert all(len(row) <= 210 for row in user.rows), "lines stay short enough to read"

        # In a narrow window they stand below each other, and the cursor stays on its statement.
        await user.press("j")
        await user.pilot.resize_terminal(60, 15)
        await until(user.pilot, lambda: any(row.startswith("▸ · 2024-02-07") for row in user.rows))
        assert not any("2024-01-05" in row and "2024-02-07" in row for row in user.rows)
        assert all(len(row) <= 60 for row in user.rows)
        assert (
            user.screen.query_one("#statements-head")
            .render_line(0)
            .text.rstrip()
            .endswith("3 of 4 pairs differ; 1 not compared")
        )


async def test_questions_narrow_and_a_line_that_means_nothing_says_so(tmp_path: Path) -> None:
    async with open_statements(tmp_path) as user:
        await user.ask("speaker:Farrow")
        assert user.line("statements-head").endswith(
            "2 statements, 1 pair about the same, 0 differ in number, 1 in polarity"
        )
        await user.ask("speaker:Quill orlo date:2024-05")
        assert user.line("statements-head").endswith("1 statement; 1 not compared")
        await user.ask("nobody says this")
        assert "No such claims" in user.rows[1]
        await user.ask("date:2024")
        assert "by words or by speaker:NAME" in user.rows[1]
        await user.ask("label:PERSON")
        assert "statements are asked for by speaker:" in user.rows[1]


async def test_a_statement_opens_in_focus_and_a_key_comes_back_to_it(
    tmp_path: Path,
) -> None:
    async with open_statements(tmp_path) as user:
        await user.ask("orlo")
        await user.press("right_curly_bracket", "right_curly_bracket", "j")
        stop = user.screen.list.current
        await user.press("enter")
        reader = await user.in_reader()
        await until(user.pilot, lambda: reader.focused_item is not None)
        assert reader.document.title == "Harbour news 4"
        assert reader.focused_item is not None
        assert reader.focused_item.body.kind == "claim"

        await user.press("B")
        assert isinstance(user.app.screen, StatementsScreen)
        await user.settle()
        assert user.screen.list.current == stop
        await user.press("k", "q")
        await until(user.pilot, lambda: not isinstance(user.app.screen, StatementsScreen))
        await user.in_reader()
        await user.press("q")
        await until(user.pilot, lambda: isinstance(user.app.screen, LibraryScreen))


async def test_what_one_claims_is_compared_from_the_people_view_and_back(tmp_path: Path) -> None:
    async with open_people(tmp_path, ARTICLES) as people:
        assert "Ida Quill" in people.here
        await people.press("equals_sign")
        app = people.app
        await until(people.pilot, lambda: isinstance(app.screen, StatementsScreen))
        screen = app.screen
        assert isinstance(screen, StatementsScreen)
        await until(people.pilot, lambda: screen.state.result is not None)
        assert screen.state.result is not None
        kinds = [kind for pair in screen.state.result.comparison.pairs for kind in pair.kinds]
        assert kinds == ["number", "number"]
        await people.press("q")
        await until(people.pilot, lambda: isinstance(app.screen, PeopleScreen))
        assert "Ida Quill" in people.here
