"""The annotation set: items shown and pending, as decisions come and go."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from annotate.annotation import Status
from annotate.annotation_set import AnnotationSet
from annotate.change import Change
from annotate.claim import Claim
from annotate.commands import Accept, AddClaim, AddEntity, Reject, Revise
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.span import Span
from annotate.speakers import speaker_name
from tests.builders import DOCUMENT, TEXT, annotations, author, claim, entity, place, suggestion

MAY, AS_PLACE, LAVROV = entity("Ms May"), entity("Ms May", "GPE"), entity("Mr Lavrov")


def pending(work: AnnotationSet) -> list[str]:
    return [item.id for item in work.pending]


def test_suggestions_are_pending_in_text_order() -> None:
    work = annotations(LAVROV, MAY, claim())
    assert [item.body for item in work.items] == [claim(), MAY, LAVROV]
    assert list(work.pending) == list(work.items)
    assert work.count(Status.SUGGESTED) == 3


def test_a_suggestion_is_decided_by_a_decision_on_itself() -> None:
    work = annotations(MAY, LAVROV)
    work.perform(Accept((suggestion(MAY).id,)), author())
    assert pending(work) == [suggestion(LAVROV).id]
    work.undo()
    assert len(work.pending) == 2


def test_a_suggestion_is_decided_by_an_equal_decision() -> None:
    work = annotations()
    work.perform(AddEntity(MAY), author())
    work.add_suggestions([suggestion(MAY), suggestion(LAVROV)])
    assert pending(work) == [suggestion(LAVROV).id]
    work.undo()
    assert pending(work) == [suggestion(MAY).id, suggestion(LAVROV).id]
    work.redo()
    assert pending(work) == [suggestion(LAVROV).id]


def test_what_a_person_relabelled_is_not_proposed_again() -> None:
    work = annotations(AS_PLACE)
    work.perform(Revise(suggestion(AS_PLACE).id, MAY), author())
    work.add_suggestions([replace(suggestion(AS_PLACE), id="of another pipeline")])
    assert pending(work) == []
    assert [item.body for item in work.items] == [MAY]
    work.undo()
    assert pending(work) == [suggestion(AS_PLACE).id]


def test_a_claim_is_decided_by_a_decision_on_the_same_cue() -> None:
    work = annotations(claim("said"), claim("said", "deal"), claim("hoped"))
    work.perform(Reject((suggestion(claim("said")).id,)), author())
    assert pending(work) == [suggestion(claim("hoped")).id]
    work.undo()
    assert len(work.pending) == 3


def test_claims_without_a_cue_do_not_decide_each_other() -> None:
    without_cue = Claim(content=(place("deal"),))
    work = annotations(without_cue, Claim(content=(place("for all"),)))
    work.perform(Accept((suggestion(without_cue).id,)), author())
    assert len(work.pending) == 1


def test_the_same_suggestion_twice_is_one() -> None:
    work = annotations(MAY)
    work.perform(Reject((suggestion(MAY).id,)), author())
    work.add_suggestions([suggestion(MAY), suggestion(LAVROV), suggestion(LAVROV)])
    assert pending(work) == [suggestion(LAVROV).id]
    assert work.count(Status.SUGGESTED) == 1


def test_an_accepted_entity_is_found_before_a_pending_one_on_the_same_span() -> None:
    work = annotations(AS_PLACE)
    assert work.entity_on(MAY.span) == suggestion(AS_PLACE)
    work.perform(AddEntity(MAY), author())
    assert work.entity_on(MAY.span) == work.records[0]
    assert work.entity_on(place("May")) is None


def test_a_rejected_entity_does_not_count_as_standing_on_a_span() -> None:
    work = annotations(MAY)
    work.perform(Reject((suggestion(MAY).id,)), author())
    assert work.entity_on(MAY.span) is None


def test_an_edit_is_one_step_of_the_history_with_its_text_and_time() -> None:
    work = annotations(MAY)
    edit = work.perform(AddClaim(claim(speaker=suggestion(MAY).id)), author())
    assert edit.digest == work.document.digest
    assert edit.at > "2026-11-23T16:00:00Z"
    assert [change.before for change in edit.changes] == [None, None]
    work.undo()
    assert work.records == ()


def test_nothing_to_undo_or_redo_is_refused() -> None:
    work = annotations(MAY)
    with pytest.raises(EditRefused, match="nothing to undo"):
        work.undo()
    with pytest.raises(EditRefused, match="nothing to redo"):
        work.redo()


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(EditRefused, match="that annotation is gone"):
        annotations().perform(Accept(("gone",)), author())


def test_a_span_beyond_the_text_is_refused() -> None:
    beyond = Entity(Span(len(TEXT) - 1, len(TEXT) + 1), "PERSON")
    with pytest.raises(EditRefused, match="beyond the end"):
        annotations().perform(AddEntity(beyond), author())


@dataclass(frozen=True)
class Twice:
    """A faulty command: it changes one record twice."""

    id: str

    def describe(self, work: AnnotationSet) -> str:
        return "break things"

    def changes(self, work: AnnotationSet, _: object) -> list[Change]:
        [record] = work.records
        return [Change(record, None), Change(record, replace(record, note="x"))]


def test_a_command_that_changes_a_record_twice_is_refused_as_a_whole() -> None:
    work = annotations(MAY)
    work.perform(Accept((suggestion(MAY).id,)), author())
    before = work.records
    with pytest.raises(EditRefused, match="twice"):
        work.perform(Twice("x"), author())
    assert work.records == before
    assert work.history.position == 1


def test_suggestions_of_foreign_labels_are_kept_apart_until_they_are_shown() -> None:
    work = AnnotationSet(DOCUMENT, is_foreign=lambda body: body.label == "PERSON")
    work.add_suggestions([suggestion(MAY), suggestion(AS_PLACE)])
    foreign = [item.id for item in work.foreign]
    assert (foreign, pending(work)) == ([suggestion(MAY).id], [suggestion(AS_PLACE).id])
    assert work.count(Status.SUGGESTED) == 1

    work.show_foreign(is_shown=True)
    assert len(work.items) == len(work.pending) == 2
    work.perform(Reject((suggestion(MAY).id,)), author())
    assert not len(work.foreign)
    work.undo()
    work.show_foreign(is_shown=False)
    assert [item.id for item in work.foreign] == foreign
    assert [item.body for item in work.items] == [AS_PLACE]


def test_a_claim_is_accepted_without_a_speaker_of_a_foreign_label() -> None:
    work = AnnotationSet(DOCUMENT, is_foreign=lambda body: body.label == "PERSON")
    said = claim(speaker=suggestion(MAY).id)
    work.add_suggestions([suggestion(MAY), suggestion(said)])
    work.perform(Accept((suggestion(said).id,)), author())
    assert [record.body for record in work.records] == [said]
    assert speaker_name(work, said) == "Ms May"
