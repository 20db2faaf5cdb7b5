"""Words in place of people where there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.library.people.people_words import notice
from tui.library.people.state import STATUSES, PeopleState


@pytest.mark.parametrize("statuses", STATUSES)
def test_without_claims_it_is_said_which_ones_there_are_not(statuses: str) -> None:
    state = replace(PeopleState(), statuses=statuses, is_counting=False)
    words = "".join(part.text for line in notice(state, str) for part in line)
    assert f"there are no {statuses.replace(' and ', ' or ')} claims" in words
