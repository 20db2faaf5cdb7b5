"""What each key does to an annotation, by what was decided and whether it is in focus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.commands import Import
from annotate.commands.records import decided_record, pending_record
from annotate.suggestion import Suggestion
from tests.tui.reader_harness import BODIES, ReaderUser, entity, open_reader
from tui.keys.effects import ACTIONS, EDGES, EFFECTS, Place, State
from tui.keys.keymap import DEFAULT

ITEM = entity("Low Garrick", "PERSON")
"""The annotation that the keys are about; the cursor is on its second token."""
NEXT = BODIES[1]
"""The pending one behind it."""
_STATUSES = {
    State.ACCEPTED: Status.ACCEPTED,
    State.MOVED: Status.ACCEPTED,
    State.REJECTED: Status.REJECTED,
}
_OTHER_EDGES = set(EDGES) - {"edge_left_out"}
_CASES = {
    case: effect for effect in EFFECTS for case in effect.cases if case[0] not in _OTHER_EDGES
}
"""One edge stands for all four, one that no paragraph stops."""


def test_every_key_has_one_effect_in_every_state() -> None:
    cases = [case for effect in EFFECTS for case in effect.cases]
    assert len(cases) == len(set(cases))
    wanted = {(action, state, focus) for action in ACTIONS for state in State for focus in (0, 1)}
    assert set(cases) == wanted


async def test_each_key_does_what_the_table_says(tmp_path: Path) -> None:
    keys = {command.action: command.keys[0] for command in DEFAULT.commands("reader")}
    async with open_reader(tmp_path) as user:
        (suggestion,) = [item for item in _annotations(user).items if item.body == ITEM]
        assert isinstance(suggestion, Suggestion)
        seen = {}
        for action, state, in_focus in _CASES:
            _prepare(user, suggestion, state, in_focus=in_focus)
            before = user.cursor
            await user.press(keys[action])
            assert user.message, (action, state, in_focus)
            seen[action, state, in_focus] = (
                _state(_annotations(user).items.get(suggestion.id)),
                _focus(user, suggestion),
                _cursor(user, before),
            )
            _undo_all(user)
        assert seen == {case: _expected(case) for case in _CASES}


def _expected(case: tuple[str, State, bool]) -> tuple[State, Place, Place]:
    _, state, in_focus = case
    effect = _CASES[case]
    # In focus, the cursor is at its beginning already.
    is_there = in_focus and effect.cursor is Place.STAYS
    return effect.after or state, effect.focus, Place.HERE if is_there else effect.cursor


def _prepare(user: ReaderUser, suggestion: Suggestion, state: State, *, in_focus: bool) -> None:
    """Bring the annotation into a state, and into focus or only under the cursor."""
    session = user.reader.session
    assert session is not None
    if state is not State.PENDING:
        record = pending_record(suggestion, session.author)
        record = decided_record(record, session.author, _STATUSES[state])
        user.reader.editor.perform(Import((replace(record, moved=state is State.MOVED),)))
    token = user.reader.state.tokens.at(ITEM.span.start)
    assert token is not None
    following = user.reader.state.tokens.next(token.end)
    assert following is not None
    user.reader.page.move_to(following)
    if in_focus:
        user.reader.page.focus_on(session.annotations.item(suggestion.id))


def _undo_all(user: ReaderUser) -> None:
    while _annotations(user).history.position:
        user.reader.editor.undo()


def _state(item: Item | None) -> State | None:
    if item is None:
        return None
    if isinstance(item, Annotation) and item.moved and item.status is Status.ACCEPTED:
        return State.MOVED
    words = {Status.SUGGESTED: State.PENDING, Status.ACCEPTED: State.ACCEPTED}
    return words.get(status_of(item), State.REJECTED)


def _focus(user: ReaderUser, suggestion: Suggestion) -> Place | None:
    item = user.reader.focused_item
    if item is None:
        return Place.NONE
    if item.id == suggestion.id:
        return Place.HERE
    return Place.NEXT if item.body == NEXT else None


def _cursor(user: ReaderUser, before: str) -> Place | None:
    token = user.reader.state.tokens.at(ITEM.span.start)
    item = user.reader.focused_item
    if item is not None and user.reader.cursor.start == item.body.extent.start:
        return Place.HERE if item.body.extent.overlaps(ITEM.span) else Place.NEXT
    if user.reader.cursor == token:
        return Place.HERE
    return Place.STAYS if user.cursor == before else None


def _annotations(user: ReaderUser) -> AnnotationSet:
    assert user.reader.session is not None
    return user.reader.session.annotations
