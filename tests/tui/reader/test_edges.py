"""Edges: of entities, of the pieces of a claim, by token and by character."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import regex

from annotate.claim import Role
from annotate.entity import Entity
from tests.tui.reader_harness import BROKEN, SAID, TEXT, Desk, entity, open_desk, span_of

LEFT_OUT, LEFT_IN = "less_than_sign", "greater_than_sign"
RIGHT_OUT, RIGHT_IN = "full_stop", "comma"
EDGES = (LEFT_OUT, LEFT_IN, RIGHT_OUT, RIGHT_IN)
PIECE, STEPS = "equals_sign", "tilde"


async def test_edges_move_by_tokens(tmp_path: Path) -> None:
    async with open_desk(tmp_path) as desk:
        await desk.press("j", "w", LEFT_OUT)
        assert desk.items("accepted") == [entity("Mayor Ida Quill", "PERSON")]
        await desk.press(LEFT_IN, LEFT_IN)
        assert entity("Quill", "PERSON") in desk.items("accepted")
        await desk.press(RIGHT_OUT)
        assert entity("Quill said", "PERSON") in desk.items("accepted")
        await desk.press(RIGHT_IN)
        assert entity("Quill", "PERSON") in desk.items("accepted")


async def test_an_edge_never_crosses_the_other(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=()) as desk:
        await desk.press("2", RIGHT_IN)
        assert desk.items("accepted") == [entity("Harbour", "ORG")]
        assert "cannot move" in desk.message


async def test_edges_move_by_characters_until_told_otherwise(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[entity("May.", "DATE")]) as desk:
        await desk.press("tab", STEPS, LEFT_OUT, RIGHT_IN, RIGHT_IN)
        assert desk.items("accepted") == [entity("n Ma", "DATE")]
        assert "by character" in desk.status
        await desk.press(STEPS, LEFT_OUT, RIGHT_OUT)
        assert desk.items("accepted") == [entity("in May", "DATE")]
        assert "by character" not in desk.status


async def test_moving_an_edge_keeps_what_was_proposed(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID]) as desk:
        await desk.press("tab", PIECE, LEFT_IN)
        (record,) = desk.reader.session.annotations.records
        assert record.body.source == (span_of("Ida Quill"),)
        assert (record.status, record.was) == ("accepted", SAID)
        await desk.press("u")
        assert desk.message == "undid: change source of CLAIM “the new quay would open in May”"
        assert desk.items("suggested") == [SAID]


async def test_the_pieces_of_a_claim_are_walked_and_named(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[BROKEN]) as desk:
        await desk.press("tab")
        names = []
        for _ in range(5):
            await desk.press(PIECE)
            names.append((piece_marks(desk), desk.message.partition("▸ ")[2].partition(" “")[0]))
        assert names == [
            (["Tom Farrow of the Harbour Board"], "source"),
            (["said"], "cue"),
            (["“We are late,”"], "content 1 of 2"),
            (["“but we are not lost.”"], "content 2 of 2"),
            ([], ""),
        ]


async def test_a_piece_of_a_broken_content_is_moved_alone(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[BROKEN]) as desk:
        await desk.press("tab", *[PIECE] * 4, LEFT_IN, RIGHT_IN)
        (claim,) = desk.items("accepted")
        assert claim.content == (BROKEN.content[0], span_of("but we are not lost."))
        assert desk.focus == claim
        assert piece_marks(desk) == ["but we are not lost."]


async def test_a_piece_never_runs_into_the_next_one(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[BROKEN]) as desk:
        await desk.press("tab", *[PIECE] * 3, *[RIGHT_OUT] * 12)
        (claim,) = desk.items("accepted")
        first, second = claim.content
        assert desk.quote(first).endswith("Harbour Board,")
        assert second == BROKEN.content[1]
        assert "cannot move" in desk.message


async def test_a_claim_without_a_piece_in_hand_stays_as_it_is(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID]) as desk:
        await desk.press("tab", PIECE, "escape", RIGHT_OUT)
        assert desk.focus == SAID
        assert "= takes a piece" in desk.message
        assert desk.items("suggested") == [SAID]


async def test_another_claim_begins_as_a_whole(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID, BROKEN]) as desk:
        await desk.press("tab", PIECE, "tab", RIGHT_OUT)
        assert desk.focus == BROKEN
        assert desk.items("accepted") == []


async def test_the_pieces_of_an_open_frame_are_moved(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID]) as desk:
        await desk.press("tab", "c", PIECE, LEFT_IN)
        assert "▸ source “Ida Quill”" in desk.message
        assert desk.items("accepted") == []
        await desk.press(PIECE, PIECE, RIGHT_OUT, "a")
        (claim,) = desk.items("accepted")
        assert desk.quote(claim.source[0]) == "Ida Quill"
        assert desk.quote(claim.content[0]) == "the new quay would open in May."


async def test_nested_annotations_are_visited_in_turn(tmp_path: Path) -> None:
    inner, middle = entity("Ida", "PERSON"), entity("Mayor Ida Quill", "PERSON")
    outer = entity("Mayor Ida Quill said the new quay", "ORG")
    async with open_desk(tmp_path, bodies=[inner, middle, outer]) as desk:
        await desk.press("j", "w")
        visited = []
        for _ in range(4):
            await desk.press(PIECE)
            visited.append(desk.focus)
        assert visited == [inner, middle, outer, inner]


async def test_a_selection_moves_by_characters(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=()) as desk:
        await desk.press(STEPS, "v", "h", "h", "h", "1")
        assert desk.items("accepted") == [entity("Harb", "PERSON")]
        await desk.press("u", "v", "o", "l", "l", "o", "l", "2")
        assert desk.items("accepted") == [entity("rbour p", "ORG")]
        await desk.press("l")
        assert desk.cursor == "divides"


async def test_a_selection_never_splits_a_character(tmp_path: Path) -> None:
    text = "Jose\u0301 👩\u200d👧 came.\n"
    async with open_desk(tmp_path, text=text, bodies=()) as desk:
        await desk.press(STEPS, "v", "h", "1")
        await desk.press("v", "l", "2")
        assert [desk.quote(body.extent) for body in desk.items("accepted")] == [
            "Jose\u0301 👩\u200d👧",
            "Jos",
        ]


async def test_any_edge_keys_keep_spans_valid_and_undo_restores_each(tmp_path: Path) -> None:
    chance = random.Random(5)
    keys = [*EDGES * 3, PIECE, PIECE, "tab", STEPS, "right_square_bracket"]
    async with open_desk(tmp_path) as desk:
        annotations = desk.reader.session.annotations
        versions = [frozenset(annotations.records)]
        for key in chance.choices(keys, k=60):
            await desk.press(key)
            assert_valid(desk)
            if annotations.history.position == len(versions):
                versions.append(frozenset(annotations.records))
        assert len(versions) > 20
        while len(versions) > 1:
            assert frozenset(annotations.records) == versions.pop()
            await desk.press("u")
        assert annotations.records == ()


def assert_valid(desk: Desk) -> None:
    """Every piece lies in the text, splits no character, and overlaps no other of its part."""
    bounds = {0, *(match.end() for match in regex.finditer(r"\X", TEXT))}
    for item in desk.reader.session.annotations.items:
        body = item.body
        parts = [body.fragments] if isinstance(body, Entity) else [body.part(role) for role in Role]
        for pieces in parts:
            assert all({piece.start, piece.end} <= bounds for piece in pieces)
            assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))


def piece_marks(desk: Desk) -> list[str]:
    """What is drawn as the piece in hand."""
    rows = desk.reader.view.wrapping
    spans = {
        mark.span
        for index in range(len(rows))
        if rows.row(index).end > rows.row(index).start
        for mark in desk.reader.row_marks.on_row(rows.row(index)).marks
        if mark.style == "piece"
    }
    return [desk.quote(span) for span in sorted(spans)]
