"""Reviewing: one key decides and goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.annotation import Annotation
from tests.tui.reader_harness import (
    BODIES,
    BROKEN,
    SAID,
    check_picture,
    entity,
    open_reader,
    span_of,
)


async def test_tab_visits_what_is_pending_in_text_order(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        seen = []
        for _ in BODIES:
            await user.press("tab")
            seen.append(user.focus)
        assert seen == list(BODIES)


async def test_a_selection_does_not_stay_drawn_when_an_annotation_gets_the_focus(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("v", "j", "j", "tab")
        assert user.reader.selection is None
        check_picture(user)


async def test_shift_tab_goes_back(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "tab", "tab", "shift+tab")
        assert user.focus == SAID


async def test_tab_starts_behind_the_cursor(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("G", "left_curly_bracket", "left_curly_bracket", "tab")
        assert user.focus == BROKEN


async def test_accept_decides_and_moves_to_the_next(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a")
        assert user.items("accepted") == [BODIES[0]]
        assert user.focus == BODIES[1]
        assert "7 pending  1 accepted" in user.status


async def test_reject_decides_and_moves_to_the_next(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "x")
        assert user.items("rejected") == [BODIES[0]]
        assert user.focus == BODIES[1]


async def test_skipped_ones_come_back_at_the_end(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "space", *["a"] * 7)
        assert user.items("suggested") == [BODIES[0]]
        assert "skipped" in user.message
        await user.press("tab")
        assert user.focus == BODIES[0]


async def test_space_turns_the_page_only_without_focus(tmp_path: Path) -> None:
    text = "word " * 2000
    async with open_reader(tmp_path, text=text, bodies=()) as user:
        await user.press("space")
        assert user.reader.view.scroll_offset.y > 0


async def test_a_motion_clears_the_focus(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "l")
        assert user.focus is None


async def test_brackets_visit_decided_ones_too(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "g", "right_square_bracket", "right_square_bracket")
        assert user.focus == SAID
        await user.press("left_square_bracket")
        assert user.focus == BODIES[0]


async def test_accept_all_is_recorded_as_bulk_and_undone_at_once(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("A")
        assert user.items("accepted") == list(BODIES)
        records = user.reader.session.annotations.records
        assert {record.decided for record in records} == {"bulk"}
        await user.press("u")
        assert user.items("suggested") == list(BODIES)


async def test_accept_all_leaves_a_claim_with_a_doubtful_content(tmp_path: Path) -> None:
    doubtful = replace(SAID, content=(span_of("said the new quay"),))
    async with open_reader(tmp_path, bodies=[BODIES[0], doubtful]) as user:
        await user.press("A")
        assert user.items("suggested") == [doubtful]
        assert "left 1 pending: the content holds its own cue “said”" in user.message


async def test_accept_all_of_a_selection_leaves_the_rest(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("v", "dollar_sign", "A")
        assert user.items("accepted") == [BODIES[0]]


async def test_reject_label_takes_all_pending_of_that_label(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "X")
        assert {body.label for body in user.items("rejected")} == {"PERSON"}
        assert len(user.items("rejected")) == 3


async def test_reopen_makes_a_decision_pending_again(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "x", "g", "right_square_bracket")
        user.reader.say("what was done before")
        await user.press("P")
        assert user.items("suggested") == list(BODIES)
        assert user.message == "made PERSON “Low Garrick” pending again   u undoes"
        assert user.details.startswith("PERSON  pending")


async def test_accept_without_focus_takes_what_is_at_the_cursor(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("j", "w", "a")
        assert user.items("accepted") == [entity("Ida Quill", "PERSON")]


async def test_accept_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("a")
        assert "Tab" in user.message
        assert not user.reader.session.annotations.records


async def test_who_decided_what_is_recorded(tmp_path: Path) -> None:
    async with open_reader(tmp_path, annotator="ida") as user:
        await user.press("tab", "a")
        (record,) = user.reader.session.annotations.records
        assert isinstance(record, Annotation)
        assert (record.annotator, record.origin, record.decided) == ("ida", "pipeline", "explicit")


async def test_what_is_decided_or_hidden_is_not_accepted_unseen(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "a", "[", "a")
        assert "PERSON “Low Garrick” is accepted already" in user.message
        await user.press("tab", "ampersand", *"date", "enter")
        assert user.focus is None, "the filter hides it"
        assert len(user.items("accepted")) == 1


async def test_a_filter_holds_for_the_queue_and_for_accepting_all(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        user.reader.filtering.show_only("gpe, date")
        seen = []
        for _ in range(3):
            await user.press("tab")
            seen.append(user.focus)
        assert seen == [BODIES[3], BODIES[7], BODIES[3]]
        await user.press("A")
        assert user.items("accepted") == [BODIES[3], BODIES[7]]


async def test_what_is_decided_is_not_struck_by_a_key_that_was_not_meant_for_it(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "a")
        await user.type("/would")
        await user.press("enter", "x")
        assert user.items("accepted") == [SAID]
        assert user.focus == SAID
        assert user.message == "accepted, and in focus now: the same key rejects it"
        await user.press("x")
        assert user.items("rejected") == [SAID]
        await user.press("u")
        assert user.message == "undid: rejected CLAIM “the new quay would open in May”"


async def test_every_decision_says_what_it_decided(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("tab", "x")
        assert user.message == "rejected PERSON “Low Garrick”   u undoes"
        assert user.details.startswith("CLAIM  pending")
        await user.press("a")
        assert user.message == "accepted CLAIM “the new quay would open in May”   u undoes"
        await user.press("2")
        assert user.message == "relabelled PERSON “Ida Quill” as ORG   u undoes"
        await user.press("d")
        assert user.message == "rejected DATE “May.”   u undoes"


async def test_accepting_all_asks_once_where_some_are_beyond_the_page(tmp_path: Path) -> None:
    async with open_reader(tmp_path, size=(60, 10)) as user:
        await user.press("A")
        assert user.message == "accept 8 pending, also beyond this page? A yes, Esc no"
        assert user.keys_line == "Enter yes   Esc no"
        await user.press("escape")
        assert user.items("accepted") == []
        await user.press("A", "A")
        assert user.items("accepted") == list(BODIES)
        assert user.message == "accepted 8 annotations   u undoes"


async def test_what_is_hidden_is_not_decided_with_the_rest(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("z", "A")
        assert user.message == "highlights are hidden: z shows what A would reach"
        assert user.items("accepted") == []
        user.reader.filtering.show_only("gpe")
        await user.press("z", "j", "w", "x")
        assert user.items("rejected") == []
        assert user.message == "nothing to reject here: Tab goes to the next suggestion"
        await user.press("A", "A", "j", "x")
        assert user.message.startswith("nothing to reject here: nothing is pending")
        user.reader.feed.progress = 0.4
        await user.press("a")
        assert user.message == "nothing to accept here: suggestions are being looked for"
        await user.press("A")
        assert user.message == "nothing is pending yet: more suggestions are coming"
        user.reader.filtering.show_only("person")
        assert user.message.startswith("showing only person: "), user.message
        assert user.message.endswith("annotations")
        user.reader.filtering.show_only("gpe pending")
        assert user.message == "showing only gpe pending: none in this article yet"


async def test_an_open_claim_is_not_left_for_a_decision(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        await user.press("j", "w", "c", "x", "d")
        assert user.items("rejected") == []
        assert user.message == "a claim is open: u undoes a part, Esc Esc closes it"
        await user.press("x")
        assert user.message == "a claim is open: Esc Esc drops it"


async def test_an_open_suggestion_is_closed_before_it_is_rejected(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=[SAID]) as user:
        await user.press("tab", "e", "x")
        assert user.message == "a claim is open: Esc Esc closes it, then x rejects it"
        await user.press("escape", "escape", "x")
        assert user.items("rejected") == [SAID]
