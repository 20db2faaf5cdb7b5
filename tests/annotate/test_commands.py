"""Commands: the effect of each on a record, and its refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.annotation_set import AnnotationSet, Command
from annotate.author import Author
from annotate.claim import Claim
from annotate.commands import (
    Accept,
    AddClaim,
    AddEntity,
    Delete,
    Import,
    Reject,
    Reopen,
    Revise,
    SetNote,
)
from annotate.commands.describing import describe_body, in_marks
from annotate.commands.records import pending_record
from annotate.errors import EditRefused
from tests.builders import PIPELINE, annotations, author, claim, entity, suggestion

MAY, AS_PLACE, LAVROV = entity("Ms May"), entity("Ms May", "GPE"), entity("Mr Lavrov")
MAY_ID = suggestion(MAY).id


@pytest.fixture
def anna() -> Author:
    return author("anna")


@pytest.fixture
def boris() -> Author:
    """Whoever comes later; his clock is ahead of Anna's."""
    return Author("boris", now=lambda: "2026-11-24T09:00:00Z", new_id=lambda: "boris-1")


def only(work: AnnotationSet) -> Annotation:
    [record] = work.records
    return record


def assert_refused(work: AnnotationSet, command: Command, by: Author, reason: str) -> None:
    """A refusal says why and changes nothing."""
    before = (work.records, list(work.items), work.history.edits, work.history.position)
    with pytest.raises(EditRefused, match=reason):
        work.perform(command, by)
    assert (work.records, list(work.items), work.history.edits, work.history.position) == before


def test_accept_makes_a_record_that_keeps_where_it_came_from(anna: Author) -> None:
    work = annotations(MAY)
    edit = work.perform(Accept((MAY_ID,)), anna)
    record = only(work)
    assert edit.description == "accepted PERSON “Ms May”"
    assert (record.id, record.body) == (MAY_ID, MAY)
    assert (record.status, record.decided) == (Status.ACCEPTED, Decided.EXPLICIT)
    assert (record.origin, record.pipeline, record.score) == (Origin.PIPELINE, PIPELINE, 0.5)
    assert (record.was, record.annotator) == (None, "anna")
    assert record.created <= record.updated


def test_accept_many_at_once_says_so_in_each_record(anna: Author) -> None:
    work = annotations(MAY, LAVROV)
    edit = work.perform(Accept((MAY_ID, suggestion(LAVROV).id), bulk=True), anna)
    assert edit.description == "accepted 2 PERSON"
    assert {record.decided for record in work.records} == {Decided.BULK}
    work.undo()
    assert len(work.pending) == 2


def test_accept_twice_is_refused(anna: Author, boris: Author) -> None:
    work = annotations(MAY)
    work.perform(Accept((MAY_ID, MAY_ID)), anna)
    assert_refused(work, Accept((MAY_ID,)), boris, "nothing to change")


def test_the_second_decision_names_who_made_it_and_keeps_when_the_first_was(
    anna: Author, boris: Author
) -> None:
    work = annotations(MAY)
    work.perform(Accept((MAY_ID,)), anna)
    first = only(work)
    work.perform(Reject((MAY_ID,)), boris)
    assert only(work) == replace(
        first, status=Status.REJECTED, annotator="boris", updated="2026-11-24T09:00:00Z"
    )


def test_accept_is_refused_where_the_same_is_accepted_already(anna: Author) -> None:
    work = annotations(MAY, AS_PLACE)
    work.perform(Reject((MAY_ID,)), anna)
    work.perform(Revise(suggestion(AS_PLACE).id, MAY), anna)
    assert_refused(work, Accept((MAY_ID,)), anna, "annotated already")
    assert_refused(work, Accept((MAY_ID,), bulk=True), anna, "nothing to change")


def test_reject_keeps_a_record(anna: Author) -> None:
    work = annotations(MAY)
    work.perform(Reject((MAY_ID,), bulk=True), anna)
    assert (only(work).status, only(work).decided) == (Status.REJECTED, Decided.BULK)
    assert work.count(Status.REJECTED) == 1


