"""Whole claims from one word, speakers, and the list of a claim's parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.claim import Claim
from annotate.structure import Proposal, structure
from tests.tui.reader_harness import BROKEN, SAID, TEXT, Desk, entity, open_desk, span_of
from tui.dialogs.choose import ChooseScreen
from tui.dialogs.claim import ClaimScreen

QUILL = entity("Ida Quill", "PERSON")
FARROW = entity("Tom Farrow", "PERSON")
PRAISED = Claim(
    source=(span_of("Quill", nth=1),),
    cue=(span_of("praised"),),
    content=(span_of("the builders"),),
)
PARSED = structure(
    (0, len(TEXT)),
    [span_of("the builders"), span_of("Tom Farrow of the Harbour Board")],
    [span_of("the new quay would open in May")],
    [
        Proposal(span_of("said"), SAID, 90, span_of("Ida Quill")),
        Proposal(span_of("said", nth=1), BROKEN, 90, span_of("Tom Farrow")),
        Proposal(span_of("praised"), PRAISED, 20, None),
    ],
)


async def test_c_proposes_the_whole_claim_and_a_accepts_it(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[FARROW], structure=PARSED) as desk:
        await go_to(desk, "said Tom")
        await desk.press("c", "a")
        claim = only_claim(desk)
        assert replace(claim, speaker=None) == BROKEN
        assert desk.reader.session.annotations.item(claim.speaker).body == FARROW
        assert FARROW in desk.items("accepted")


async def test_from_inside_a_content_the_cue_is_found(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[], structure=PARSED) as desk:
        await go_to(desk, "lost")
        await desk.press("c")
        assert desk.reader.state.draft.claim() == BROKEN
        assert "claim: direct" in desk.message


async def test_an_accepted_claim_is_shown_rather_than_proposed_again(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID], structure=PARSED) as desk:
        await desk.press("tab", "a")
        await go_to(desk, "quay")
        await desk.press("c")
        assert desk.reader.state.draft is None
        assert desk.focus == SAID
        assert "accepted already" in desk.message
        await desk.press("c")
        assert desk.reader.state.draft.claim() == SAID


async def test_a_pending_claim_of_the_same_cue_is_opened_as_it_stands(tmp_path: Path) -> None:
    pending = replace(SAID, content=(span_of("the new quay"),))
    async with open_desk(tmp_path, bodies=[pending], structure=PARSED) as desk:
        await go_to(desk, "said")
        await desk.press("c", "a")
        assert desk.items("accepted") == [pending]
        assert desk.items("suggested") == []


async def test_a_rejected_claim_is_proposed_again_when_asked_for(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID], structure=PARSED) as desk:
        await desk.press("tab", "x")
        await go_to(desk, "said")
        await desk.press("c", "a")
        assert desk.items("accepted") == [SAID]


async def test_c_again_makes_the_word_the_cue_of_the_open_frame(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[], structure=PARSED) as desk:
        await go_to(desk, "open")
        await desk.press("c", "c")
        assert desk.reader.state.draft.cue == (span_of("open"),)
        assert desk.reader.state.draft.source == SAID.source


async def test_where_the_parse_knows_nothing_the_word_becomes_the_cue(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[], structure=PARSED) as desk:
        await go_to(desk, "believes")
        await desk.press("c")
        assert desk.reader.state.draft.claim() == Claim(cue=(span_of("believes"),))


async def test_the_speaker_is_the_entity_at_the_cursor(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[QUILL], structure=PARSED) as desk:
        await go_to(desk, "praised")
        await desk.press("c")
        assert "W speaker" in desk.message
        await go_to(desk, "Ida")
        await desk.press("W")
        assert "speaker Ida Quill" in desk.message
        await desk.press("a")
        claim = only_claim(desk)
        assert replace(claim, speaker=None) == PRAISED
        assert desk.reader.session.annotations.item(claim.speaker).body == QUILL
        assert "Quill = Ida Quill" in str(desk.reader.panel._summary(desk.reader.focused_item))


async def test_the_speaker_is_chosen_from_the_nearest_names(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[QUILL, FARROW, SAID], structure=PARSED) as desk:
        await desk.press("tab", "W")
        assert isinstance(desk.reader.app.screen, ChooseScreen)
        await desk.type("farr")
        await desk.press("enter")
        assert desk.items("accepted")[0].speaker is not None
        assert "= Tom Farrow" in desk.message
        await desk.press("u")
        assert SAID in desk.items("suggested")


async def test_leaving_the_list_of_names_changes_nothing(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[QUILL, SAID]) as desk:
        await desk.press("tab", "W", "escape")
        assert desk.items("accepted") == []


async def test_all_parts_of_a_claim_can_be_cleared_noted_and_accepted(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[BROKEN, FARROW]) as desk:
        await desk.press("tab", "r")
        screen = desk.reader.app.screen
        assert isinstance(screen, ClaimScreen)
        await desk.press("j", "j", "j", "d", "i", "o", "k", "escape", "W")
        await desk.type("farrow")
        await desk.press("enter", "a")
        [record] = [r for r in desk.reader.session.annotations.records if r.body.kind == "claim"]
        assert record.body.content == BROKEN.content[1:]
        assert record.note == "ok"
        assert record.was == BROKEN
        speaker = desk.reader.session.annotations.item(record.body.speaker)
        assert speaker.body == FARROW


async def test_leaving_the_list_of_parts_keeps_changes_in_the_open_frame(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID]) as desk:
        await desk.press("tab", "C", "escape")
        assert desk.reader.state.draft is None
        await desk.press("C", "d", "escape")
        assert desk.reader.state.draft.source == ()
        assert desk.items("suggested") == [SAID]
        await desk.press("a")
        assert desk.items("accepted") == [replace(SAID, source=())]


async def test_a_claim_without_cue_and_content_is_not_accepted(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[SAID]) as desk:
        await desk.press("tab", "C", "j", "j", "d", "j", "d", "a")
        assert isinstance(desk.reader.app.screen, ClaimScreen)
        assert desk.items("accepted") == []


async def test_growing_goes_by_phrase_clause_and_quotation_and_back(tmp_path: Path) -> None:
    async with open_desk(tmp_path, bodies=[], structure=PARSED) as desk:
        await go_to(desk, "Farrow of")
        await desk.press("enter")
        assert desk.quote(desk.reader.state.chosen_span) == "Tom Farrow of the Harbour Board"
        await desk.press("escape")
        assert desk.quote(desk.reader.state.chosen_span) == "Farrow"
        await desk.press("escape")
        assert desk.reader.selection is None
        await go_to(desk, "quay")
        await desk.press("enter")
        assert desk.quote(desk.reader.state.chosen_span) == "the new quay would open in May"
        await desk.press("minus", "minus")
        assert desk.reader.selection is None
        await go_to(desk, "lost")
        await desk.press("enter", "enter")
        assert desk.quote(desk.reader.state.chosen_span) == "“but we are not lost.”"


def only_claim(desk: Desk) -> Claim:
    [claim] = [body for body in desk.items("accepted") if isinstance(body, Claim)]
    return claim


async def go_to(desk: Desk, words: str) -> None:
    await desk.press("g", "slash")
    await desk.type(words)
    await desk.press("enter")
