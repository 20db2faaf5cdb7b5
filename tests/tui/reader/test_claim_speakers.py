"""Speakers of claims: linked to the source, offered for a pronoun, named in the margin."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.claim import Claim
from tests.tui.reader_harness import SAID, entity, open_reader, span_of

QUILL = entity("Ida Quill", "PERSON")
FARROW = entity("Tom Farrow", "PERSON")


@pytest.mark.parametrize("status", ["accepted", "suggested"])
async def test_a_source_that_is_an_accepted_person_is_linked(tmp_path: Path, status: str) -> None:
    async with open_reader(tmp_path, bodies=[QUILL, SAID]) as user:
        if status == "accepted":
            await user.search("Ida")
            await user.press("a")
        await user.press("g", "tab")
        while not isinstance(user.focus, Claim):
            await user.press("tab")
        await user.press("e")
        await user.search("Ida")
        await user.press("v", "w", "s")
        draft = user.reader.state.draft
        assert draft.source == (QUILL.span,)
        assert (draft.speaker is not None) == (status == "accepted")


async def test_the_margin_says_who_a_pronoun_is(tmp_path: Path) -> None:
    him = Claim((span_of("him"),), (span_of("believes"),))
    async with open_reader(tmp_path, bodies=[FARROW, QUILL, him]) as user:
        row = span_of("Nobody in Port Ansel believes him")
        while user.focus != him:
            await user.press("tab")
        assert user.reader.row_marks.on_row(row).notes == ()
        await user.press("W")
        await user.type("farr")
        await user.press("enter", "a")
        [note] = user.reader.row_marks.on_row(row).notes
        assert (note.text, note.at) == ("→ Farrow", span_of("him").start)


async def test_a_pronoun_of_persons_is_offered_persons_first(tmp_path: Path) -> None:
    him = Claim((span_of("him"),), (span_of("believes"),))
    board = entity("Harbour Board", "ORG")
    async with open_reader(tmp_path, bodies=[FARROW, board, him]) as user:
        while user.focus != him:
            await user.press("tab")
        await user.press("W", "enter")
        assert "him → Tom Farrow" in user.details


async def test_the_margin_names_a_speaker_once_in_a_row(tmp_path: Path) -> None:
    parts = (("Nobody", "Port"), ("him", "believes"))
    claims = [Claim((span_of(source),), (span_of(cue),)) for source, cue in parts]
    async with open_reader(tmp_path, bodies=[FARROW, *claims]) as user:
        await user.press("g", "tab")
        for claim in claims:
            await user.press("tab")
            assert user.focus == claim
            await user.press("W")
            await user.type("farr")
            await user.press("enter", "a")
        row = span_of("Nobody in Port Ansel believes him")
        assert len([body for body in user.items("accepted") if isinstance(body, Claim)]) == 2
        assert [note.text for note in user.reader.row_marks.on_row(row).notes] == ["→ Farrow"]
