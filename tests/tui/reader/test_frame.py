"""The frame of the page: head, status, focus and message, and what the mouse does in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Offset

from annotate.author import Author
from annotate.document import Document
from annotate.entity import Entity
from annotate.layout import Heading, Layout
from store.library.library import Library
from tests.tui.reader_harness import (
    BODIES,
    BROKEN,
    SAID,
    TEXT,
    ReaderUser,
    entity,
    open_reader,
    remember,
    span_of,
    until,
)
from tui.app.app import PostilApp
from tui.config.workspace import Workspace
from tui.reader.focus_line import shortened
from tui.reader.screen import ReaderScreen
from tui.widgets.lines import Line, Part

FILLER = "Nothing happened here.\n\n" * 30
"""More rows than a small window has."""
CHAPTERS = Layout(
    (
        Heading(0, 1, "Harbour plan divides Low Garrick"),
        Heading(span_of("Mayor").start, 2, "The mayor"),
        Heading(span_of("Nobody").start, 2, "The port"),
    )
)
ARTICLE = Document(
    TEXT,
    "Harbour plan divides Low Garrick",
    "/articles/harbour.md",
    facts={"author": "Mia Lund", "date": "2026-03-01"},
    layout=CHAPTERS,
)


def screen_rows(user: ReaderUser) -> list[str]:
    """The rows of the window as they are drawn."""
    return [strip.text for strip in user.reader._compositor.render_strips()]


async def click(user: ReaderUser, words: str, *, nth: int = 0) -> None:
    """Click the first character of words on the screen."""
    places = [
        (row, line.index(words)) for row, line in enumerate(screen_rows(user)) if words in line
    ]
    row, column = places[nth]
    await user.pilot.click(offset=Offset(column, row))
    await user.pilot.pause()


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (200, 60)])
async def test_title_chapter_author_and_place_stand_above_the_article(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    library = Library(tmp_path)
    remember(library, ARTICLE, [entity("Ida Quill", "PERSON")])
    app = PostilApp(Workspace(library, Author("ann")), document=ARTICLE)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        await until(pilot, lambda: reader.session is not None)
        user = ReaderUser(pilot, reader)
        is_tall = size[1] >= 30
        assert reader.view.region.y == (3 if is_tall else 1)
        top = screen_rows(user)[: reader.view.region.y]
        assert top[0].startswith(" Harbour plan")
        assert "·1 ✓0 ✗0" in top[0] or "1 pending" in "".join(top)
        assert ("Mia Lund  2026-03-01" in top[0]) is is_tall
        await user.press("tab")
        assert "The mayor" in user.head
        await user.press("G")
        assert "The port" in user.head
        app.exit()


async def test_neither_message_nor_focus_hides_the_other(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab")
        user.reader.say("a message that is much too long for a window of sixty cells")
        for width in (60, 80, 120):
            await user.pilot.resize_terminal(width, 24)
            await user.pilot.pause()
            line = next(row for row in screen_rows(user) if "PERSON" in row)
            assert line.startswith(" PERSON  pending  “Low Garri"), width
            assert "a message that is mu" in line, width
            assert len(line) == width
            assert ("sixty cells" in line) == (width > 100), width


async def test_a_pipeline_is_named_only_while_it_works(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=(120, 24)) as user:
        assert "suggestions" not in user.status
        assert "E export" in user.keys_line
        user.reader.feed.progress = 0.4
        assert "looking for suggestions 40%" in user.status
        user.reader.page.update_lines()
        await user.pilot.pause()
        assert "E export" not in user.keys_line


async def test_a_click_on_a_key_presses_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        assert "q quit" in screen_rows(user)[-1]
        await click(user, "next pending")
        assert user.focus == entity("Low Garrick", "PERSON")
        await click(user, "a accept")
        assert user.items("accepted") == [entity("Low Garrick", "PERSON")]
        await click(user, "? help")
        assert user.pilot.app.screen is not user.reader


async def test_a_click_on_a_label_in_the_margin_focuses_its_annotation(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await click(user, "dat")
        assert user.focus == entity("May.", "DATE")
        assert "note-focus" in {
            note.style for note in user.reader.row_marks.on_row(span_of(TEXT)).notes
        }


async def test_the_margin_shows_as_many_labels_as_it_has_room_for(tmp_path: Path) -> None:
    words = "Ida Tom May Eve Kim Ann"
    bodies = [Entity(span_of(word, words), "PERSON") for word in words.split()]
    for width, labels in ((80, 4), (140, 6)):
        folder = tmp_path / str(width)
        async with open_reader(
            folder, text=words, bodies=bodies[:labels], size=(width, 24)
        ) as user:
            assert screen_rows(user)[1].split() == [*words.split(), *["per"] * labels] or labels < 6
            assert screen_rows(user)[1].count("per") == labels
            assert "…" not in screen_rows(user)[1]


async def test_annotations_of_one_label_that_touch_or_overlap_stay_apart(tmp_path: Path) -> None:
    text = "HarbourBoard spoke to Ida Mary Quill."
    bodies = [
        Entity(span_of(words, text), "ORG")
        for words in ("Harbour", "Board", "Ida Mary Quill", "Mary")
    ]
    async with open_reader(tmp_path, text=text, bodies=bodies) as user:
        [row] = [user.reader.view.render_line(0)]
        styles = {segment.text: segment.style for segment in row}
    assert styles["Harbour"] != styles["Board"]
    assert styles["Ida "] == styles[" Quill"]
    assert styles["Mary"] not in (styles["Ida "], None)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("linked", "linked"),
        (
            "source “the company” in place of “it”   a accepts",
            "source “the company” in place of “it”",
        ),
        ("PRODUCT is not for claims: move to a token to label it", "PRODUCT is not for claims"),
        ("undid: relabelled COMPANY “Swiss Post”", "undid: relabelled COMPANY “Swiss Post”"),
        ("undid: relabelled COMPANY “Swiss Post” as", "undid: relabelled COMPANY “Swiss Post…"),
        (
            "accepted CLAIM “the new quay would open in May”   u undoes",
            "accepted CLAIM “the new quay…”",
        ),
        ("a" * 50, "a" * 37 + "…"),
    ],
)
def test_a_message_beside_a_claim_is_shortened_by_its_hints_first(words: str, shown: str) -> None:
    assert shortened(Part(words), 38).text == shown


async def test_a_low_and_narrow_window_counts_and_takes_no_byline_for_a_chapter(
    tmp_path: Path,
) -> None:
    text = TEXT.replace("Mayor", "By Ruth Okafor\n\nMayor", 1)
    bodies = [Entity(span_of("Tom Farrow", text), "PERSON")]
    async with open_reader(tmp_path, text=text, bodies=bodies, size=(60, 15)) as user:
        await user.press("j", "j", "j")
        row = user.reader.query_one("#status", Line).render_line(0).text
    assert "Okafor" not in row
    assert "·1 ✓0 ✗0" in row


async def test_a_message_leaves_room_for_the_claim_that_is_next(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID, BROKEN], size=(80, 24)) as user:
        await user.press("tab", "a")
        row = user.reader.query_one("#focus", Line).render_line(0).text
        assert "Tom Farrow of…  said  “We ar" in row
        assert "accepted CLAIM “the new quay…”" in row
        await user.press("e", "=")
        row = user.reader.query_one("#focus", Line).render_line(0).text
        assert "▸ source “Tom Farrow of the" in row


async def test_a_long_warning_is_shown_in_full(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab")
        user.reader.say("no format has this ending " + "w" * 40, warning=True)
        line = user.reader.query_one("#focus", Line)
        assert line.text == "no format has this ending " + "w" * 40


async def test_in_a_low_window_the_title_gives_way_to_counts_and_filter(tmp_path: Path) -> None:
    text = TEXT.replace("Low Garrick", "Low Garrick, and with it the whole harbour board", 1)
    async with open_reader(tmp_path, text=text, bodies=()) as user:
        await user.press("ampersand", *"claims", "enter")
        status = user.reader.query_one("#status", Line).render_line(0).text
        assert status.startswith(" harbour.txt  Harbour plan")
        assert "& claims  ·0 ✓0 ✗0  saved" in status


async def test_a_question_has_the_line_to_itself(tmp_path: Path) -> None:
    text = f"{TEXT}{FILLER}Quill left.\n"
    bodies = (*BODIES, Entity(span_of("Quill left", text), "ORG"))
    async with open_reader(tmp_path, text=text, bodies=bodies) as user:
        await user.press("tab", "A")
        line = user.reader.query_one("#focus", Line).render_line(0).text
        assert line.strip() == "accept 9 pending, also beyond this page? A yes, Esc no"
