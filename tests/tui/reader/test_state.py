"""The reading state by itself: what each transition leaves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import tui.reader
from annotate.claim import Role
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.claim_piece import ClaimPiece
from annotate.commands import Accept, Delete, Reject
from tests.builders import DOCUMENT, TEXT, annotations, author, place, suggestion
from tests.tui.reader.reading_states import LAVROV, MAY, SAID, WHOLE, item_of, reading
from tui.reader.item_filter import FilterNames, parse_filter
from tui.reader.review_queue import neighbour
from tui.reader.search import words_search
from tui.reader.state import Held, ReadingState


@pytest.fixture
def state() -> ReadingState:
    """At the top of the article, with suggestions in it."""
    return reading(annotations(MAY, LAVROV, SAID, WHOLE))


def words(state: ReadingState) -> str:
    """What commands would take."""
    return TEXT[state.chosen_span.start : state.chosen_span.end]


# The cursor and the focus.


def test_there_is_a_token_under_the_cursor_wherever_one_begins() -> None:
    assert ReadingState(DOCUMENT, 4).cursor == place("May")
    assert ReadingState(DOCUMENT, 10_000).cursor.end == len(TEXT)


def test_nothing_is_in_focus_before_the_article_is_open_and_after_it_is_closed() -> None:
    state = ReadingState(DOCUMENT)
    assert (state.focused_item, state.target) == (None, None)
    state.attach(annotations(MAY))
    state.focus_on(item_of(state, MAY))
    assert state.focused_item is not None
    state.attach(None)
    assert (state.focused_item, state.target) == (None, None)


def test_a_motion_drops_the_focus_and_focus_moves_the_cursor(state: ReadingState) -> None:
    state.focus_on(item_of(state, LAVROV))
    assert state.cursor == place("Mr")
    state.move_to(place("asked"))
    assert state.focused_item is None
    assert state.cursor == place("asked")


def test_an_item_that_is_gone_is_not_in_focus(state: ReadingState) -> None:
    assert state.annotations is not None
    state.focus_on(item_of(state, MAY))
    edit = state.annotations.perform(Accept((suggestion(MAY).id,)), author())
    assert state.focused_item is edit.changes[0].after
    state.annotations.perform(Delete(edit.changes[0].id), author())
    state.set_focus_id("gone")
    assert state.focused_item is None


def test_commands_are_about_the_innermost_annotation_at_the_cursor(state: ReadingState) -> None:
    state.move_to(place("Lavrov"))
    assert state.target == item_of(state, LAVROV)
    state.move_to(place("Moscow"))
    assert state.target == item_of(state, WHOLE)
    state.move_to(place("Nobody"))
    assert state.target is None


def test_a_rejected_annotation_is_the_target_only_where_there_is_no_other(
    state: ReadingState,
) -> None:
    assert state.annotations is not None
    state.annotations.perform(Reject((suggestion(LAVROV).id,)), author())
    state.move_to(place("Lavrov"))
    assert state.target == item_of(state, WHOLE)
    state.annotations.perform(Reject((suggestion(WHOLE).id,)), author())
    assert state.target == item_of(state, LAVROV)


def test_a_jump_leads_back_and_a_step_does_not(state: ReadingState) -> None:
    state.move_to(place("said"))
    state.move_to(place("Moscow"), jump=True)
    assert state.jumps.back(state.cursor.start) == place("said").start
    state.focus_on(item_of(state, MAY), jump=True)
    assert state.jumps.back(state.cursor.start) == place("Moscow").start


def test_the_cursor_stands_ahead_of_what_begins_with_its_token(state: ReadingState) -> None:
    assert state.annotations is not None
    state.move_to(place("Mr"))
    assert neighbour(state, state.annotations.items, forwards=True) == item_of(state, WHOLE)
    state.focus_on(item_of(state, WHOLE))
    assert neighbour(state, state.annotations.items, forwards=True) == item_of(state, LAVROV)


def test_nested_annotations_are_visited_outwards_and_then_from_the_inside_again(
    state: ReadingState,
) -> None:
    state.move_to(place("Lavrov"))
    visited = []
    for _ in range(3):
        item = state.next_nested()
        assert item is not None
        state.focus_on(item)
        visited.append(item.body)
    assert visited == [LAVROV, WHOLE, LAVROV]


def test_where_only_the_focused_one_is_there_is_no_nested_one(state: ReadingState) -> None:
    state.use_filter(parse_filter("ORG", FilterNames(frozenset({"ORG", "PERSON"}))))
    state.focus_on(item_of(state, WHOLE))
    assert state.next_nested() is None
    state.move_to(place("Nobody"))
    assert state.next_nested() is None


# The selection.


def test_motions_move_the_head_of_a_selection_and_swapping_the_other_end(
    state: ReadingState,
) -> None:
    state.move_to(place("said"))
    state.begin_selection()
    state.move_to(place("was"))
    assert words(state) == "said it was"
    state.swap_ends()
    assert state.cursor == place("said")
    state.move_to(place("May"))
    assert words(state) == "May said it was"


def test_a_selection_grows_and_shrinks_step_by_step(state: ReadingState) -> None:
    state.move_to(place("May"))
    state.grow_to(place("Ms"), place("May"))
    state.grow_to(place("Ms"), place("said"))
    assert words(state) == "Ms May said"
    state.shrink()
    assert words(state) == "Ms May"
    state.shrink()
    assert words(state) == "May"
    state.shrink()
    assert state.selection is None


def test_focus_and_selection_exclude_each_other(state: ReadingState) -> None:
    state.focus_on(item_of(state, MAY))
    state.begin_selection()
    assert state.focused_item is None
    state.focus_on(item_of(state, MAY))
    assert state.selection is None


def test_with_steps_by_character_the_head_moves_inside_of_words(state: ReadingState) -> None:
    state.move_to(place("Nobody"))
    state.toggle_steps()
    state.begin_selection()
    state.move_head(-1)
    state.move_head(-1)
    assert words(state) == "Nobo"
    state.move_head(1)
    assert words(state) == "Nobod"
    state.swap_ends()
    state.move_head(1)
    assert words(state) == "obod"
    assert state.cursor == place("Nobody")


def test_what_was_dragged_is_dropped_by_a_click_unless_it_was_changed(
    state: ReadingState,
) -> None:
    state.select_by_dragging(place("Ms"), place("said"))
    assert words(state) == "Ms May said"
    state.drop_dragged()
    assert state.selection is None
    state.select_by_dragging(place("Ms"), place("said"))
    state.move_to(place("it"))
    state.drop_dragged()
    assert words(state) == "Ms May said it"


# Claims.


def test_a_draft_takes_the_place_of_focus_and_selection(state: ReadingState) -> None:
    item = item_of(state, SAID)
    state.focus_on(item)
    draft = draft_of(SAID, item)
    state.open_draft(draft)
    assert (state.draft, state.focus_id, state.selection) == (draft, None, None)
    assert state.claim_at_hand == draft
    state.drop_draft()
    assert state.claim_at_hand is None


def test_pieces_are_taken_in_turn_and_then_the_whole(state: ReadingState) -> None:
    state.focus_on(item_of(state, SAID))
    taken = []
    for _ in range(5):
        state.take_next_piece()
        taken.append(state.piece_in_hand)
    content = [ClaimPiece(Role.CONTENT, index) for index in range(2)]
    assert taken == [ClaimPiece(Role.SOURCE, 0), ClaimPiece(Role.CUE, 0), *content, None]


def test_a_piece_stays_with_its_claim(state: ReadingState) -> None:
    state.focus_on(item_of(state, SAID))
    state.take_next_piece()
    state.focus_on(item_of(state, SAID))
    assert state.piece_in_hand is not None
    state.focus_on(item_of(state, MAY))
    assert state.piece_in_hand is None
    state.focus_on(item_of(state, SAID))
    assert state.piece_in_hand is None


def test_a_piece_that_a_draft_lost_is_not_in_hand(state: ReadingState) -> None:
    state.open_draft(ClaimDraft(cue=(place("said"),)))
    state.take_next_piece()
    assert state.piece_in_hand == ClaimPiece(Role.CUE, 0)
    state.change_draft(ClaimDraft(source=(place("Ms May"),)))
    assert state.piece_in_hand is None


# Going a step back.


def test_one_steps_back_from_the_innermost_to_the_outermost(state: ReadingState) -> None:
    state.use_search(words_search(TEXT, "may"))
    state.focus_on(item_of(state, SAID))
    state.take_next_piece()
    held = [state.step_back()[0] for _ in range(4)]
    assert held == [Held.PIECE, Held.FOCUS, Held.HITS, None]
    assert (state.piece, state.focus_id, state.search) == (None, None, None)


def test_a_selection_is_dropped_before_the_draft_that_it_is_for(state: ReadingState) -> None:
    state.open_draft(ClaimDraft(cue=(place("said"),)))
    state.take_next_piece()
    state.grow_to(place("Ms"), place("May"))
    held = [state.step_back()[0] for _ in range(5)]
    assert held == [Held.SELECTION, Held.SELECTION, Held.DRAFT, Held.DRAFT, None]


# The only writer.


def test_nothing_but_the_state_assigns_its_attributes() -> None:
    folder = Path(tui.reader.__file__).parent
    attributes = set(vars(ReadingState(DOCUMENT)))
    writers = {
        f"{path.name}: {ast.unparse(target)}"
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr in attributes
        if ast.unparse(target.value).endswith(("state", "_state"))
    }
    assert writers == set()
