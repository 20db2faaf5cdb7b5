"""An article that changed, in the reader: what moved is shown so, what is lost can be placed."""

from __future__ import annotations

from pathlib import Path

from annotate.entity import Entity
from annotate.span import Span
from tests.tui.reader_harness import TEXT, Desk, open_desk

CHANGED = TEXT.replace("Quill praised the builders.", "Quill praised builders, all of them.")
CHANGED = CHANGED.replace("Tom Farrow of", "Tom Farrrow of").replace(
    "\nNobody in Port Ansel believes him.\n", "\nMost people believe him.\n"
)


async def prepared(folder: Path, *keys: str) -> None:
    """Accept everything in the article as it was, then do more."""
    async with open_desk(folder) as desk:
        await desk.press("A", *keys)


def words(desk: Desk) -> list[str]:
    """The quotes of everything that was found again and waits for a look."""
    assert desk.reader.session is not None
    pending = desk.reader.session.annotations.pending
    return [desk.quote(item.body.extent).split("\n")[0] for item in pending]


async def test_a_changed_text_is_told_with_counts_and_keys(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        assert desk.message == (
            "the text changed: 5 in place, 2 moved, 1 lost; Tab goes to what moved; "
            "V lists what is lost"
        )
        assert "0 pending  7 accepted  0 rejected  2 moved  1 lost" in desk.status


async def test_tab_goes_through_what_moved_and_accepting_confirms(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        before = words(desk)
        assert len(before) == 2
        await desk.press("tab")
        assert "accepted, moved with the text" in desk.message
        await desk.press("a", "a")
        assert "nothing is pending any more" in desk.message
        assert "moved" not in desk.status
        await desk.press("u")
        assert "1 moved" in desk.status
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        assert "the text changed" not in desk.message
        assert words(desk) == before[1:]


async def test_editing_confirms_and_the_palette_confirms_all(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        await desk.press("tab", "tab", ".")
        assert len(words(desk)) == 1
        desk.reader.action_confirm_moved()
        assert words(desk) == []
        assert "confirm the place of 1 annotation" in desk.message
        desk.reader.action_confirm_moved()
        assert "nothing has moved" in desk.message


async def test_accepting_all_leaves_what_moved_to_be_looked_at(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        await desk.press("A")
        assert len(words(desk)) == 2


async def test_what_moved_is_told_without_colour(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=(), theme="postil-plain") as desk:
        view, panel = desk.reader.view, desk.reader.panel
        rows = [view.render_line(y).text for y in range(view.size.height)]
        assert any("PER~" in row for row in rows)
        assert any(row.lstrip().startswith("~") for row in rows)
        await desk.press("p")
        listed = [panel.render_line(y).text for y in range(panel.size.height)]
        assert sum(row.startswith(" ~") for row in listed) == 2


async def test_a_lost_one_is_taken_in_hand_and_placed_on_a_selection(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        await desk.press("V", "enter")
        assert "GPE “Port Ansel”: select its place (v), then V" in desk.message
        await desk.press("G", "(", "v", "w", "V")
        assert "placed: GPE “Port Ansel”" in desk.message
        assert desk.focus == Entity(span(CHANGED, "Most people"), "GPE")
        assert "lost" not in desk.status
        await desk.press("u")
        assert "1 lost" in desk.status
        assert "undid: place GPE “Port Ansel”" in desk.message


async def test_a_lost_one_goes_only_when_it_is_dropped(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        await desk.press("V", "escape")
        assert "1 lost" in desk.status
        await desk.press("V", "d")
        assert "dropped: GPE “Port Ansel”" in desk.message
        assert "lost" not in desk.status
        await desk.press("V")
        assert desk.message == "nothing is lost in this article"


async def test_undo_ends_at_the_change_of_the_text(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        await desk.press("u")
        assert desk.message.startswith("undo ends here: the text changed: 5 in place")
        assert "7 accepted" in desk.status


async def test_a_much_shorter_text_opens_where_reading_had_come_further(tmp_path: Path) -> None:
    await prepared(tmp_path, "G")
    async with open_desk(tmp_path, text="All is well.\n", bodies=()) as desk:
        assert "8 lost" in desk.status
        assert desk.cursor == "."


async def test_the_filter_shows_only_what_moved(tmp_path: Path) -> None:
    await prepared(tmp_path)
    async with open_desk(tmp_path, text=CHANGED, bodies=()) as desk:
        await desk.press("&")
        await desk.type("moved")
        await desk.press("enter", "]")
        first = desk.focus
        await desk.press("]", "]", "]")
        assert first is not None
        assert "no further annotation" in desk.message


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))
