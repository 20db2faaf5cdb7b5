"""Claims: source, cue and content, each of several pieces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.claim import Claim, Role
from tests.builders import claim, places

FRAME = claim()


def test_a_claim_needs_a_cue_or_a_content() -> None:
    with pytest.raises(ValueError, match="a cue or a content"):
        Claim(source=places("Ms May"))
    assert Claim(cue=places("said")).content == ()
    assert Claim(content=places("deal")).cue == ()


@pytest.mark.parametrize("role", Role)
def test_one_part_can_be_changed_and_the_others_stay(role: Role) -> None:
    changed = FRAME.with_part(role, places("Nobody"))
    assert changed.part(role) == places("Nobody")
    assert all(changed.part(other) == FRAME.part(other) for other in Role if other is not role)


def test_the_last_of_cue_and_content_cannot_be_removed() -> None:
    without_cue = FRAME.with_part(Role.CUE, ())
    with pytest.raises(ValueError, match="a cue or a content"):
        without_cue.with_part(Role.CONTENT, ())


def test_fragments_of_all_roles_come_in_text_order() -> None:
    assert FRAME.fragments == places("Ms May", "said", "it was “a good deal,”", "“for all.”")
    assert FRAME.extent == places("Ms May said it was “a good deal,” she hoped, “for all.”")[0]


def test_the_speaker_does_not_make_it_another_proposal_but_the_role_of_a_piece_does() -> None:
    assert replace(FRAME, speaker="may").key == FRAME.key
    swapped = Claim(source=FRAME.cue, cue=FRAME.source, content=FRAME.content)
    assert swapped.key != FRAME.key
    assert replace(FRAME, label="VIEW").key != FRAME.key
