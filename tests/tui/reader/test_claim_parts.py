"""Parts of claims: placed by letters, seen while they are placed, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.claim import Claim, Role
from annotate.span import Span
from annotate.structure import Proposal, structure
from tests.tui.reader_harness import (
    BROKEN,
    NO_STRUCTURE,
    SAID,
    TEXT,
    ReaderUser,
    entity,
    open_reader,
    span_of,
)
from tui.widgets.lines import Line

QUILL = entity("Ida Quill", "PERSON")
FARROW = entity("Tom Farrow", "PERSON")
NOBODY_BELIEVES = Claim(
    (span_of("Nobody in Port Ansel"),), (span_of("believes"),), (span_of("him"),)
)
PARSED = structure(
    (0, len(TEXT)),
    [span_of("Nobody in Port Ansel"), span_of("the new quay")],
    [span_of("the new quay would open in May"), span_of("we are not lost")],
    [
        Proposal(span_of("said"), SAID, 90, span_of("Ida Quill")),
        Proposal(span_of("said", nth=1), BROKEN, 90),
        Proposal(span_of("believes"), NOBODY_BELIEVES, 60),
    ],
)
WRONG = replace(SAID, source=(span_of("Low Garrick"),), content=(span_of("May", nth=1),))


async def test_each_part_of_a_claim_in_focus_is_placed_by_letters(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[WRONG], structure=PARSED) as user:
        await user.press("tab", "t")
        assert user.reader.state.draft is None
        assert "content: letters of its first word" in user.message
        await choose(user, span_of("the", nth=0))
        assert user.reader.state.draft.content == SAID.content
        assert "in place of “May”" in user.message
        await user.press("s")
        await choose(user, span_of("Mayor"))
        await user.press("c")
        await choose(user, span_of("praised"))
        await user.press("a")
        [claim] = user.items("accepted")
        assert claim == Claim((span_of("Mayor"),), (span_of("praised"),), SAID.content)
        assert user.message.startswith("accepted CLAIM “the new quay")


async def test_enter_takes_what_is_suggested_and_accepts_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[WRONG], structure=PARSED) as user:
        await user.press("tab", "s")
        assert "Enter takes “Mayor Ida Quill” and accepts" in user.message
        assert hits(user) == ["Mayor Ida Quill"]
        await user.press("enter")
        assert user.items("accepted") == [replace(WRONG, source=SAID.source)]
        await user.press("t", "enter")
        assert user.items("accepted") == [SAID]


async def test_a_claim_that_was_opened_is_left_for_the_next_pending_one(tmp_path: Path) -> None:
    bodies = [WRONG, BROKEN, FARROW]
    ways = {
        "as it is": ("e", "a"),
        "who speaks": ("W", "enter", "a"),
        "the list": ("C", "a"),
        "a note": ("e", "i", "x", "escape", "a"),
    }
    async with open_reader(tmp_path, bodies=bodies, structure=PARSED) as user:
        for way, keys in ways.items():
            for status in ("suggested", "accepted"):
                await user.press("g", "tab", *(("a", "[") if status == "accepted" else ()))
                await user.press(*keys)
                assert user.focus == BROKEN, (way, status)
                assert user.message.startswith(("accepted CLAIM", "changed", "CLAIM"))
                assert user.reader.state.draft is None
                while user.items("accepted"):
                    await user.press("u")


async def test_letters_are_left_without_a_change(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        for keys in (("s", "escape"), ("e", "escape"), ("e", "T", "escape", "escape"), ("e", "u")):
            await user.press("g", "tab", *keys)
            assert user.focus == SAID
            assert user.reader.state.draft is None
        assert user.items("suggested") == [SAID]


async def test_the_parts_stay_in_view_whatever_moves(tmp_path: Path) -> None:
    async with open_reader(
        tmp_path, bodies=[SAID, QUILL], structure=PARSED, size=(120, 24)
    ) as user:
        await user.press("tab", "e")
        for key in ("j", "w", "v", "l", "escape", "G", "f", "escape", "slash", "escape"):
            await user.press(key)
            assert ("Mayor Ida Quill", "source") in line(user), key
            assert ("said", "cue") in line(user), key
            assert any(style == "content" for _, style in line(user)), key


async def test_bar_and_parts_light_up_from_the_first_part_on(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[], structure=PARSED) as user:
        await user.search("Nobody")
        await user.press("s")
        source = span_of("Nobody in Port Ansel")
        marks = user.reader.row_marks.on_row(source)
        assert [bar.span for bar in marks.bars] == [source]
        assert ("source-focus", source) in [(mark.style, mark.span) for mark in marks.marks]
        assert [part for part in line(user) if part[0] in ("c", "t")] == [
            ("c", "key"),
            ("t", "key"),
        ]
        assert "cue ___ c" in user.details


async def test_undo_takes_back_the_last_part_before_anything_stored(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[QUILL, WRONG], structure=PARSED) as user:
        await user.press("tab", "tab", "a", "tab", "e")
        draft = user.reader.state.draft
        stored = user.items("accepted")
        await user.search("Farrow")
        await user.press("s", "i")
        await user.type("hm")
        await user.press("escape")
        assert user.reader.state.draft.note == "hm"
        await user.press("u")
        assert "took back the note" in user.message
        await user.press("u")
        assert "took back the source" in user.message
        assert user.reader.state.draft == draft
        await user.press("U")
        assert user.reader.state.draft.source == (span_of("Farrow"),)
        await user.press("u", "u")
        assert user.reader.state.draft is None
        assert user.items("accepted") == stored


async def test_undo_opens_a_dropped_claim_again(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID, FARROW]) as user:
        await user.press("tab", "a", "g", "tab", "g", "t")
        draft = user.reader.state.draft
        await user.press("escape", "escape")
        assert user.message == "claim dropped; u opens it again"
        await user.press("j", "u")
        assert user.reader.state.draft == draft
        assert len(user.items("accepted")) == 1, "nothing stored was undone"
        await user.press("escape", "escape", "tab", "a", "u")
        assert user.message.startswith("undid: accepted PERSON"), "it is for the last thing only"


async def test_an_open_claim_is_not_left_at_once(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("t", "D")
        assert user.message == "leave again to drop the open claim: a accepts it"
        assert user.reader.session is not None
        assert user.reader.session.answer is None
        await user.press("a", "D")
        assert user.message.startswith("done, 1 left pending")


async def test_a_part_that_was_just_placed_grows_and_shrinks(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[], structure=PARSED) as user:
        await user.search("quay")
        await user.press("v", "t", "enter")
        assert quotes(user, Role.CONTENT) == ["the new quay"]
        await user.press("enter")
        assert quotes(user, Role.CONTENT) == ["the new quay would open in May"]
        await user.press("minus", "full_stop")
        assert quotes(user, Role.CONTENT) == ["the new quay would"]


async def test_a_part_grows_up_to_the_other_parts(tmp_path: Path) -> None:
    short = replace(SAID, content=(span_of("open in"),))
    async with open_reader(tmp_path, bodies=[short]) as user:
        await user.press("tab", "e", "=", "=", "=", "enter")
        assert user.reader.state.draft.content == SAID.content
        await user.press("=", "=", "-")
        message = "this part has not grown: , makes it shorter"
        assert user.message == message, "another part is in hand"
        assert user.reader.state.draft.content == SAID.content


async def test_a_source_is_no_clause_and_shrinks_to_where_it_was_placed(tmp_path: Path) -> None:
    parsed = structure((0, len(TEXT)), [], [span_of("Quill praised the builders")], [])
    other = replace(SAID, source=(span_of("the builders"),))
    async with open_reader(tmp_path, bodies=[other], structure=parsed) as user:
        await user.press("tab", "s")
        await choose(user, span_of("Quill", nth=1))
        assert user.reader.state.draft.source == (span_of("Quill", nth=1),)
        await user.press("enter", "enter", "-", "-", "-")
        assert quotes(user, Role.SOURCE) == ["Quill"], "what it replaced stays away"


async def test_a_word_inside_a_part_is_less_of_it(tmp_path: Path) -> None:
    wide = replace(SAID, source=(span_of("Mayor"),), cue=(span_of("Ida Quill said"),))
    parsed = structure(
        (0, len(TEXT)),
        [span_of("Ida Quill said")],
        [],
        [Proposal(span_of("said"), wide, 90)],
    )
    async with open_reader(tmp_path, bodies=[wide], structure=parsed) as user:
        await user.press("tab", "c")
        await choose(user, span_of("said"))
        assert user.reader.state.draft.cue == (span_of("said"),)
        await user.press("s")
        await choose(user, span_of("Ida"))
        assert user.reader.state.draft.source == (span_of("Ida Quill"),), "not the cue"


async def test_a_content_placed_at_the_end_of_a_quotation_is_all_of_it(tmp_path: Path) -> None:
    second = BROKEN.content[1]
    for parse, content in ((NO_STRUCTURE, (second,)), (PARSED, BROKEN.content)):
        async with open_reader(tmp_path / str(len(content)), bodies=[], structure=parse) as user:
            user.reader.page.move_to(BROKEN.cue[0])
            await user.press("v", "c")
            user.reader.page.move_to(Span(second.end - 1, second.end))
            await user.press("t")
            assert user.reader.state.draft.content == content


async def test_a_doubtful_content_is_accepted_only_after_a_yes(tmp_path: Path) -> None:
    doubtful = replace(SAID, content=(span_of("said the new quay would open in May"),))
    async with open_reader(tmp_path, bodies=[doubtful], structure=PARSED) as user:
        await user.press("tab", "a")
        assert "the content holds its own cue “said”" in user.message
        assert user.items("accepted") == []
        await user.press("escape")
        await user.press("e", "i", "escape", "a")
        assert user.items("accepted") == []
        await user.press("a")
        assert user.items("accepted") == [doubtful]


async def test_enter_in_the_list_of_parts_places_that_part(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[BROKEN], structure=PARSED) as user:
        await user.press("tab", "C", "j", "j", "j", "j", "enter")
        assert "content 2: letters" in user.message
        await choose(user, span_of("we", nth=0))
        assert quotes(user, Role.CONTENT) == ["“We are late,”", "we are not lost"]


async def test_c_shows_letters_on_the_cues_in_view(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID], structure=PARSED) as user:
        await user.search("builders")
        await user.press("c")
        hints = user.reader.state.hints.letters
        assert [user.quote(word) for word in sorted(hints)] == ["said", "believes"]
        await choose(user, span_of("believes"))
        assert user.reader.state.draft.claim() == NOBODY_BELIEVES


async def choose(user: ReaderUser, word: Span) -> None:
    """Type the letters on the token at the start of a span."""
    token = user.reader.state.tokens.at(word.start)
    await user.press(*user.reader.state.hints.letters[token])


def quotes(user: ReaderUser, role: Role) -> list[str]:
    return [user.quote(piece) for piece in user.reader.state.draft.part(role)]


def line(user: ReaderUser) -> list[tuple[str, str]]:
    """The parts of the line with the claim, and their styles."""
    left = user.reader.query_one("#focus", Line)._sides()[0]
    return [(part.text, part.style) for part in left]


def hits(user: ReaderUser) -> list[str]:
    """What is marked as suggested."""
    marks = user.reader.row_marks.on_row(Span(0, len(TEXT))).marks
    return [user.quote(mark.span) for mark in marks if mark.style == "hit"]


async def test_punctuation_is_neither_source_nor_cue(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("slash", *",”", "enter")
        for key, part in (("s", "source"), ("c", "cue")):
            await user.press(key)
            assert user.message == f"{part}: there is no word here"
            assert user.reader.state.draft is None
