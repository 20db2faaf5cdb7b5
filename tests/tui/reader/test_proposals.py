"""Whole claims from one word, speakers, and the list of a claim's parts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from annotate.claim import Claim
from annotate.structure import Proposal, structure
from tests.tui.reader_harness import BROKEN, SAID, TEXT, ReaderUser, entity, open_reader, span_of
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
    async with open_reader(tmp_path, bodies=[FARROW], structure=PARSED) as user:
        await go_to(user, "said Tom")
        await user.press("c", "a")
        claim = only_claim(user)
        assert replace(claim, speaker=None) == BROKEN
        assert user.reader.session.annotations.item(claim.speaker).body == FARROW
        assert FARROW in user.items("accepted")


async def test_from_inside_a_content_the_cue_is_found(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[], structure=PARSED) as user:
        await go_to(user, "lost")
        await user.press("c")
        assert user.reader.state.draft.claim() == BROKEN
        assert "claim: direct" in user.message


async def test_an_accepted_claim_is_shown_rather_than_proposed_again(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID], structure=PARSED) as user:
        await user.press("tab", "a")
        await go_to(user, "quay")
        await user.press("c")
        assert user.reader.state.draft is None
        assert user.focus == SAID
        assert "accepted already" in user.message
        await user.press("e")
        assert user.reader.state.draft.claim() == SAID


async def test_a_pending_claim_of_the_same_cue_is_opened_as_it_stands(tmp_path: Path) -> None:
    pending = replace(SAID, content=(span_of("the new quay"),))
    async with open_reader(tmp_path, bodies=[pending], structure=PARSED) as user:
        await go_to(user, "said")
        await user.press("c", "a")
        assert user.items("accepted") == [pending]
        assert user.items("suggested") == []


async def test_a_rejected_claim_is_proposed_again_when_asked_for(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID], structure=PARSED) as user:
        await user.press("tab", "x")
        await go_to(user, "said")
        await user.press("c", "a")
        assert user.items("accepted") == [SAID]


async def test_c_again_asks_for_a_place_and_says_what_it_replaced(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[], structure=PARSED) as user:
        await go_to(user, "open")
        await user.press("c", "c")
        assert user.reader.state.draft.cue == SAID.cue
        assert "cue: letters of its first word" in user.message
        await user.press("escape", "w", "c")
        assert user.reader.state.draft.cue == (span_of("in", nth=0),)
        assert "cue “in”   in place of “said”" in user.message
        await user.press("u")
        assert user.reader.state.draft.claim() == SAID


async def test_where_the_parse_knows_nothing_the_word_becomes_the_cue(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[], structure=PARSED) as user:
        await go_to(user, "believes")
        await user.press("c")
        assert user.reader.state.draft is None
        assert "Enter takes “believes” as the cue" in user.message
        await user.press("enter")
        assert user.reader.state.draft.claim() == Claim(cue=(span_of("believes"),))


async def test_a_cue_alone_says_that_the_parse_has_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A helper that never starts is slower than any keys.
    monkeypatch.setattr("asyncio.create_subprocess_exec", lambda *_, **__: asyncio.Event().wait())
    async with open_reader(tmp_path, bodies=None, has_suggestions=False) as user:
        await go_to(user, "praised")
        await user.press("c")
        assert user.reader.state.draft.cue == (span_of("praised"),)
        assert user.message.startswith("the parse has not come this far")


async def test_the_speaker_is_the_entity_at_the_cursor(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[QUILL], structure=PARSED) as user:
        await go_to(user, "praised")
        await user.press("c")
        assert "Quill" in user.details
        await go_to(user, "Ida")
        await user.press("W")
        assert "speaker Ida Quill" in user.message
        await user.press("a")
        claim = only_claim(user)
        assert replace(claim, speaker=None) == PRAISED
        assert user.reader.session.annotations.item(claim.speaker).body == QUILL
        await user.press("p")
        listed = [user.reader.panel.render_line(row).text.strip("│") for row in range(1, 4)]
        assert listed[0].startswith("── Ida Quill (1) ─")
        assert listed[1].startswith(" ✓ praised  (Quill) ")
        assert listed[2].startswith("   the builders")


async def test_the_speaker_is_chosen_from_the_nearest_names(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[QUILL, FARROW, SAID], structure=PARSED) as user:
        await user.press("tab", "W")
        assert isinstance(user.reader.app.screen, ChooseScreen)
        await user.type("farr")
        await user.press("enter")
        assert user.items("accepted") == []
        assert "→ Tom Farrow" in user.details
        await user.press("a")
        assert only_claim(user).speaker is not None
        assert user.message.startswith("accepted CLAIM “the new quay")
        await user.press("u")
        assert SAID in user.items("suggested")


async def test_leaving_the_list_of_names_changes_nothing(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[QUILL, SAID]) as user:
        await user.press("tab", "W", "escape")
        assert user.items("accepted") == []


async def test_all_parts_of_a_claim_can_be_cleared_noted_and_accepted(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[BROKEN, FARROW]) as user:
        await user.press("tab", "r")
        screen = user.reader.app.screen
        assert isinstance(screen, ClaimScreen)
        await user.press("j", "j", "j", "d", "i", "o", "k", "escape", "W")
        await user.type("farrow")
        await user.press("enter", "a")
        [record] = [r for r in user.reader.session.annotations.records if r.body.kind == "claim"]
        assert record.body.content == BROKEN.content[1:]
        assert record.note == "ok"
        assert record.was == BROKEN
        speaker = user.reader.session.annotations.item(record.body.speaker)
        assert speaker.body == FARROW


async def test_leaving_the_list_of_parts_keeps_changes_in_the_open_frame(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "C", "escape")
        assert user.reader.state.draft is None
        await user.press("C", "d", "escape")
        assert user.reader.state.draft.source == ()
        assert user.items("suggested") == [SAID]
        await user.press("a")
        assert user.items("accepted") == [replace(SAID, source=())]


async def test_a_claim_without_cue_and_content_is_not_accepted(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "C", "j", "j", "d", "j", "d", "a")
        dialog = user.reader.app.screen
        assert isinstance(dialog, ClaimScreen)
        assert user.items("accepted") == []
        title = str(dialog.query_one(".title", Static).content)
        assert title.splitlines() == [
            "All parts of a claim without cue and content",
            "a claim needs a cue or a content",
        ]


async def test_growing_goes_by_phrase_clause_and_quotation_and_back(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[], structure=PARSED) as user:
        await go_to(user, "Farrow of")
        await user.press("enter")
        assert user.quote(user.reader.state.chosen_span) == "Tom Farrow of the Harbour Board"
        await user.press("escape")
        assert user.quote(user.reader.state.chosen_span) == "Farrow"
        await user.press("escape")
        assert user.reader.selection is None
        await go_to(user, "quay")
        await user.press("enter")
        assert user.quote(user.reader.state.chosen_span) == "the new quay would open in May"
        await user.press("minus", "minus")
        assert user.reader.selection is None
        await go_to(user, "lost")
        await user.press("enter", "enter")
        assert user.quote(user.reader.state.chosen_span) == "“but we are not lost.”"


def only_claim(user: ReaderUser) -> Claim:
    [claim] = [body for body in user.items("accepted") if isinstance(body, Claim)]
    return claim


async def go_to(user: ReaderUser, words: str) -> None:
    await user.press("g")
    await user.search(words)
