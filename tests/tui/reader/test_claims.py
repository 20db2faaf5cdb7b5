"""Claims: putting a frame together from the keyboard."""

from __future__ import annotations

from pathlib import Path

from annotate.claim import Claim
from tests.tui.reader_harness import BROKEN, SAID, entity, open_reader, span_of


async def test_a_frame_is_built_from_cue_source_and_content(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[entity("Quill", "PERSON", nth=1)]) as user:
        await user.search("praised")
        await user.press("c")
        await user.search("Quill praised")
        await user.press("s")
        await user.search("the builders")
        await user.press("v", "t", "a")
        claim = _claim(user)
        assert claim.cue == (span_of("praised"),)
        assert claim.source == (span_of("Quill", nth=1),)
        assert claim.content == (span_of("the builders"),)


async def test_the_source_links_to_the_entity_and_accepts_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[entity("Tom Farrow", "PERSON")]) as user:
        await user.search("Farrow")
        await user.press("s", "w", "w", "c", "a")
        claim = _claim(user)
        assert claim.source == (span_of("Tom Farrow"),)
        speaker = user.reader.session.annotations.item(claim.speaker)
        assert speaker.body == entity("Tom Farrow", "PERSON")
        assert entity("Tom Farrow", "PERSON") in user.items("accepted")


async def test_a_broken_content_is_put_together_from_pieces(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.search("We are")
        await user.press("h", "v", *["l"] * 5, "t")
        await user.search("but we")
        await user.press("h", "v", *["l"] * 7, "T", "a")
        assert _claim(user).content == BROKEN.content


async def test_s_takes_the_source_of_the_claim_before(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "a")
        await user.search("praised")
        await user.press("c", "S", "a")
        assert _claim(user, cue="praised").source == SAID.source


async def test_a_claim_in_focus_is_opened_and_changed(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "e")
        await user.search("Ida")
        await user.press("v", "w", "s", "a")
        (record,) = user.reader.session.annotations.records
        assert record.body.source == (span_of("Ida Quill"),)
        assert record.was == SAID
        assert record.status == "accepted"


async def test_e_opens_the_claim_that_the_screen_names_and_else_goes_by_a_word(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, bodies=[SAID], size=(120, 24)) as user:
        assert "edit" not in user.keys_line
        await user.press("e")
        assert user.cursor == "plan", "nothing is named"
        await user.search("quay")
        assert user.details.startswith("CLAIM  pending")
        assert "e edit" in user.keys_line
        await user.press("v", "e")
        assert user.reader.state.draft is None, "a selection goes on by a word"
        await user.press("escape", "escape", "e")
        assert user.reader.state.draft.editing is not None
        assert user.message.startswith("open for changes")


async def test_what_grows_beside_an_open_claim_is_named_with_the_keys_for_it(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "e")
        await user.search("Nobody")
        await user.press("enter")
        selected, keys = user.message.split("   ")
        assert selected.startswith("selected “Nobody in")
        assert keys == "s c t make it source, cue, content"


async def test_escape_twice_drops_the_frame_and_changes_nothing(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "e", "w", "s", "escape")
        assert user.reader.state.draft is not None
        assert "Esc again drops it   u takes back the last part" in user.message
        await user.press("l", "escape")
        assert user.reader.state.draft is not None
        await user.press("escape")
        assert user.reader.state.draft is None
        assert user.focus == SAID
        assert user.items("suggested") == [SAID]


async def test_a_source_alone_is_no_claim(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("s", "a")
        assert "needs a cue or a content" in user.message
        assert not user.reader.session.annotations.records


async def test_a_claim_in_focus_lights_up_all_its_parts(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "tab", "tab", "tab", "tab", "tab")
        assert user.focus == BROKEN
        marks = user.reader.row_marks.on_row(BROKEN.extent).marks
        lit = {(mark.style, mark.span) for mark in marks if mark.style.endswith("-focus")}
        assert lit == {
            ("source-focus", BROKEN.source[0]),
            ("cue-focus", BROKEN.cue[0]),
            ("content-focus", BROKEN.content[0]),
            ("content-focus", BROKEN.content[1]),
        }


async def test_the_line_below_tells_who_says_what(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "tab")
        assert "Mayor Ida Quill  said  the new quay would open in May" in user.message


def _claim(user: object, cue: str | None = None) -> Claim:
    """The only accepted claim, or the one with this cue."""
    claims = [body for body in user.items("accepted") if isinstance(body, Claim)]
    if cue is not None:
        claims = [claim for claim in claims if user.quote(claim.cue[0]) == cue]
    (claim,) = claims
    return claim


async def test_a_selection_for_a_part_goes_with_the_claim(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "e", "equals_sign", "j", "j", "v", "w")
        assert user.reader.state.selection is not None
        await user.press("a")
        assert user.items("accepted") == [SAID]
        assert user.reader.state.selection is None
