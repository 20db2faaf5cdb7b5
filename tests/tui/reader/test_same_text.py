"""Doing the same to every equal text: asked first, with the places shown, one undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.suggestion import Body
from tests.tui.reader_harness import ReaderUser, open_reader, span_of

TEXT = """Quill came to Low Garrick. Nobody expected Quill there.

Quill’s dog came too. Everybody in Low Garrick knows Tom Quill, and Quill knows them.
"""
SAME, ENTER = "asterisk", "enter"


def quill(nth: int, label: str = "PERSON") -> Entity:
    return Entity(span_of("Quill", TEXT, nth=nth), label)


TOM = Entity(span_of("Tom Quill", TEXT), "PERSON")
BODIES: tuple[Body, ...] = (quill(0, "ORG"), quill(1), quill(2, "ORG"), TOM)


async def test_it_asks_first_and_shows_the_places(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES) as user:
        await user.press("tab", SAME)
        assert (
            user.message
            == "label 3 more “Quill” as ORG (exact case; 1 relabelled; 1 kept)? "
            + ("* yes, Esc no")
        )
        assert hits(user) == [quill(nth).span for nth in (1, 2, 4)]
        await user.press("escape")
        assert user.items("suggested") == list(BODIES)
        assert hits(user) == []


@pytest.mark.parametrize("yes", [SAME, ENTER])
async def test_yes_labels_all_in_one_step_and_goes_on(tmp_path: Path, yes: str) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES) as user:
        await user.press("tab", SAME, yes)
        assert user.items("accepted") == [quill(nth, "ORG") for nth in (0, 1, 2, 4)]
        decided = [record.decided for record in sorted_records(user)]
        assert decided == ["explicit", "bulk", "bulk", "bulk"]
        assert sorted_records(user)[-1].origin == "propagated"
        assert user.focus == TOM
        assert user.message == "labelled ORG “Quill” and 3 more (1 relabelled, 1 kept)   u undoes"
        await user.press("u")
        assert user.items("suggested") == list(BODIES)
        assert user.message == "undid: labelled ORG “Quill” and 3 more"


async def test_any_other_key_means_no_and_does_nothing_else(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES) as user:
        await user.press("tab", SAME, "x")
        assert user.items("suggested") == list(BODIES)
        assert user.message == "nothing changed"


async def test_after_relabelling_one_the_same_is_offered_for_the_old_label(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES) as user:
        await user.press("A", "g", "right_square_bracket", "1", SAME, SAME)
        assert user.items("accepted") == [quill(0), quill(1), quill(2), TOM, quill(4)]


async def test_the_relabelled_one_counts_even_when_focus_went_on(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES) as user:
        await user.press("tab", "1")
        assert user.focus == quill(1)
        await user.press(SAME, SAME)
        assert user.items("accepted") == [quill(0), quill(1), quill(2), quill(4)]


async def test_after_rejecting_or_deleting_one_all_equal_ones_can_go(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES) as user:
        await user.press("tab", "d", SAME)
        assert user.message.startswith("remove 1 more ORG “Quill”")
        await user.press(ENTER)
        assert user.items("rejected") == [quill(0, "ORG"), quill(2, "ORG")]
        assert user.items("suggested") == [quill(1), TOM]


async def test_ones_own_are_removed_too(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=()) as user:
        await user.press("1", SAME, SAME, "d", "d", SAME, SAME)
        assert user.reader.session.annotations.records == ()


async def test_unlabelled_text_asks_for_a_label(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=()) as user:
        await user.press("w", "w", "w", "v", "w", SAME)
        assert "label every “Low Garrick” as what?" in user.message
        await user.press("3", ENTER)
        found = [Entity(span_of("Low Garrick", TEXT, nth=nth), "GPE") for nth in (0, 1)]
        assert user.items("accepted") == found
        assert user.reader.selection is None


async def test_text_without_an_equal_is_labelled_alone(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=()) as user:
        await user.press(*["w"] * 6, SAME, "semicolon", "w")
        assert [body.label for body in user.items("accepted")] == ["WORK_OF_ART"]
        await user.press(SAME, SAME)
        assert user.message.startswith("no other “expected” to change (exact case)")
        await user.press(ENTER)
        assert user.reader.selection is None
        await user.press(ENTER)
        assert user.reader.selection is not None


async def test_a_claim_has_no_equal(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "tab", SAME)
        assert "for entities" in user.message


async def test_with_a_claim_in_focus_the_question_says_that_it_is_about_the_entity_before(
    tmp_path: Path,
) -> None:
    source, cue, content = (span_of(words, TEXT) for words in ("Nobody", "expected", "Quill there"))
    bodies = (quill(0, "ORG"), Claim((source,), (cue,), (content,)), TOM)
    async with open_reader(tmp_path, text=TEXT, bodies=bodies) as user:
        await user.press("tab", "1", SAME)
        words = "not the claim in focus: label 3 more “Quill” as PERSON? * yes, Esc no"
        assert user.message == words
        await user.press("escape", "left_square_bracket", "2")
        assert user.focus == bodies[1]
        assert "* same for “Quill”" in user.keys_line
        # Whoever comes back to the claim has forgotten what was decided before it.
        await user.press("tab", "shift+tab")
        assert user.focus == bodies[1]
        assert "same for" not in user.keys_line
        await user.press(SAME)
        assert user.message == "* is for entities, not for claims"


async def test_the_question_fits_a_narrow_screen(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES, size=(60, 15)) as user:
        await user.press("tab", SAME)
        assert user.message == "label 3 more “Quill” as ORG (exact case)? * yes, Esc no"


def hits(user: ReaderUser) -> list[object]:
    """What is highlighted like hits of a search."""
    rows = user.reader.view.wrapping
    lines = [rows.row(index) for index in range(len(rows))]
    marks = [
        mark
        for row in lines
        if row.end > row.start
        for mark in user.reader.row_marks.on_row(row).marks
    ]
    return sorted({mark.span for mark in marks if mark.style == "hit"})


def sorted_records(user: ReaderUser) -> list[object]:
    records = user.reader.session.annotations.records
    return sorted(records, key=lambda record: record.body.extent)


async def test_the_keys_name_what_the_same_would_be_done_to(tmp_path: Path) -> None:
    async with open_reader(tmp_path, text=TEXT, bodies=BODIES, size=(120, 24)) as user:
        await user.press("tab")
        assert "Space skip   * same for “Quill”" in user.keys_line
        await user.press("tab", "tab", "tab")
        assert "same for" not in user.keys_line
        await user.press("g", "1")
        assert "* same for" in user.keys_line
        await user.press("l")
        assert "same for" not in user.keys_line