@pytest.mark.parametrize("decision", [Accept, Reject])
def test_an_imported_proposal_gets_its_time_when_it_is_decided(
    anna: Author, decision: type[Accept] | type[Reject]
) -> None:
    work = annotations()
    proposal = replace(pending_record(suggestion(entity("Ms May")), anna), created="", updated="")
    work.perform(Import((proposal,)), anna)

    work.perform(decision((proposal.id,)), anna)

    record = only(work)
    assert record.created == record.updated != ""


def test_reopen_makes_a_decision_pending_again_in_its_present_form(
    anna: Author, boris: Author
) -> None:
    work = annotations(AS_PLACE)
    item = suggestion(AS_PLACE).id
    work.perform(Revise(item, MAY), anna)
    work.perform(Reopen(item), boris)
    record = only(work)
    assert (record.status, record.decided) == (Status.SUGGESTED, None)
    assert (record.body, record.was) == (MAY, AS_PLACE)
    assert record.updated == "2026-11-24T09:00:00Z"
    assert list(work.pending) == [record]
    assert_refused(work, Reopen(item), boris, "pending already")


def test_reopen_of_a_bare_suggestion_is_refused(anna: Author) -> None:
    assert_refused(annotations(MAY), Reopen(MAY_ID), anna, "pending already")


def test_add_makes_an_annotation_of_ones_own(anna: Author) -> None:
    work = annotations()
    edit = work.perform(AddEntity(MAY), anna)
    record = only(work)
    assert edit.description == "added PERSON “Ms May”"
    assert (record.id, record.origin, record.annotator) == ("anna-1", Origin.USER, "anna")
    assert (record.status, record.decided) == (Status.ACCEPTED, Decided.EXPLICIT)
    assert (record.score, record.pipeline, record.was) == (None, None, None)
    assert record.created == record.updated


@pytest.mark.parametrize("before", [None, Reject])
def test_add_accepts_what_was_proposed_or_rejected_before(
    anna: Author, before: type[Reject] | None
) -> None:
    work = annotations(MAY)
    if before is not None:
        work.perform(before((MAY_ID,)), anna)
    work.perform(AddEntity(MAY), anna)
    assert (only(work).id, only(work).origin) == (MAY_ID, Origin.PIPELINE)
    assert only(work).status is Status.ACCEPTED


def test_add_the_same_twice_is_refused_but_another_label_is_not(anna: Author) -> None:
    work = annotations()
    work.perform(AddEntity(MAY), anna)
    assert_refused(work, AddEntity(MAY), anna, "annotated already")
    work.perform(AddEntity(AS_PLACE), anna)
    assert work.count(Status.ACCEPTED) == 2


def test_add_is_refused_beside_an_accepted_one_though_an_equal_was_rejected(anna: Author) -> None:
    work = annotations(MAY, AS_PLACE)
    work.perform(Reject((MAY_ID,)), anna)
    work.perform(Revise(suggestion(AS_PLACE).id, MAY), anna)
    assert_refused(work, AddEntity(MAY), anna, "annotated already")


def test_a_claim_accepts_the_speaker_that_it_links_to_in_one_step(anna: Author) -> None:
    work = annotations(MAY)
    edit = work.perform(AddClaim(claim(speaker=MAY_ID)), anna)
    assert edit.description.endswith("”, and PERSON “Ms May”")
    assert work.count(Status.ACCEPTED) == 2
    work.undo()
    assert work.records == ()
    assert len(work.pending) == 1


def test_revise_keeps_the_first_proposal(anna: Author) -> None:
    work = annotations(AS_PLACE)
    item = suggestion(AS_PLACE).id
    edit = work.perform(Revise(item, MAY), anna)
    work.perform(Revise(item, entity("May")), anna)
    assert edit.description == "relabelled GPE “Ms May” as PERSON"
    assert (only(work).body, only(work).was) == (entity("May"), AS_PLACE)
    assert only(work).status is Status.ACCEPTED
    work.perform(Revise(item, AS_PLACE), anna)
    assert only(work).was is None


def test_revise_of_ones_own_has_no_proposal_to_keep(anna: Author) -> None:
    work = annotations()
    work.perform(AddEntity(MAY), anna)
    edit = work.perform(Revise("anna-1", entity("May")), anna)
    assert edit.description == "moved the edges of PERSON “Ms May”"
    assert (only(work).body, only(work).was) == (entity("May"), None)


