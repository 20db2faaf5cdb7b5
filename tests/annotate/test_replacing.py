"""Later suggestions in place of earlier ones: decided ones and those being worked on stay."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.commands import Accept, AddClaim, Reject
from annotate.decisions import Decisions
from annotate.errors import EditRefused
from annotate.suggestion import Suggestion
from tests.builders import annotations, author, claim, entity, suggestion
from tests.random_commands import Wish, batches, wishes

MAY, MOSCOW = entity("Ms May"), entity("Moscow", "GPE")


def pending(work: AnnotationSet) -> list[object]:
    return [item.body for item in work.pending]


def test_undecided_ones_go_and_fresh_ones_come() -> None:
    work = annotations(MAY)

    work.replace_suggestions([suggestion(MAY).id], [suggestion(MOSCOW)])

    assert pending(work) == [MOSCOW]
    assert work.get(suggestion(MAY).id) is None


def test_the_suggestion_being_worked_on_stays() -> None:
    work = annotations(MAY)
    kept_ids = suggestion(MAY).id

    work.replace_suggestions([kept_ids], [suggestion(MOSCOW)], keep={kept_ids})

    assert pending(work) == [MAY, MOSCOW]


def test_the_speaker_of_the_claim_in_hand_stays_too() -> None:
    body = claim(speaker=suggestion(MAY).id)
    work = annotations(MAY, body)
    outdated = [suggestion(MAY).id, suggestion(body).id]

    work.replace_suggestions(outdated, [], keep={suggestion(body).id})

    assert set(pending(work)) == {MAY, body}


def test_decisions_stay_and_their_proposals_do_not_come_back() -> None:
    work = annotations(MAY, MOSCOW)
    work.perform(Accept((suggestion(MAY).id,)), author())
    work.perform(Reject((suggestion(MOSCOW).id,)), author())
    before = work.records

    work.replace_suggestions([suggestion(MAY).id], [suggestion(MAY, 0.9), suggestion(MOSCOW, 0.9)])

    assert work.records == before
    assert pending(work) == []


def test_a_suggestion_found_again_gets_its_new_score() -> None:
    work = annotations(MAY)

    work.replace_suggestions([suggestion(MAY).id], [suggestion(MAY, 0.9)])

    assert [item.score for item in work.pending] == [0.9]


@given(batches(), st.lists(wishes(), max_size=8), batches(), st.data())
def test_nothing_decided_or_being_worked_on_is_lost(
    first: tuple[Suggestion, ...],
    wished: list[Wish],
    final: tuple[Suggestion, ...],
    data: st.DataObject,
) -> None:
    work, ann = annotations(), author()
    work.add_suggestions(first)
    for wish in wished:
        with suppress(EditRefused):
            work.perform(wish.command(work), ann)
    present = sorted(item.id for item in work.items)
    kept_ids = data.draw(st.sets(st.sampled_from(present)) if present else st.just(set()))
    in_hand = {name: work.item(name) for name in kept_ids}
    records, linked = set(work.records), _speakers(work)

    work.replace_suggestions([speakers.id for speakers in first], final, keep=kept_ids)

    assert set(work.records) == records
    assert all(work.items.get(name) is item for name, item in in_hand.items())
    assert _speakers(work) >= linked
    decisions = Decisions(work.items)
    for record in work.records:
        decisions.add(record)
    pending_ids = {item.id for item in work.pending}
    assert {speakers.id for speakers in final if not decisions.is_decided(speakers)} <= pending_ids
    spared = (
        kept_ids | linked | {record.id for record in records} | {speakers.id for speakers in final}
    )
    spared |= {item.body.speaker for item in in_hand.values() if isinstance(item.body, Claim)}
    assert pending_ids <= spared
    while work.history.next_undo() is not None:
        work.undo()
    assert work.records == ()


def test_a_claim_accepted_meanwhile_keeps_its_speaker() -> None:
    work, ann = annotations(MAY), author()
    work.perform(AddClaim(claim(speaker=suggestion(MAY).id)), ann)
    work.undo()
    work.redo()

    work.replace_suggestions([suggestion(MAY).id], [])

    assert _speakers(work) == {suggestion(MAY).id}


def _speakers(work: AnnotationSet) -> set[str]:
    """Ids of the speakers of decided claims that are there."""
    bodies = [record.body for record in work.records]
    speakers = {body.speaker for body in bodies if isinstance(body, Claim) and body.speaker}
    return {name for name in speakers if work.get(name) is not None}
