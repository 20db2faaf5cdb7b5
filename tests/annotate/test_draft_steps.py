"""Drafts that can be taken back change by change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.claim import Role
from annotate.claim_draft import ClaimDraft
from annotate.draft_steps import DraftSteps
from annotate.span import Span

CHANGES = st.lists(st.tuples(st.sampled_from(list(Role)), st.integers(0, 9)), max_size=8)


def steps_of(changes: list[tuple[Role, int]]) -> list[DraftSteps]:
    """The steps after each change that makes a difference, the untouched draft first."""
    steps = [DraftSteps(ClaimDraft())]
    for role, start in changes:
        following = steps[-1].then(steps[-1].draft.with_part(role, Span(start, start + 1)))
        if following is not steps[-1]:
            steps.append(following)
    return steps


@given(CHANGES)
def test_every_change_goes_back_and_forth(changes: list[tuple[Role, int]]) -> None:
    drafts = [steps.draft for steps in steps_of(changes)]
    steps = steps_of(changes)[-1]
    way_back = [steps.draft]
    while (before := steps.back()) is not None:
        steps = before
        way_back.append(steps.draft)
    assert way_back == drafts[::-1]
    way_forth = [steps.draft]
    while (after := steps.forth()) is not None:
        steps = after
        way_forth.append(steps.draft)
    assert way_forth == drafts


def test_a_claim_that_is_only_opened_has_no_work_in_it() -> None:
    opened = DraftSteps(ClaimDraft(cue=(Span(0, 1),), editing="a"))
    assert not opened.has_work
    assert opened.then(opened.draft.with_part(Role.SOURCE, Span(2, 3))).has_work
    assert DraftSteps(ClaimDraft(cue=(Span(0, 1),))).has_work