def test_revise_into_itself_or_an_existing_annotation_is_refused(anna: Author) -> None:
    work = annotations()
    work.perform(AddEntity(MAY), anna)
    work.perform(AddEntity(AS_PLACE), anna)
    assert_refused(work, Revise("anna-1", MAY), anna, "already")
    assert_refused(work, Revise("anna-1", AS_PLACE), anna, "annotated already")


def test_a_note_on_a_suggestion_leaves_it_pending(anna: Author, boris: Author) -> None:
    work = annotations(MAY)
    work.perform(SetNote(MAY_ID, "which one?\n“the PM”"), anna)
    record = only(work)
    assert (record.note, record.status) == ("which one?\n“the PM”", Status.SUGGESTED)
    assert list(work.pending) == [record]
    assert_refused(work, SetNote(MAY_ID, record.note), boris, "same as before")
    edit = work.perform(SetNote(MAY_ID, ""), boris)
    assert edit.description == "removed the note on PERSON “Ms May”"


def test_delete_removes_ones_own_and_rejects_what_was_proposed(anna: Author) -> None:
    work = annotations(MAY)
    work.perform(AddEntity(LAVROV), anna)
    assert work.perform(Delete("anna-1"), anna).description == "deleted PERSON “Mr Lavrov”"
    assert work.records == ()
    assert work.perform(Delete(MAY_ID), anna).description == "rejected PERSON “Ms May”"
    assert only(work).status is Status.REJECTED


@pytest.mark.parametrize("proposed", [True, False])
def test_deleting_a_speaker_clears_the_link_and_undo_brings_it_back(
    anna: Author, proposed: bool
) -> None:
    work = annotations(*([MAY] if proposed else []))
    speaker = MAY_ID if proposed else "anna-1"
    if not proposed:
        work.perform(AddEntity(MAY), anna)
    work.perform(AddClaim(claim(speaker=speaker)), anna)
    work.perform(Delete(speaker), anna)
    assert speaker_of(work) is None
    work.undo()
    assert speaker_of(work) == speaker


def test_import_adds_and_changes_and_leaves_the_rest_alone(anna: Author, boris: Author) -> None:
    work = annotations()
    work.perform(AddEntity(MAY), anna)
    mine = only(work)
    theirs = replace(mine, id="theirs", body=LAVROV, origin=Origin.IMPORT, annotator="boris")
    changed = replace(mine, note="seen")
    edit = work.perform(Import((theirs, changed)), boris)
    assert edit.description == "imported 2 annotations"
    assert set(work.records) == {theirs, changed}
    work.perform(Import((theirs,), replace=True), boris)
    assert set(work.records) == {theirs}
    assert_refused(work, Import((theirs,)), boris, "nothing to change")


def test_a_long_quote_is_cut_and_put_on_one_line(anna: Author) -> None:
    work = annotations()
    edit = work.perform(AddEntity(entity("said it was “a good deal,” she hoped, “for all.”")), anna)
    assert edit.description == "added PERSON “said it was “a good deal,”…”"


def speaker_of(work: AnnotationSet) -> str | None:
    [body] = [record.body for record in work.records if isinstance(record.body, Claim)]
    assert isinstance(body, Claim)
    return body.speaker


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Pebble", "“Pebble”"),
        ("“Petra,”", "“Petra,”"),
        ('"So"', '"So"'),
        ("“Petra has…", "“Petra has…”"),
        ("“Petra,” said Ann…", "“Petra,” said Ann…"),
        ('"So…', '"So…"'),
    ],
)
def test_a_quotation_gets_no_second_marks(quote: str, shown: str) -> None:
    assert in_marks(quote) == shown


def test_a_claim_is_named_by_its_content_else_by_all_of_its_cue() -> None:
    said = claim()
    assert describe_body(annotations(), said).startswith("CLAIM “")
    cue = (said.cue[0], said.source[0])
    described = describe_body(annotations(), replace(said, content=(), cue=cue))
    assert " … " in described
