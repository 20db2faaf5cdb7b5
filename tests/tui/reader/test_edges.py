"""Edges: of entities, of the pieces of a claim, by token and by character."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import regex

from annotate.claim import Role
from annotate.entity import Entity
from tests.tui.reader_harness import BROKEN, SAID, TEXT, ReaderUser, entity, open_reader, span_of

LEFT_OUT, LEFT_IN = "less_than_sign", "greater_than_sign"
RIGHT_OUT, RIGHT_IN = "full_stop", "comma"
EDGES = (LEFT_OUT, LEFT_IN, RIGHT_OUT, RIGHT_IN)
PIECE, STEPS = "equals_sign", "tilde"


async def test_edges_move_by_tokens(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("j", "w", LEFT_OUT)
        assert user.focus == entity("Mayor Ida Quill", "PERSON")
        await user.press(LEFT_IN, LEFT_IN)
        assert user.focus == entity("Quill", "PERSON")
        await user.press(RIGHT_OUT)
        assert user.focus == entity("Quill said", "PERSON")
        await user.press(RIGHT_IN)
        assert user.focus == entity("Quill", "PERSON")
        assert user.message == "moved the edges of PERSON “Quill said”   u undoes"
        assert user.items("accepted") == []


async def test_a_suggestion_with_other_edges_is_pending_until_it_is_accepted(
    tmp_path: Path,
) -> None:
    proposed, wanted = entity("Ida Quill", "PERSON"), entity("Mayor Ida Quill", "PERSON")
    async with open_reader(tmp_path, bodies=[proposed]) as user:
        await user.press("tab", LEFT_OUT)
        assert user.items("suggested") == [wanted]
    async with open_reader(tmp_path, bodies=[proposed]) as user:
        assert user.items("suggested") == [wanted]
        await user.press("g", "tab", "a")
        (record,) = user.reader.session.annotations.records
        assert (record.status, record.body, record.was) == ("accepted", wanted, proposed)
        await user.press("u", "u")
        assert user.items("suggested") == [proposed]


async def test_an_edge_never_crosses_the_other(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("2", RIGHT_IN, RIGHT_IN)
        assert user.items("accepted") == [entity("Harbour", "ORG")]
        assert "cannot move" in user.message


async def test_an_edge_of_an_entity_stops_at_the_ends_of_its_paragraph(tmp_path: Path) -> None:
    first, last = entity("Mayor", "PERSON"), entity("Low Garrick", "GPE")
    async with open_reader(tmp_path, bodies=[last, first]) as user:
        for body, key, verb in ((last, RIGHT_OUT, "ends"), (first, LEFT_OUT, "begins")):
            await user.press("tab", key)
            assert user.focus == body
            assert user.message == f"the paragraph {verb} here: an edge does not leave it"


async def test_edges_move_by_characters_until_told_otherwise(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[entity("May.", "DATE")]) as user:
        await user.press("tab", STEPS, LEFT_OUT, RIGHT_IN, RIGHT_IN)
        assert user.items("suggested") == [entity("n Ma", "DATE")]
        assert "by character" in user.status
        await user.press(STEPS, LEFT_OUT, RIGHT_OUT)
        assert user.items("suggested") == [entity("in May", "DATE")]
        assert "by character" not in user.status


async def test_moving_an_edge_keeps_what_was_proposed(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", PIECE, LEFT_IN)
        (record,) = user.reader.session.annotations.records
        assert record.body.source == (span_of("Ida Quill"),)
        assert (record.status, record.was) == ("suggested", SAID)
        await user.press("u")
        assert user.message == "undid: changed source of CLAIM “the new quay would open in May”"
        assert user.items("suggested") == [SAID]


async def test_the_pieces_of_a_claim_are_walked_and_named(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[BROKEN]) as user:
        await user.press("tab")
        names = []
        for _ in range(5):
            await user.press(PIECE)
            names.append((piece_marks(user), user.message.partition("▸ ")[2].partition(" “")[0]))
        assert names == [
            (["Tom Farrow of the Harbour Board"], "source"),
            (["said"], "cue"),
            (["“We are late,”"], "content 1 of 2"),
            (["“but we are not lost.”"], "content 2 of 2"),
            ([], ""),
        ]


async def test_a_piece_of_a_broken_content_is_moved_alone(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[BROKEN]) as user:
        await user.press("tab", *[PIECE] * 4, LEFT_IN, RIGHT_IN)
        (claim,) = user.items("suggested")
        assert claim.content == (BROKEN.content[0], span_of("but we are not lost."))
        assert user.focus == claim
        assert piece_marks(user) == ["but we are not lost."]


async def test_a_piece_never_runs_into_the_next_one(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[BROKEN]) as user:
        await user.press("tab", *[PIECE] * 3, *[RIGHT_OUT] * 12)
        (claim,) = user.items("suggested")
        first, second = claim.content
        assert user.quote(first).endswith("Harbour Board,")
        assert second == BROKEN.content[1]
        assert "cannot move" in user.message


async def test_a_claim_without_a_piece_in_hand_stays_as_it_is(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", PIECE, "escape", RIGHT_OUT)
        assert user.focus == SAID
        assert "= takes a piece" in user.message
        assert user.items("suggested") == [SAID]


async def test_another_claim_begins_as_a_whole(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID, BROKEN]) as user:
        await user.press("tab", PIECE, "tab", RIGHT_OUT)
        assert user.focus == BROKEN
        assert user.items("accepted") == []


async def test_the_pieces_of_an_open_frame_are_moved(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "e", PIECE, LEFT_IN)
        assert "▸ source “Ida Quill”" in user.details
        assert user.items("accepted") == []
        await user.press(PIECE, PIECE, RIGHT_OUT, "a")
        (claim,) = user.items("accepted")
        assert user.quote(claim.source[0]) == "Ida Quill"
        assert user.quote(claim.content[0]) == "the new quay would open in May."


async def test_nested_annotations_are_visited_in_turn(tmp_path: Path) -> None:
    inner, middle = entity("Ida", "PERSON"), entity("Mayor Ida Quill", "PERSON")
    outer = entity("Mayor Ida Quill said the new quay", "ORG")
    async with open_reader(tmp_path, bodies=[inner, middle, outer]) as user:
        await user.press("j", "w")
        visited = []
        for _ in range(4):
            await user.press(PIECE)
            visited.append(user.focus)
        assert visited == [inner, middle, outer, inner]


async def test_a_selection_moves_by_characters(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press(STEPS, "v", "h", "h", "h", "1")
        assert user.items("accepted") == [entity("Harb", "PERSON")]
        await user.press("u", "v", "o", "l", "l", "o", "l", "2")
        assert user.items("accepted") == [entity("rbour p", "ORG")]
        await user.press("l")
        assert user.cursor == "divides"


async def test_a_selection_never_splits_a_character(tmp_path: Path) -> None:
    text = "Jose\u0301 👩\u200d👧 came.\n"
    async with open_reader(tmp_path, text=text, bodies=()) as user:
        await user.press(STEPS, "v", "h", "1")
        await user.press("v", "l", "2")
        assert [user.quote(body.extent) for body in user.items("accepted")] == [
            "Jose\u0301 👩\u200d👧",
            "Jos",
        ]


async def test_any_edge_keys_keep_spans_valid_and_undo_restores_each(tmp_path: Path) -> None:
    chance = random.Random(5)
    keys = [*EDGES * 3, PIECE, PIECE, "tab", STEPS, "right_square_bracket"]
    async with open_reader(tmp_path) as user:
        annotations = user.reader.session.annotations
        versions = [frozenset(annotations.records)]
        for key in chance.choices(keys, k=60):
            await user.press(key)
            assert_valid(user)
            if annotations.history.position == len(versions):
                versions.append(frozenset(annotations.records))
        assert len(versions) > 20
        while len(versions) > 1:
            assert frozenset(annotations.records) == versions.pop()
            await user.press("u")
        assert annotations.records == ()


def assert_valid(user: ReaderUser) -> None:
    """Every piece lies in the text, splits no character, and overlaps no other of its part."""
    bounds = {0, *(match.end() for match in regex.finditer(r"\X", TEXT))}
    for item in user.reader.session.annotations.items:
        body = item.body
        parts = [body.fragments] if isinstance(body, Entity) else [body.part(role) for role in Role]
        for pieces in parts:
            assert all({piece.start, piece.end} <= bounds for piece in pieces)
            assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))


def piece_marks(user: ReaderUser) -> list[str]:
    """What is drawn as the piece in hand."""
    rows = user.reader.view.wrapping
    spans = {
        mark.span
        for index in range(len(rows))
        if rows.row(index).end > rows.row(index).start
        for mark in user.reader.row_marks.on_row(rows.row(index)).marks
        if mark.style == "piece"
    }
    return [user.quote(span) for span in sorted(spans)]
