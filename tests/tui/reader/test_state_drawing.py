"""What each transition of the reading state says to draw again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

import pytest

from annotate.claim_draft import ClaimDraft, draft_of
from annotate.labels.scheme import ONTONOTES
from annotate.span import Span
from tests.builders import TEXT, annotations, place
from tests.tui.reader.reading_states import LAVROV, MAY, SAID, WHOLE, item_of, reading
from tui.display.marks import Mark
from tui.reader.hints import Hints
from tui.reader.item_filter import FilterNames, parse_filter
from tui.reader.question import Question
from tui.reader.row_marks import RowMarks
from tui.reader.search import words_search
from tui.reader.state import Dirty, ReadingState


class NoQueue:
    """A queue that draws nothing."""

    def marks(self, row: Span) -> Iterable[Mark]:
        return ()


@pytest.fixture
def state() -> ReadingState:
    """At the top of the article, with suggestions in it."""
    return reading(annotations(MAY, LAVROV, SAID, WHOLE))


def test_a_motion_has_no_more_drawn_than_what_it_changes(state: ReadingState) -> None:
    state.focus_on(item_of(state, MAY))
    assert set(state.move_to(place("said"))) == {place("Ms"), MAY.span, place("said")}
    assert set(state.move_to(place("it"))) == {place("said"), place("it")}


def test_searching_filtering_and_asking_may_change_any_row(state: ReadingState) -> None:
    assert state.use_search(words_search(TEXT, "may")) is None
    assert state.use_filter(parse_filter("pending", FilterNames(frozenset()))) is None
    assert state.toggle_highlights() is None
    assert state.ask(Question(lambda: None, places=(place("May"),))) is None


@pytest.mark.parametrize("seed", range(20))
def test_whatever_looks_different_after_a_transition_is_drawn_again(seed: int) -> None:
    rng = random.Random(seed)
    state = reading(annotations(MAY, LAVROV, SAID, WHOLE))
    marks = RowMarks(state, ONTONOTES, NoQueue())  # type: ignore[arg-type]
    picture = _picture(marks)
    for _ in range(60):
        transition = rng.choice(_transitions(state, rng))
        dirty = transition()
        before, picture = picture, _picture(marks)
        changed = {at for at in range(len(TEXT)) if before[at] != picture[at]}
        drawn = {at for span in dirty or () for at in range(span.start, span.end)}
        assert dirty is None or changed <= drawn


def _transitions(state: ReadingState, rng: random.Random) -> list[Callable[[], Dirty]]:
    """What can happen now."""
    assert state.annotations is not None
    tokens = state.tokens.within(0, len(TEXT))
    token, other = sorted(rng.sample(tokens, 2))
    item = rng.choice(list(state.annotations.items))
    draft = ClaimDraft(cue=(token,), content=(other,))
    return [
        lambda: state.move_to(token),
        lambda: state.focus_on(item),
        state.drop_focus,
        lambda: state.put_cursor(token),
        state.begin_selection,
        state.drop_selection,
        state.swap_ends,
        lambda: state.grow_to(token, other),
        state.shrink,
        lambda: state.move_head(rng.choice((1, -1))),
        lambda: state.select_by_dragging(token, other),
        state.drop_dragged,
        lambda: state.open_draft(draft),
        lambda: state.open_draft(draft_of(SAID, item_of(state, SAID))),
        lambda: state.change_draft(draft) if state.draft is not None else (),
        state.drop_draft,
        state.take_next_piece,
        state.drop_piece,
        lambda: state.use_search(rng.choice((None, words_search(TEXT, "may")))),
        lambda: state.use_filter(
            rng.choice((None, parse_filter("claims", FilterNames(frozenset()))))
        ),
        state.toggle_highlights,
        lambda: state.show_hints(Hints({token: "ab", other: "ac"}, rng.choice(("", "a", "ac")))),
        state.drop_hints,
        lambda: state.step_back()[1],
    ]


def _picture(marks: RowMarks) -> list[object]:
    """What is drawn over each character."""
    drawn = marks.on_row(Span(0, len(TEXT)))
    pictures: list[object] = []
    for at in range(len(TEXT)):
        here = [mark for mark in drawn.marks if mark.span.start <= at < mark.span.end]
        bars = [bar for bar in drawn.bars if bar.span.start <= at < bar.span.end]
        hints = [hint for hint in drawn.hints if hint.at == at]
        pictures.append((sorted(map(repr, here)), sorted(map(repr, bars)), hints))
    return pictures
