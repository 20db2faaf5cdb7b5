"""The history: edits in force, edits that were undone, and those that a new edit drops."""

from __future__ import annotations

import pytest

from annotate.change import Change, Edit
from annotate.history import History


def edit(name: str) -> Edit:
    return Edit(name, (), "digest", "2026-11-23T16:00:00Z")


FIRST, SECOND, THIRD = map(edit, ("first", "second", "third"))


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    history = History()
    assert (history.next_undo(), history.next_redo(), len(history)) == (None, None, 0)


def test_undo_and_redo_go_back_and_forth() -> None:
    history = History([FIRST, SECOND])
    assert history.next_undo() is SECOND
    history.step_back()
    assert (history.next_undo(), history.next_redo()) == (FIRST, SECOND)
    history.step_forward()
    assert (history.next_undo(), history.next_redo()) == (SECOND, None)


def test_a_new_edit_forgets_what_was_undone() -> None:
    history = History([FIRST, SECOND], position=1)
    history.record(THIRD)
    assert history.edits == (FIRST, THIRD)
    assert history.position == 2
    assert history.next_redo() is None


@pytest.mark.parametrize("position", [-1, 3])
def test_a_position_beyond_the_edits_is_refused(position: int) -> None:
    with pytest.raises(ValueError, match="position"):
        History([FIRST, SECOND], position=position)


def test_a_change_needs_one_record_on_one_side_or_on_both() -> None:
    with pytest.raises(ValueError, match="one record"):
        Change(None, None)
