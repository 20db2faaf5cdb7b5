"""An article that changed, in the reader: what moved is shown so, what is lost can be placed."""

from __future__ import annotations

from pathlib import Path

from annotate.entity import Entity
from annotate.span import Span
from tests.tui.reader_harness import TEXT, ReaderUser, open_reader

CHANGED = TEXT.replace("Quill praised the builders.", "Quill praised builders, all of them.")
CHANGED = CHANGED.replace("Tom Farrow of", "Tom Farrrow of").replace(
    "\nNobody in Port Ansel believes him.\n", "\nMost people believe him.\n"
)


async def prepared(folder: Path, *keys: str) -> None:
    """Accept everything in the article as it was, then do more."""
    async with open_reader(folder) as user:
        await user.press("A", *keys)


def words(user: ReaderUser) -> list[str]:
    """The quotes of everything that was found again and waits for a look."""
    assert user.reader.session is not None
    pending = user.reader.session.annotations.pending
    return [user.quote(item.body.extent).split("\n")[0] for item in pending]


async def test_a_changed_text_is_reported_with_counts_and_keys(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        assert user.message == (
            "the text changed: 5 in place, 2 moved, 1 lost; Tab goes to what moved; "
            "V lists what is lost"
        )
        assert "0 pending  7 accepted  0 rejected  2 moved  1 lost" in user.status


async def test_a_claim_that_lost_two_pieces_is_one_that_is_lost(tmp_path: Path) -> None:
    await prepared(tmp_path)
    text = TEXT.replace("“We are late,” said", "They said").replace(", “but we are not lost.”", ".")
    async with open_reader(tmp_path, text=text, bodies=()) as user:
        assert "1 lost" in user.message
        assert "1 lost" in user.status
        await user.press("V")
        assert "1, in 2 pieces" in "\n".join(
            str(title.render()) for title in user.pilot.app.screen.query("Static.title")
        )


async def test_tab_goes_through_what_moved_and_accepting_confirms(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        before = words(user)
        assert len(before) == 2
        await user.press("tab")
        assert "accepted, moved with the text" in user.message
        await user.press("a", "a")
        assert "nothing is pending any more" in user.message
        assert "moved" not in user.status
        await user.press("u")
        assert "1 moved" in user.status
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        assert "the text changed" not in user.message
        assert words(user) == before[1:]


async def test_editing_confirms_and_the_palette_confirms_all(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        await user.press("tab", "tab", ".")
        assert len(words(user)) == 1
        user.reader.action_confirm_moved()
        assert words(user) == []
        assert "confirmed the place of 1 annotation" in user.message
        user.reader.action_confirm_moved()
        assert "nothing has moved" in user.message


async def test_accepting_all_leaves_what_moved_to_be_looked_at(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        await user.press("A")
        assert len(words(user)) == 2


async def test_what_moved_is_reported_without_colour(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=(), theme="postil-plain") as user:
        view, panel = user.reader.view, user.reader.panel
        rows = [view.render_line(y).text for y in range(view.size.height)]
        assert any("PER~" in row for row in rows)
        assert any(row.lstrip().startswith("~") for row in rows)
        await user.press("p")
        listed = [panel.render_line(y).text.strip("│") for y in range(panel.size.height)]
        assert sum(row.startswith(" ~") for row in listed) == 2


async def test_a_lost_one_is_taken_in_hand_and_placed_on_a_selection(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        await user.press("V", "enter")
        assert "GPE “Port Ansel”: select its place (v), then V" in user.message
        await user.press("G", "(", "v", "w", "V")
        assert "placed GPE “Port Ansel”" in user.message
        assert user.focus == Entity(span(CHANGED, "Most people"), "GPE")
        assert "lost" not in user.status
        await user.press("u")
        assert "1 lost" in user.status
        assert "undid: placed GPE “Port Ansel”" in user.message


async def test_a_lost_one_goes_only_when_it_is_dropped(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        await user.press("V", "escape")
        assert "1 lost" in user.status
        await user.press("V", "d")
        assert "dropped GPE “Port Ansel”" in user.message
        assert "lost" not in user.status
        await user.press("V")
        assert user.message == "nothing is lost in this article"


async def test_undo_ends_at_the_change_of_the_text(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        await user.press("u")
        assert user.message.startswith("undo ends here: the text changed: 5 in place")
        assert "7 accepted" in user.status


async def test_a_much_shorter_text_opens_where_reading_had_come_further(tmp_path: Path) -> None:
    await prepared(tmp_path, "G")
    async with open_reader(tmp_path, text="All is well.\n", bodies=()) as user:
        assert "8 lost" in user.status
        assert user.cursor == "."


async def test_the_filter_shows_only_what_moved(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_reader(tmp_path, text=CHANGED, bodies=()) as user:
        await user.press("&")
        await user.type("moved")
        await user.press("enter", "]")
        first = user.focus
        await user.press("]", "]", "]")
        assert first is not None
        assert "no further annotation" in user.message


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))
