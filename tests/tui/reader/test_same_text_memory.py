"""The memory of the last edit: what the same on equal text would be, and until when it counts."""

from __future__ import annotations

import pytest

from annotate.annotation_set import AnnotationSet, Command
from annotate.commands import (
    Accept,
    AddEntity,
    Delete,
    LabelSameText,
    Reject,
    RemoveSameText,
    Revise,
)
from annotate.document import Document
from annotate.entity import Entity
from annotate.suggestion import Suggestion
from tests.builders import DOCUMENT, annotations, author, claim, entity, place, suggestion
from tui.reader.same_text import SameTextMemory
from tui.reader.state import ReadingState

MAY, LAVROV = entity("Ms May"), entity("Mr Lavrov")
MAY_ID, LAVROV_ID = suggestion(MAY).id, suggestion(LAVROV).id
MOSCOW = entity("Moscow", "GPE")


class Work:
    """An article with two suggestions, and a memory of what is done to them."""

    def __init__(self) -> None:
        self.state = ReadingState(DOCUMENT)
        self.annotations = annotations(MAY, LAVROV, claim())
        self.state.attach(self.annotations)
        self.memory = SameTextMemory(self.state)
        self._author = author()

    def do(self, command: Command, *, is_example: bool = True) -> None:
        self.memory.listen(self.annotations.perform(command, self._author), is_example)


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.mark.parametrize("is_foreign", [False, True])
def test_a_foreign_label_is_not_offered_for_equal_text(*, is_foreign: bool) -> None:
    again = Document(f"{DOCUMENT.text} {DOCUMENT.text}", "twice", "/articles/twice.txt")
    suggested = Suggestion("may", MAY, None, "rules 1")
    work = AnnotationSet(again, suggestions=[suggested], is_foreign=lambda body: is_foreign)
    work.show_foreign(is_shown=True)
    state = ReadingState(again)
    state.attach(work)
    state.focus_on(suggested)
    assert SameTextMemory(state).quote() == ("" if is_foreign else "Ms May")


@pytest.mark.parametrize(
    ("command", "repetition"),
    [
        (Accept((MAY_ID,)), LabelSameText(MAY)),
        (AddEntity(MOSCOW), LabelSameText(MOSCOW)),
        (Revise(MAY_ID, Entity(MAY.span, "ORG")), LabelSameText(Entity(MAY.span, "ORG"), "PERSON")),
        (Reject((MAY_ID,)), RemoveSameText(MAY)),
    ],
    ids=["accept", "add", "relabel", "reject"],
)
def test_an_edit_of_an_entity_can_be_repeated(
    work: Work, command: Command, repetition: object
) -> None:
    work.do(command)
    assert work.memory.take() == repetition


def test_the_deletion_of_an_entity_can_be_repeated(work: Work) -> None:
    work.do(AddEntity(MOSCOW))
    [record] = work.annotations.records
    work.do(Delete(record.id))
    assert work.memory.take() == RemoveSameText(MOSCOW)


def test_it_is_taken_once(work: Work) -> None:
    work.do(Accept((MAY_ID,)))
    assert work.memory.take() is not None
    assert work.memory.take() is None


def test_after_a_move_it_does_not_count_any_more(work: Work) -> None:
    work.do(Accept((MAY_ID,)))
    work.state.move_to(place("asked"))
    assert work.memory.take() is None


def test_after_another_edit_it_does_not_count_any_more(work: Work) -> None:
    work.do(Accept((MAY_ID,)))
    work.do(Accept((LAVROV_ID,)), is_example=False)
    assert work.memory.take() is None


def test_an_edit_of_several_or_of_a_claim_cannot_be_repeated(work: Work) -> None:
    work.do(Accept((MAY_ID, LAVROV_ID)))
    assert work.memory.take() is None
    work.do(Accept((suggestion(claim()).id,)))
    assert work.memory.take() is None
